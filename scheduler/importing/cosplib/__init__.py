"""The conferences of the benchmark CoSPLib: its workbooks, and what is asked in them."""
