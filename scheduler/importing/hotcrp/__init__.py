"""HotCRP: the JSON of papers (several, or one alone) and authors.csv, either or both."""

from scheduler.importing.hotcrp.reading import imported

__all__ = ["imported"]
