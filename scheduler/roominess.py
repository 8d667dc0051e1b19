"""How many talks a room can hold in a day, whatever they are; pure counting, no solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from scheduler.clock import grid
from scheduler.domain.windows import Day
from scheduler.event import Event

#: With more pauses than these a day, counting would take longer than it saves.
_MOST_PAUSES = 10
#: The starts that each pause may have, in minutes, and how long it is.
Pauses = Sequence[tuple[Sequence[int], int]]


def most_talks(start: int, end: int, shortest: int, pauses: Pauses) -> int | None:
    """The most talks of at least `shortest` minutes that one room can hold between the minutes `start` and `end`.

    `pauses`: the starts that each may have (ascending), and its minutes; they are disjoint, and no talk runs meanwhile.
    None where they cannot be held together or are too many to be counted.
    """
    free = max(0, (end - start) // shortest)
    if len(pauses) > _MOST_PAUSES:
        return None

    @cache
    def best(at: int, left: int) -> int:
        """From the minute `at`, the pauses of the bits of `left` still being to come; negative where they cannot."""
        if not left:
            return (end - at) // shortest if at <= end else -free - 1
        found = -free - 1
        for number, (starts, minutes) in enumerate(pauses):
            if left >> number & 1:
                for begin in starts:
                    if begin >= at:
                        then = best(begin + minutes, left & ~(1 << number))
                        if then >= 0:
                            found = max(found, (begin - at) // shortest + then)
        return found

    counted = best(start, (1 << len(pauses)) - 1)
    return counted if counted >= 0 else None


def most_on(days: Iterable[tuple[Day, Pauses]], shortest: int) -> int | None:
    """As `most_talks`, of several days with their pauses."""
    counted = [most_talks(day.start, day.end, shortest, pauses) for day, pauses in days]
    known = [most for most in counted if most is not None]
    return sum(known) if len(known) == len(counted) else None


def most_held(event: Event, shortest: int) -> int | None:
    """The most talks of at least `shortest` minutes that all rooms together can hold; None where it was not counted."""
    most = most_on(((day, _pauses(event, day)) for day in event.days), shortest)
    return None if most is None else most * len(event.rooms)


def is_crowded(event: Event) -> bool:
    """True if all rooms together have too little time for all talks; false proves nothing."""
    minutes = sum(day.end - day.start - sum(length for _, length in _pauses(event, day)) for day in event.days)
    held = most_held(event, min(talk.duration for talk in event.talks))
    needed = sum(talk.duration for talk in event.talks)
    return needed > minutes * len(event.rooms) or (held is not None and len(event.talks) > held)


def _pauses(event: Event, day: Day) -> Pauses:
    breaks = [
        (grid(max(p.between_start, day.start), min(p.between_end, day.end) - p.least, event.step), p.least)
        for p in event.daily_breaks
        if p.day == day
    ]
    return [*breaks, *(([p.start], p.duration) for p in event.plenaries if p.day == day.date)]
