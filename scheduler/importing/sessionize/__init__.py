"""Sessionize: the answers of its API (All, Sessions, Grid, Speakers) and its flattened workbook."""

from scheduler.importing.sessionize.reading import imported

__all__ = ["imported"]
