"""Data: events, programmes, requirements; frozen, without files or solver."""
