"""HotCRP: the JSON of papers (several, or one alone) and authors.csv, either or both."""

from scheduler.importing.hotcrp.reading import AUTHORS, PAPER, imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (
    PAPER,
    AUTHORS,
)
