"""What is given to models of preset sessions: sessions and talks that are settled, and few sessions at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.given import Given, SettledTalk, sessions_of

#: Slots of an axis that follow each other beyond those that it needs, in a sketch with few sessions at once.
_SPARE_SLOTS = 1


def lean(event: Event) -> Given:
    """Nothing is settled, and no axis has more sessions in a slot than it needs if it has some in all slots.

    An axis in slots that follow each other has hardly more of them than it needs.
    """
    at_once, widest = _fewest_at_once(event), max(slot.places for slot in event.slots)
    needed = {axis: sum(talk.places for talk in event.talks_of(axis)) for axis in event.used_axes}
    in_a_row = {axis: -(-needed[axis] // (widest * most)) + _SPARE_SLOTS for axis, most in at_once.items()}
    return Given(frozenset(), frozenset(event.used_axes), at_once=at_once, in_a_row=in_a_row)


def slots_of(event: Event, programme: Programme, free: frozenset[str | None] = frozenset()) -> Given:
    """The sessions of the programme have their slots, but those of the axes `free`; their rooms and talks are open.

    The free axes have no more sessions in a slot than in the programme, or than they need.
    """
    most = _most_at_once(event, programme) if free else None
    return Given(sessions_of(programme), free, at_once=most, rooms_open=frozenset(event.used_axes))


def around(
    event: Event,
    programme: Programme,
    free: frozenset[str | None],
    in_slots: frozenset[str | None] = frozenset(),
    in_rooms: frozenset[str | None] = frozenset(),
) -> Given:
    """All sessions and talks of the programme are settled but those of the axes `free`.

    `in_slots`: axes whose sessions keep their slots, in any rooms, with any of the axis's talks; `in_rooms`: axes whose
    sessions keep their rooms too.
    """
    most = _most_at_once(event, programme)
    talks = _settled_talks(event, programme, free | in_slots | in_rooms)
    return Given(sessions_of(programme), free, in_slots, most, talks=talks)


def around_talks(event: Event, programme: Programme, free: frozenset[str]) -> Given:
    """All talks of the programme are settled but `free`, and all sessions but those of their axes.

    These sessions are settled too where all rooms of all slots are taken.
    """
    settled = _settled_talks(event, programme, frozenset())
    full = len(programme.sessions) == sum(len(event.rooms_of(slot)) for slot in event.slots)
    axes = frozenset[str | None]() if full else frozenset(event.talk[talk].axis for talk in free)
    talks = {talk: where for talk, where in settled.items() if talk not in free}
    return Given(sessions_of(programme), axes, talks=talks)


def around_in_slots(event: Event, sketch: Programme, free: frozenset[str | None]) -> Given:
    """For models without rooms: all sessions and talks keep their slots but those of the axes `free`, as in `lean`.

    An axis that has more sessions at once in the sketch, or more slots, may have as many.
    """
    few, near = lean(event), around(event, sketch, free)
    slots = defaultdict[str | None, set[str | None]](set)
    for session in sketch.sessions:
        slots[session.axis].add(session.slot)
    in_a_row = {axis: max(most, len(slots[axis])) for axis, most in (few.in_a_row or {}).items()}
    return replace(near, in_a_row=in_a_row)


def _fewest_at_once(event: Event) -> Mapping[str | None, int]:
    """By axis, the sessions that it needs in each slot if it has sessions in all of them."""
    places = sum(slot.places for slot in event.slots)
    return {axis: -(-sum(talk.places for talk in event.talks_of(axis)) // places) for axis in event.used_axes}


def _most_at_once(event: Event, programme: Programme) -> Mapping[str | None, int]:
    """By axis, the sessions that it needs in each slot if it has sessions in all, or has in a slot of the programme."""
    present = Counter[str | None]()
    for (axis, _), count in Counter((session.axis, session.slot) for session in programme.sessions).items():
        present[axis] = max(present[axis], count)
    return {axis: max(least, present[axis]) for axis, least in _fewest_at_once(event).items()}


def _settled_talks(event: Event, programme: Programme, free: frozenset[str | None]) -> dict[str, SettledTalk]:
    """By talk of the other axes than `free`, its slot, room and place in the programme."""
    settled: dict[str, SettledTalk] = {}
    for session in programme.sessions:
        if session.axis not in free and session.slot is not None:
            slot = event.slot[session.slot]
            places = {slot.minute(place): place for place in range(slot.places)}
            for talk in session.talks:
                settled[talk] = slot.id, session.room, places[programme.talk[talk].start]
    return settled
