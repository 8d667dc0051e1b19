"""The depth of a model of preset sessions: each query that it cannot answer makes it shallow, however it is asked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import constraints
from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth, Matter
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.solver import Limits, run

MATTERS: tuple[Matter, ...] = ("groups", "session rooms", "rooms", "places")


@pytest.mark.parametrize(
    ("depth", "known"),
    [(SKETCH, ()), (ALIKE, ("groups",)), (EACH, ("groups", "session rooms", "rooms")), (DEEPEST, MATTERS)],
)
def test_a_query_is_answered_or_makes_the_model_shallow(
    depth: Depth, known: tuple[Matter, ...], congress: tuple[Event, Programme]
) -> None:
    for matter in MATTERS:
        model = PresetModel(congress[0], depth)
        assert not model.shallow
        assert model.knows(matter) == (matter in known)
        assert model.shallow == (matter not in known)


def test_a_place_that_a_model_does_not_know_makes_it_shallow(congress: tuple[Event, Programme]) -> None:
    model = PresetModel(congress[0], EACH)
    assert model.is_false(model.at(congress[0].talks[0], congress[0].slots[0], 0))
    assert model.shallow


def test_a_room_that_a_model_does_not_know_makes_it_shallow(congress: tuple[Event, Programme]) -> None:
    model = PresetModel(congress[0], SKETCH)
    assert model.is_false(model.in_room(congress[0].talks[0], congress[0].slots[0], "A"))
    assert model.shallow


def test_rules_see_no_more_of_a_model_than_its_queries() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(constraints.__path__[0]).glob("*.py")}
    assert not [name for name, source in sources.items() if re.search(r"\bmodel\._", source)]


def triangle() -> Event:
    """Three axes of two talks each fill three slots of two rooms: no assignment of rooms keeps each axis in one."""
    day = date(2025, 5, 23)
    return Event(
        id="e",
        title="E",
        days=(Day(date=day, start=540, end=1080),),
        axes=tuple(Axis(id=name, title=name) for name in "abc"),
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        slots=tuple(Slot(id=str(n), day=day, start=540 + 60 * n, end=570 + 60 * n, places=1) for n in range(3)),
        talks=tuple(Talk(id=f"{axis}{n}", title="T", axis=axis, speakers=()) for axis in "abc" for n in range(2)),
        rules=(("axis_rooms", 1),),
        priorities=("rules",),
    )


def test_equal_rooms_counted_together_do_not_tell_whether_an_axis_stays_in_one() -> None:
    costs = {}
    for depth in (ALIKE, EACH):
        model = build(triangle(), depth)
        post = rule("rules").post_slots
        assert post is not None
        cost = post(model)
        closed = close(model)
        costs[depth] = run(closed.cp, Limits(30, 1), objective=cost()).bound
        assert closed.shallow == (depth == ALIKE)
        assert not closed.leaves_talks_open
    assert costs == {ALIKE: 0, EACH: 1}
