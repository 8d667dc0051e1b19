"""The conferences of the benchmark CoSPLib: their workbooks, read and converted to events."""
