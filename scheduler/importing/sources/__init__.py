"""What the importers of other systems share: files, tables, JSON and XML of any origin, and what is left aside."""
