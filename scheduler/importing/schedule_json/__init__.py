"""schedule.json, version 1 of voc/schedule, as pretalx, frab and Journée write it for apps."""

from scheduler.importing.schedule_json.reading import imported

__all__ = ["imported"]
