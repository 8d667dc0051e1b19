"""Allotments: days that are nearly full get a programme that the check accepts, and impossible ones get none."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.breaking import small
from benchmarks.generate import instance
from benchmarks.ordinary import ordinary, ordinary_with_axes
from scheduler.check import check
from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.model.base import WHOLE
from scheduler.search.allotting.allot import allotted
from scheduler.search.construction import constructed
from scheduler.search.control import Budget, Workers

TODAY = date(2026, 9, 7)
#: Seconds that no event here needs.
SECONDS = 60.0


def allot(event: Event, attempts: int = 4) -> bool:
    """True if the event was given a programme, which the check accepts."""
    programme = allotted(event, Budget.of(SECONDS), Workers(1), attempts)
    if programme is not None:
        assert not check(event, programme).hard
    return programme is not None


@pytest.mark.parametrize("name", ["scale-12", "day-31", "day-60", "scale-100", "scale-140"])
def test_days_grown_round_a_programme_get_one(name: str) -> None:
    assert allot(instance(name).event)


@pytest.mark.parametrize("seed", [2, 7, 12, 31, 33])
def test_conferences_with_axes_get_a_programme(seed: int) -> None:
    assert allot(ordinary_with_axes(seed))


@pytest.mark.parametrize("seed", [0, 1])
def test_large_axes_get_sessions_at_the_first_hours_of_the_breaks(seed: int) -> None:
    """152 talks in 21 axes, for which a linear relaxation takes all the effort that an answer may."""
    assert allotted(ordinary(20), Budget.of(SECONDS), Workers(1, seed), 1) is not None


def test_other_hours_of_the_breaks_are_tried() -> None:
    event = ordinary_with_axes(3)
    assert not allot(event, attempts=1)
    assert allot(event)


def test_a_conference_for_which_models_are_too_hard_is_given_one_before_any() -> None:
    event = ordinary(98)
    programme = constructed(event, WHOLE, Budget.of(SECONDS), Workers(1))
    assert programme is not None
    assert not check(event, programme).hard


@pytest.mark.parametrize("broken", [pytest.param(each, id=each.event.id) for each in small()[::4]])
def test_what_is_impossible_gets_none(broken: object) -> None:
    assert not allot(broken.event, attempts=1)  # type: ignore[attr-defined]


def test_a_programme_that_is_stopped_is_none() -> None:
    budget = Budget.of(SECONDS)
    budget.stop.set()
    assert allotted(instance("day-31").event, budget, Workers(1), 4) is None


# ── what only the hours within a part of the day can settle ──────────────────────────────────────────────────────────


def event_of(talks: list[Talk], **fields: object) -> Event:
    """A morning in two rooms with two axes, each talk with a speaker of its own but where it states one."""
    given = [t if t.speakers else t.model_copy(update={"speakers": (f"of-{t.id}",)}) for t in talks]
    stated = fields.pop("people", ())
    named = {person.id for person in stated}  # type: ignore[attr-defined]
    others = sorted({name for t in given for name in t.speakers} - named)
    usual = {
        "id": "small",
        "title": "Small",
        "days": (Day(date=TODAY, start=540, end=660),),
        "session_settings": SessionSettings(min_talks=2, max_talks=4),
        "axes": (Axis(id="A", title="Axis A"), Axis(id="B", title="Axis B")),
        "rooms": (Room(id="R1", name="One"), Room(id="R2", name="Two")),
        "people": (*stated, *(Person(id=name, name=name) for name in others)),  # type: ignore[misc]
    }
    return Event(**{**usual, **fields}, talks=tuple(given))  # type: ignore[arg-type]


def full(**fields: dict[str, object]) -> list[Talk]:
    """Four talks of half an hour of each axis, which fill the morning; a talk's fields by its id."""
    ids = [f"{axis}{number}" for axis in "AB" for number in range(1, 5)]
    return [
        Talk(**{"id": name, "title": name, "axis": name[0], "speakers": (), "duration": 30, **fields.get(name, {})})  # type: ignore[arg-type]
        for name in ids
    ]


EARLY, LATE = (Window(start=540, end=570),), (Window(start=630, end=660),)

POSSIBLE = {
    "nothing": full(),
    "one speaker of two axes": full(A1={"speakers": ("X",)}, B1={"speakers": ("X",)}),
    "… who is bound in one": full(A1={"speakers": ("X",), "available": EARLY}, B1={"speakers": ("X",)}),
    "two such speakers": full(
        A1={"speakers": ("X",)}, B1={"speakers": ("X",)}, A2={"speakers": ("Y",)}, B2={"speakers": ("Y",)}
    ),
    "an order between the axes": full(B1={"after": ("A1",)}, A2={"after": ("B2",)}),
    "not at the same time": full(A1={"not_with": ("B1", "B2", "B3")}),
    "early and late": full(A1={"available": EARLY}, A2={"available": LATE}),
}
IMPOSSIBLE = {
    "two at the same hour": full(A1={"available": EARLY}, A2={"available": EARLY}),
    "at the same hour elsewhere": full(
        A1={"speakers": ("X",), "available": EARLY}, B1={"speakers": ("X",), "available": EARLY}
    ),
    "after what is last": full(A1={"available": LATE}, B1={"after": ("A1",)}),
}


@pytest.mark.parametrize("talks", POSSIBLE.values(), ids=POSSIBLE)
def test_hours_within_a_full_morning_are_found(talks: list[Talk]) -> None:
    assert allot(event_of(talks))


@pytest.mark.parametrize("talks", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_hours_that_cannot_be_are_not_given(talks: list[Talk]) -> None:
    assert not allot(event_of(talks))


def test_rooms_that_are_asked_for_are_counted() -> None:
    """Each half of the morning has one session in the hall: that of the axis whose talk asks for it there."""
    talks = full(A1={"room": "R2"}, A3={"available": EARLY}, B1={"room": "R2"}, B3={"available": LATE})
    between = Break(id="cafe", title="Café", duration=30, between_start=600, between_end=630)
    event = event_of(talks, days=(Day(date=TODAY, start=540, end=690),), breaks=(between,))
    assert allot(event)


def test_a_room_that_opens_late_holds_what_fits() -> None:
    rooms = (Room(id="R1", name="One"), Room(id="R2", name="Two", available=(Window(start=600, end=720),)))
    event = event_of(full(), rooms=rooms, days=(Day(date=TODAY, start=540, end=720),))
    assert allot(event)
