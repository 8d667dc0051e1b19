"""Two programmes of which each has moved axes of its own become one, unless two sessions want one room."""

from __future__ import annotations

import random

from benchmarks.generate import instance
from scheduler.check import check
from scheduler.domain.programme import Programme
from scheduler.search.preset.merging import merged

PLANTED = instance("preset-25")
EVENT, HERE = PLANTED.event, PLANTED.programme


def test_each_axis_has_what_its_own_programme_says() -> None:
    clashes = whole = 0
    for seed in range(40):
        rng = random.Random(seed)
        there = _in_other_rooms(rng)
        axes = frozenset(rng.sample(EVENT.used_axes, 3))
        both = merged(EVENT, HERE, there, axes)
        held = [(session.slot, session.room) for session in HERE.sessions if session.axis not in axes]
        held += [(session.slot, session.room) for session in there.sessions if session.axis in axes]
        assert (both is None) == (len({*held}) < len(held))
        if both is None:
            clashes += 1
            continue
        whole += 1
        expected = {talk.id: (there if talk.axis in axes else HERE).talk[talk.id] for talk in EVENT.talks}
        assert {talk.id: (talk.room, talk.day, talk.start) for talk in both.talks} == {
            talk: (at.room, at.day, at.start) for talk, at in expected.items()
        }
        assert not [violation for violation in check(EVENT, both).hard if violation.rule == "room_overlap"]
        assert all(both.talk[talk].session == session.id for session in both.sessions for talk in session.talks)
    assert clashes
    assert whole


def _in_other_rooms(rng: random.Random) -> Programme:
    """The planted programme with its rooms exchanged."""
    rooms = [room.id for room in EVENT.rooms]
    other = dict(zip(rooms, rng.sample(rooms, len(rooms)), strict=True))
    sessions = tuple(session.model_copy(update={"room": other[session.room]}) for session in HERE.sessions)
    talks = tuple(talk.model_copy(update={"room": other[talk.room]}) for talk in HERE.talks)
    return HERE.model_copy(update={"sessions": sessions, "talks": talks})
