"""The id of an event that is begun: calendars know it, and all that belongs to it, by nothing else."""

from __future__ import annotations

from datetime import date
from secrets import token_hex

from scheduler.language.text import is_device, name_slug

_NAMELESS = "journee"
#: The number of bytes by chance that tell events of one name apart.
_MARK = 3


def new_event_id(name: str, day: date | None = None) -> str:
    """An id that no other event has: of its name and its first day, or of its name and chance where that is not known.

    Two events may not have the same, though people call their folders alike, year by year.
    """
    wanted = name_slug(name)
    readable = wanted if wanted and not is_device(wanted) else _NAMELESS
    return f"{readable}-{day or token_hex(_MARK)}"
