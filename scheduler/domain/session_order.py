"""The first, second … session of each axis in a programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from operator import attrgetter

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered

#: Axis, day, start, slot, room and id of a session: all that its position depends on.
_Held = tuple[str | None, date, int, str | None, str, str]
_HELD: Callable[[object], _Held] = attrgetter("axis", "day", "start", "slot", "room", "id")


@remembered
def ordinals(event: Event, programme: Programme) -> tuple[int, ...]:
    """The position of each session among those of its axis, from 0, in the programme's order.

    Sessions ascend by their start; those that start together by slot, then by room, in the event's order.
    """
    return _counting(event)(tuple(map(_HELD, programme.sessions)))


@remembered
def _counting(event: Event) -> Callable[[tuple[_Held, ...]], tuple[int, ...]]:
    """Counts the sessions of the event; programmes that differ in their talks alone are counted once."""
    slots = {slot.id: number for number, slot in enumerate(event.slots)}
    rooms = {room.id: number for number, room in enumerate(event.rooms)}

    def key(session: _Held) -> tuple[date, int, int, int, str]:
        _, day, start, slot, room, name = session
        return day, start, slots.get(slot or "", len(slots)), rooms.get(room, len(rooms)), name

    @lru_cache(maxsize=64)
    def counted(sessions: tuple[_Held, ...]) -> tuple[int, ...]:
        numbers: dict[int, int] = {}
        counts: Counter[str | None] = Counter()
        for index in sorted(range(len(sessions)), key=lambda index: key(sessions[index])):
            axis = sessions[index][0]
            numbers[index] = counts[axis]
            counts[axis] += 1
        return tuple(numbers[index] for index in range(len(sessions)))

    return counted
