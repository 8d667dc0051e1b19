"""Calendars: the entries of .ics files, as calendar programs and other systems write them."""

from scheduler.importing.ics.reading import imported

__all__ = ["imported"]
