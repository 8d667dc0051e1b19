"""Conferences that are invented: of the asked size, one a seed, and with a programme that breaks nothing of much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.cosplib.evaluate import evaluate
from benchmarks.cosplib.invented import CONGRESS, SHAPES, WORKSHOPS, Shape, invented
from benchmarks.cosplib.translate import to_solution
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal

#: The same kinds of demands on few talks.
SMALL = [
    replace(WORKSHOPS, tracks=6, talks=28, sessions=4, rooms=2, cells=8),
    replace(CONGRESS, tracks=6, talks=24, sessions=5, rooms=4, cells=11),
]


def value(instance: Instance) -> int:
    """The value of its best programme, by the judge."""
    event = to_event(instance)
    result = solve(event, Budget.of(60), workers=1, goal=Goal(choose=False))
    assert result.status == "optimal"
    assert result.programme is not None
    score = evaluate(instance, to_solution(instance, event, result.programme))
    assert score.breaches == ()
    return score.total


@pytest.mark.parametrize("name", SHAPES)
def test_sizes(name: str) -> None:
    shape, instance = SHAPES[name], invented(3, SHAPES[name])
    sizes = (len(instance.tracks), len(instance.talks), len(instance.sessions), len(instance.rooms))
    assert sizes == (shape.tracks, shape.talks, shape.sessions, shape.rooms)
    assert {talk.places for talk in instance.talks} == ({1, 2} if shape.long else {1})


def test_the_seed_alone_decides() -> None:
    assert invented(1, SMALL[0]) == invented(1, SMALL[0]) != invented(2, SMALL[0])


def test_workshops_take_all_rooms() -> None:
    instance = invented(0, WORKSHOPS)
    needed = [sum(t.places for t in instance.talks if t.track == each.name) for each in instance.tracks]
    assert sum(-(-places // 4) for places in needed) == len(instance.sessions) * len(instance.rooms)


@pytest.mark.parametrize("shape", SMALL)
@pytest.mark.parametrize("seed", range(3))
def test_a_programme_breaks_nothing_of_much(shape: Shape, seed: int) -> None:
    instance = invented(seed, shape)
    heaviest = max(shape.weights.values())
    assert value(instance) < heaviest
    assert {"PC"} <= {term for term, weight in shape.weights.items() if weight == heaviest}


def test_every_demand_is_made() -> None:
    congress, workshops = invented(0, CONGRESS), invented(0, WORKSHOPS)
    assert any(track.chairs for track in congress.tracks)
    assert any(talk.sessions for talk in congress.talks)
    assert any(talk.places == 2 for talk in congress.talks)
    assert congress.track_session
    assert congress.track_room
    assert congress.session_room
    assert congress.similar
    assert any(talk.order > 1 for talk in workshops.talks)
    presenters = [person for talk in workshops.talks for person in talk.presenters]
    assert len(set(presenters)) < len(presenters)
