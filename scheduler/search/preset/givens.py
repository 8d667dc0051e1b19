"""What is given to models of preset sessions: sessions and talks that are settled, and few sessions at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.given import Given, SettledTalk, sessions_of


def lean(event: Event) -> Given:
    """Nothing is settled, and no axis has more sessions in a slot than it needs if it has some in all slots."""
    return Given(frozenset(), frozenset(event.used_axes), at_once=_fewest_at_once(event))


def around(event: Event, programme: Programme, free: frozenset[str | None]) -> Given:
    """All sessions and talks of the programme are settled but those of the axes `free`."""
    counts = Counter((session.axis, session.slot) for session in programme.sessions)
    present = Counter[str | None]()
    for (axis, _), count in counts.items():
        present[axis] = max(present[axis], count)
    most = {axis: max(least, present[axis]) for axis, least in _fewest_at_once(event).items()}
    return Given(sessions_of(programme), free, at_once=most, talks=_settled_talks(event, programme, free))


def _fewest_at_once(event: Event) -> Mapping[str | None, int]:
    """By axis, the sessions that it needs in each slot if it has sessions in all of them."""
    places = sum(slot.places for slot in event.slots)
    return {axis: -(-sum(talk.places for talk in event.talks_of(axis)) // places) for axis in event.used_axes}


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
