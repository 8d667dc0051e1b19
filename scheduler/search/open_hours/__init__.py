"""A relaxation of events with axes that chooses among all possible sessions, whatever the hours of the pauses."""
