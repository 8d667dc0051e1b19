"""schedule.xml of frab, as pretalx, frab, Pentabarf and Journée write it for apps."""

from scheduler.importing.frab.reading import imported

__all__ = ["imported"]
