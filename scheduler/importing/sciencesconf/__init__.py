"""Sciencesconf: the programme (planning.csv) and the submissions (XML, JSON), either or both."""

from scheduler.importing.sciencesconf.reading import imported

__all__ = ["imported"]
