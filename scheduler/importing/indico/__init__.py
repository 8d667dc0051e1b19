"""Indico: contributions (CSV, xlsx), the event with its contributions (JSON), its timetable, and abstracts."""

from scheduler.importing.indico.contributions import ABSTRACTS, CONTRIBUTIONS
from scheduler.importing.indico.reading import imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (
    CONTRIBUTIONS,
    ABSTRACTS,
)
