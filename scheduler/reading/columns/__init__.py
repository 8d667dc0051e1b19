"""The columns of a table: its header, the field that each column has, and the rows that belong to it."""
