"""Cells: candidates of one room and part of a day prove the same values as candidates that may be anywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import pytest
from quick import long_unless

from scheduler.check import check
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Day, Window
from scheduler.model.base import WHOLE, Scope
from scheduler.model.cells import cells_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

TODAY, TOMORROW = date(2026, 9, 7), date(2026, 9, 8)
COFFEE = Break(id="coffee", title="Coffee", duration=10, between_start=560, between_end=640, ideal=600)
LUNCH = Break(id="lunch", title="Lunch", duration=20, between_start=640, between_end=720)


def drawn(seed: int) -> Event:
    """Five talks of unequal lengths in two rooms, with all that changes how they follow each other."""
    rng = random.Random(seed)
    people = [Person(id=name, name=name) for name in "ABCD"]
    people[0] = people[0].model_copy(update={"available": (Window(start=540, end=650),)})
    talks = [
        Talk(
            id=f"T{number}",
            title=f"Talk {number}",
            speakers=(rng.choice("ABCD"),),
            duration=rng.choice((20, 30, 45)),
            keywords=tuple(rng.sample(("law", "art", "war"), 2)),
            preferred=(Window(start=540, end=620),) if rng.random() < 0.3 else (),
        )
        for number in range(5)
    ]
    talks[1] = talks[1].model_copy(update={"after": ("T0",)})
    if seed % 3 == 0:
        talks[2] = talks[2].model_copy(update={"pin": Pin(day=TODAY, start=663)})
    welcome = Plenary(id="welcome", title="Welcome", day=TODAY, duration=15, start=540, position="first")
    return Event(
        id="drawn",
        title="Drawn",
        days=(Day(date=TODAY, start=540, end=780), Day(date=TOMORROW, start=540, end=640))[: 1 + (seed % 4 == 1)],
        step=rng.choice((5, 10)),
        talk_settings=TalkSettings(gap=rng.choice((0, 5))),
        session_settings=SessionSettings(
            max_talks=3,
            discussion=rng.choice((0, 10)),
            introduction=rng.choice((0, 5)),
            max_stretch=rng.choice((None, 90)),
        ),
        rooms=(Room(id="R1", name="One"), Room(id="R2", name="Two", available=(Window(start=540, end=700),))),
        people=tuple(people),
        talks=tuple(talks),
        breaks=(COFFEE,) if seed % 4 == 1 else (COFFEE, LUNCH),
        plenaries=(welcome,) if seed % 2 else (),
    )


@contextmanager
def candidates_anywhere() -> Iterator[None]:
    with (
        patch("scheduler.model.timetable.cells_of", lambda event, scope: None),
        patch("scheduler.search.first_solution.cells_of", lambda event, scope: None),
    ):
        yield


@pytest.mark.parametrize("seed", long_unless(lambda seed: seed in (2, 5), [1, 2, 3, 5, 7]))
def test_cells_prove_what_other_candidates_prove(seed: int) -> None:
    event = drawn(seed)
    assert cells_of(event, WHOLE) is not None
    ours = solve(event, Budget.of(60), workers=1)
    with candidates_anywhere():
        theirs = solve(event, Budget.of(60), workers=1)
    assert ours.status == theirs.status
    assert ours.status in ("optimal", "infeasible")
    if ours.programme is not None and theirs.programme is not None:
        assert ours.programme.levels == theirs.programme.levels
        assert check(event, ours.programme).passed


def test_there_is_a_cell_for_each_room_and_part_of_a_day() -> None:
    event = drawn(0)
    cells = cells_of(event, WHOLE)
    assert cells is not None
    assert [(cell.room, cell.part, cell.start, cell.end) for cell in cells] == [
        ("R1", 0, 540, 630),
        ("R2", 0, 540, 630),
        ("R1", 1, 570, 700),
        ("R2", 1, 570, 700),
        ("R1", 2, 660, 780),
        ("R2", 2, 660, 780),
    ]
    assert len(TimetableModel(event).sessions) == 6


@pytest.mark.parametrize(
    "change",
    [
        {"breaks": (COFFEE, LUNCH.model_copy(update={"between_start": 540}))},
        {"rules": (("session_apart", "off"),)},
        {"rules": (("session_apart", 3),)},
    ],
)
def test_there_are_none_where_a_part_may_have_two_sessions_or_pauses_another_order(change: dict[str, object]) -> None:
    assert cells_of(drawn(0).model_copy(update=change), WHOLE) is None


def test_there_are_none_where_a_requirement_need_not_be_met() -> None:
    assert cells_of(drawn(0), Scope(frozenset({Requirement("session_apart")}))) is None


def test_equal_rooms_are_used_in_order() -> None:
    """Of two programmes that differ in the names of equal rooms alone the model has one."""
    rooms = tuple(Room(id=name, name=name) for name in ("R1", "R2"))
    event = drawn(2).model_copy(update={"rooms": rooms})
    programme = solve(event, Budget.of(60), workers=1).programme
    assert programme is not None
    assert min(programme.sessions, key=lambda session: session.start).room == "R1"
