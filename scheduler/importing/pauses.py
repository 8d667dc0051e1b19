"""The breaks of a source, which a folder has only where their hours are held."""

from __future__ import annotations

from dataclasses import replace

from scheduler.importing.imported import Imported, Lost
from scheduler.importing.sources.aside import joined
from scheduler.importing.stated_rooms import KEEP_TIMES
from scheduler.language.message import message

_PAUSES = message("pauses et autres temps sans exposé", "breaks and other times without a talk")


def without_pauses(imported: Imported, *, is_new: bool) -> Imported:
    """The import that tells of the breaks that it does not take over; a new folder may hold them at their hours."""
    if not imported.pauses:
        return imported
    told = replace(imported, lost=joined(imported.lost, (Lost(_PAUSES, len(imported.pauses)),)))
    return told.with_option(KEEP_TIMES) if is_new else told
