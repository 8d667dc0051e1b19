"""Any table of talks: a form's answers, a list that was made by hand."""

from scheduler.importing.table.reading import imported

__all__ = ["imported"]
