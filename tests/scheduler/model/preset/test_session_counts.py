"""Counting the sessions of each axis refuses no programme, and refuses at once what clauses alone try in every way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from examples import examples
from hypothesis import given
from slot_brute import TooMany, programmes
from slot_events import slot_events

from scheduler.domain.event import Event
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.model.preset.session_counts import weighings
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.solver import Limits, run

#: Deterministic seconds of the solver: far less than it takes to try all ways.
AT_ONCE = 0.2


@examples(60)
@given(event=slot_events())
def test_the_sessions_of_every_programme_weigh_what_is_said_at_least(event: Event) -> None:
    try:
        every = list(programmes(event, 300))[:50]
    except TooMany:
        return
    for weighing in weighings(event, frozenset()):
        for programme in every:
            weight = defaultdict[str | None, int](int)
            for session in programme.sessions:
                weight[session.axis] += weighing.weights[event.slot[session.slot or ""].places]
            assert all(weight[axis] >= least for axis, least in weighing.least.items())


def conference(axes: int, talks: tuple[int, ...], slots: tuple[int, ...], rooms: int) -> Event:
    """As many axes, each with talks of these lengths, and slots of so many places."""
    day = date(2025, 5, 23)
    names = [f"a{number}" for number in range(axes)]
    return Event(
        id="e",
        title="E",
        days=(Day(date=day, start=0, end=1440),),
        axes=tuple(Axis(id=name, title=name) for name in names),
        rooms=tuple(Room(id=f"r{number}", name=f"R{number}") for number in range(rooms)),
        slots=tuple(
            Slot(id=f"s{number}", day=day, start=60 * number, end=60 * number + 50, places=places)
            for number, places in enumerate(slots)
        ),
        talks=tuple(
            Talk(id=f"{name}-{number}", title="T", axis=name, speakers=(), places=places)
            for name in names
            for number, places in enumerate(talks)
        ),
    )


#: Axes, lengths of the talks of each, places of the slots, rooms: one axis more than there is room for.
FULL = [
    pytest.param((26, (1,) * 4, (3,) * 10, 5), id="two sessions each, one talk too many for one"),
    pytest.param((41, (3,), (5,) * 10, 4), id="one long talk fills more than half a session"),
    pytest.param((13, (1,) * 4, (4, 3, 3, 3), 5), id="few wide slots"),
]


@pytest.mark.parametrize("shape", FULL)
@pytest.mark.parametrize("depth", [SKETCH, ALIKE, EACH, DEEPEST])
def test_one_axis_too_many_is_refused_at_once(
    shape: tuple[int, tuple[int, ...], tuple[int, ...], int], depth: Depth
) -> None:
    axes, talks, slots, rooms = shape
    for number, expected in ((axes, "infeasible"), (axes - 1, "optimal")):
        model = close(build(conference(number, talks, slots, rooms), depth))
        assert run(model.cp, Limits(30, 1, effort=AT_ONCE if number == axes else None)).status == expected
