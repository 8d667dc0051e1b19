"""Upper bounds on the talks that rooms can hold in their days: counting, without the solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from scheduler.domain.event import Event
from scheduler.domain.windows import Day

#: Pauses of a day: with more, nothing is counted, since the recursion looks at each subset of them.
_MAX_PAUSES = 10
#: For each pause the minutes at which it may start, ascending, and its duration in minutes.
Pauses = Sequence[tuple[Sequence[int], int]]


def most_talks(start: int, end: int, shortest: int, pauses: Pauses) -> int | None:
    """The most talks of at least `shortest` minutes that one room can hold between the minutes `start` and `end`.

    The pauses are disjoint, and no talk runs during them. None where they cannot be held together, or where there are
    too many of them to be counted.
    """
    if len(pauses) > _MAX_PAUSES:
        return None

    @cache
    def most_from(minute: int, remaining: int) -> int | None:
        """The most talks from `minute` on, with the pauses of the bits of `remaining` still to be held."""
        if not remaining:
            return (end - minute) // shortest if minute <= end else None
        counts = []
        for number, (starts, duration) in enumerate(pauses):
            for begin in starts if remaining >> number & 1 else ():
                if begin >= minute:
                    after = most_from(begin + duration, remaining & ~(1 << number))
                    if after is not None:
                        counts.append((begin - minute) // shortest + after)
        return max(counts, default=None)

    return most_from(start, (1 << len(pauses)) - 1)


def most_on(days: Iterable[tuple[Day, Pauses]], shortest: int) -> int | None:
    """The most talks of at least `shortest` minutes that one room can hold on all `days`, each with its pauses.

    None where those of a day cannot be counted.
    """
    counts = [most_talks(day.start, day.end, shortest, pauses) for day, pauses in days]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def most_talks_in_rooms(event: Event, shortest: int) -> int | None:
    """The most talks of at least `shortest` minutes that all rooms together can hold; None where not counted."""
    in_one_room = most_on(((day, _pauses(event, day)) for day in event.days), shortest)
    return None if in_one_room is None else in_one_room * len(event.talk_rooms)


def is_crowded(event: Event) -> bool:
    """True if all rooms together have too little time for all talks; false proves nothing."""
    minutes = sum(day.end - day.start - sum(duration for _, duration in _pauses(event, day)) for day in event.days)
    capacity = most_talks_in_rooms(event, min(talk.duration for talk in event.talks))
    needed = sum(talk.duration for talk in event.talks)
    return needed > minutes * len(event.talk_rooms) or (capacity is not None and len(event.talks) > capacity)


def _pauses(event: Event, day: Day) -> Pauses:
    """The breaks of the day, each at its shortest, and its plenaries."""
    breaks = [(pause.starts(event.step), pause.shortest) for pause in event.daily_breaks if pause.day == day]
    return [*breaks, *((p.starts(day, event.step), p.duration) for p in event.plenaries if p.day == day.date)]
