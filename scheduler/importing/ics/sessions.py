"""Entries that are sessions: they hold other entries of the calendar, which are the talks.

Where no rooms are named, talks may lie within another one that is held elsewhere: who has people is a talk then.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from scheduler.importing.ics.calendars import text_of
from scheduler.importing.ics.entries import Entry
from scheduler.importing.ics.items import is_pause, room_of
from scheduler.importing.ics.moments import minutes_of
from scheduler.importing.ics.people import people_of
from scheduler.language.text import fold

#: How many talks an entry holds at least that is a session; of one that blocks no time (TRANSP), a single one.
_SEVERAL = 2

#: When an entry begins and ends.
Hours = tuple[dt.datetime, dt.datetime]


def without_sessions(entries: Sequence[Entry], owner: str) -> tuple[list[Entry], list[Entry]]:
    """The entries that hold no others in the same room, and those that do.

    `owner`: the address of whoever keeps the calendar, who gives no talk by that; "" where it is not known.
    """
    rooms: dict[str, Counter[Hours]] = {}
    stated = [(entry, fold(room_of(entry.item)), None if is_pause(entry.item) else _hours(entry)) for entry in entries]
    for entry, room, hours in stated:
        if hours is not None and not _is_free(entry):
            rooms.setdefault(room, Counter())[hours] += 1
    ordered = {room: sorted(hours) for room, hours in rooms.items()}
    kept: list[Entry] = []
    sessions: list[Entry] = []
    for entry, room, hours in stated:
        holds = hours is not None and room in rooms and _is_session(entry, hours, rooms[room], ordered[room])
        holds = holds and bool(room or not people_of(entry.item, owner))
        (sessions if holds else kept).append(entry)
    return kept, sessions


def _is_session(entry: Entry, hours: Hours, talks: Mapping[Hours, int], ordered: Sequence[Hours]) -> bool:
    """True if enough of the `talks`, counted by their `ordered` hours, lie within the hours of the entry; where a room
    is named, one of the very same hours does if the entry blocks no time.
    """
    free = _is_free(entry) and bool(room_of(entry.item))
    wanted = 1 if free else _SEVERAL
    start, end = hours
    for at in range(bisect_left(ordered, (start, start)), len(ordered)):
        theirs = ordered[at]
        if theirs[0] >= end or wanted <= 0:
            break
        if theirs[1] <= end and (free or theirs != hours):
            wanted -= talks[theirs]
    return wanted <= 0


def _hours(entry: Entry) -> Hours | None:
    """When the entry begins and ends; None where the calendar does not say it."""
    minutes = minutes_of(entry.item)
    if entry.start is None or minutes is None:
        return None
    return entry.start, entry.start + dt.timedelta(minutes=minutes)


def _is_free(entry: Entry) -> bool:
    return text_of(entry.item, "TRANSP").upper() == "TRANSPARENT"
