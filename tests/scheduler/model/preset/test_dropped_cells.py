"""A cell "no" that is dropped stands in nobody's way, at any depth: no depth refuses what the deepest allows."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import Table, TableName
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.model.base import Scope
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.solver import Limits, run

DROPPED = [rooms for number in range(4) for rooms in combinations("ABC", number)]


def event(table: TableName, row: str, rooms: str) -> Event:
    """Two talks of two axes in one slot of three rooms, with cells "no"."""
    day = date(2025, 5, 23)
    return Event(
        id="e",
        title="E",
        days=(Day(date=day, start=540, end=1080),),
        axes=(Axis(id="a", title="a"), Axis(id="b", title="b")),
        rooms=tuple(Room(id=name, name=name) for name in "ABC"),
        slots=(Slot(id="s", day=day, start=540, end=600, places=1),),
        talks=(Talk(id="t", title="T", axis="a", speakers=()), Talk(id="u", title="U", axis="b", speakers=())),
        tables=(Table(name=table, cells=tuple((row, room, None) for room in rooms)),),
    )


def status(asked: Event, depth: Depth, dropped: frozenset[Requirement]) -> str:
    return run(close(build(asked, depth, Scope(dropped))).cp, Limits(30, 1)).status


@pytest.mark.parametrize(("table", "row"), [("slot_room", "s"), ("axis_room", "a"), ("talk_room", "t")])
@pytest.mark.parametrize("rooms", ["AB", "ABC"])
def test_no_depth_refuses_what_the_deepest_allows(table: TableName, row: str, rooms: str) -> None:
    asked, possible = event(table, row, rooms), 0
    for named in DROPPED:
        dropped = frozenset(Requirement(f"{table}_table", (row, room)) for room in named)
        if status(asked, DEEPEST, dropped) != "infeasible":
            possible += 1
            assert {status(asked, depth, dropped) for depth in (SKETCH, ALIKE, EACH)} == {"optimal"}, named
    assert possible
