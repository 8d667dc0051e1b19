"""Sessionize: the answers of its API (All, Sessions, Grid, Speakers) and its flattened workbook."""

from scheduler.importing.asked import Asked
from scheduler.importing.sessionize.flattened import known_of
from scheduler.importing.sessionize.reading import imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (known_of((), Asked()),)
