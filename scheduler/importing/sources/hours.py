"""Dates, hours and durations as systems write them, as local times of the event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from scheduler.importing.imported import Held, Lost
from scheduler.language.message import message

_HOURS = re.compile(r"(\d+)\s*(?:h|hours?|heures?|stunden?|horas?|ore)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+)\s*(?:m|min|mins|minutes?|minuten|minutos|minuti)\b", re.IGNORECASE)
_UNREAD = message("heures illisibles", "hours that cannot be read")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")


def moment(text: str, zone: str = "") -> dt.datetime | None:
    """The local time that an ISO text states, in `zone` where that is known and the text has an offset; else None."""
    try:
        stated = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if stated.tzinfo is not None and zone:
        try:
            stated = stated.astimezone(ZoneInfo(zone))
        except (KeyError, ValueError, OSError, OverflowError):
            return None
    return stated.replace(tzinfo=None, second=0, microsecond=0)


def held(start: dt.datetime | None, end: dt.datetime | None, room: str, minutes: int | None = None) -> Held | None:
    """When and where something is held; None without a start."""
    if start is None:
        return None
    length = int((end - start).total_seconds() // 60) if end is not None else minutes
    return Held(start, length if length and length > 0 else None, room)


def unread(texts: Iterable[str]) -> tuple[Lost, ...]:
    """The hours among the texts that cannot be read, as left aside."""
    count = sum(bool(text) and moment(text) is None for text in texts)
    return (Lost(_UNREAD, count),) if count else ()


def minutes_of(text: str) -> int | None:
    """The minutes of “90”, “1:30”, “1 hour 30 minutes”, “1 heure 30 minutes”; None for anything else."""
    text = text.strip()
    if re.fullmatch(r"\d{1,4}(?:\.0+)?", text):
        return int(float(text)) or None
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2]) or None
    hours, minutes = _HOURS.search(text), _MINUTES.search(text)
    total = (int(hours[1]) * 60 if hours else 0) + (int(minutes[1]) if minutes else 0)
    return total if 0 < total < 10_000 else None
