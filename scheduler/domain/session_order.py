"""The first, second … session of each axis in a programme."""

from __future__ import annotations

from collections import Counter
from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.remembered import remembered


@remembered
def ordinals(event: Event, programme: Programme) -> tuple[int, ...]:
    """The position of each session among those of its axis, from 0, in the programme's order.

    Sessions ascend by their start; those that start together by slot, then by room, in the event's order.
    """
    slots = {slot.id: number for number, slot in enumerate(event.slots)}
    rooms = {room.id: number for number, room in enumerate(event.rooms)}

    def key(session: PlacedSession) -> tuple[date, int, int, int, str]:
        slot, room = slots.get(session.slot or "", len(slots)), rooms.get(session.room, len(rooms))
        return session.day, session.start, slot, room, session.id

    numbers: dict[int, int] = {}
    counts: Counter[str | None] = Counter()
    sessions = programme.sessions
    for index in sorted(range(len(sessions)), key=lambda index: key(sessions[index])):
        numbers[index] = counts[sessions[index].axis]
        counts[sessions[index].axis] += 1
    return tuple(numbers[index] for index in range(len(sessions)))
