"""Programmes sought: level after level, repaired, or different ones."""
