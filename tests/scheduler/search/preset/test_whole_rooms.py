"""The rooms of a sketch: each axis has one where it can, and no such choice costs less."""

from __future__ import annotations

import random
from itertools import product

import pytest

from benchmarks.generate import instance
from scheduler.check import check, cost_of
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.preset.good_rooms import in_rooms
from scheduler.search.preset.whole_rooms import in_whole_rooms
from scheduler.search.solver import Limits

PLANTED = instance("preset-12")
EVENT = PLANTED.event
#: The rules about rooms, of which sessions that keep their slots can only break other amounts in other rooms.
OF_ROOMS = {"axis_rooms", "axis_room_table", "slot_room_table", "talk_room_table", "capacity", "needs", "talk_room"}
LIMITS = Limits(30, 1, local=True)


@pytest.mark.parametrize("seed", range(6))
def test_no_choice_of_one_room_an_axis_costs_less(seed: int) -> None:
    sketch = _shuffled(PLANTED.programme, random.Random(seed))
    costs = [_cost(EVENT, each) for each in _whole(sketch)]
    found = in_whole_rooms(EVENT, sketch, LIMITS)
    assert _slots(found) == _slots(sketch)
    assert len({(session.slot, session.room) for session in found.sessions}) == len(found.sessions)
    assert costs
    assert _cost(EVENT, found) <= min(costs)


def _shuffled(programme: Programme, rng: random.Random) -> Programme:
    """The programme with its sessions of each slot in any of its rooms."""
    rooms = dict[str, str]()
    for slot in EVENT.slots:
        sessions = [session.id for session in programme.sessions if session.slot == slot.id]
        rooms |= dict(zip(sessions, rng.sample(EVENT.rooms_of(slot), len(sessions)), strict=True))
    return in_rooms(EVENT, programme, rooms)


def _whole(sketch: Programme) -> list[Programme]:
    """The sketch with each choice of one room an axis in which no room has two sessions at once."""
    axes, programmes = EVENT.used_axes, list[Programme]()
    for rooms in product(EVENT.room, repeat=len(axes)):
        of_axis = dict(zip(axes, rooms, strict=True))
        held = {session.id: of_axis[session.axis] for session in sketch.sessions}
        spots = {(session.slot, held[session.id]) for session in sketch.sessions}
        in_slot = all(held[s.id] in EVENT.rooms_of(EVENT.slot[s.slot or ""]) for s in sketch.sessions)
        if len(spots) == len(held) and in_slot:
            programmes.append(in_rooms(EVENT, sketch, held))
    return programmes


def _cost(event: Event, programme: Programme) -> int:
    """What the rules about rooms cost, a broken hard one more than all others."""
    report = check(event, programme)
    hard = sum(violation.rule in OF_ROOMS for violation in report.hard)
    return 10**6 * hard + sum(cost_of(event, violation) for violation in report.soft if violation.rule in OF_ROOMS)


def _slots(programme: Programme) -> list[tuple[str, str]]:
    return sorted((talk, session.slot or "") for session in programme.sessions for talk in session.talks)
