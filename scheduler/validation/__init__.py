"""Finds the faults of an event: contradictions with itself, of its ids, names, hours and numbers."""
