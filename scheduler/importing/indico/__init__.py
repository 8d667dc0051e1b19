"""Indico: contributions (CSV, xlsx), the event with its contributions (JSON), its timetable, and abstracts."""

from scheduler.importing.indico.reading import imported

__all__ = ["imported"]
