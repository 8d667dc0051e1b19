"""Chains: events with narrow hours get a programme that the check accepts, and impossible ones get none."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.generate import instance
from benchmarks.ordinary import ordinary_with_axes
from scheduler.check import check
from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.search.builder import build
from scheduler.search.chaining.chain import chained
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import FirstSolution, possible

TODAY, NINE = date(2026, 9, 7), 540
#: Minutes of a talk, between two talks, before the first and after the last of a session, and between two sessions.
TALK, GAP, INTRODUCTION, DISCUSSION, LUNCH = 20, 5, 10, 15, 60
#: The talks of each of four sessions: two before lunch and two after it.
SIZES = (3, 2, 2, 3)


def narrow(leeway: int, smallest: int = 2) -> Event:
    """Four sessions of two axes in two rooms were planned; every speaker is there at his hour, and `leeway` minutes."""
    talks, people, ends = [], [], []
    for number, size in enumerate(SIZES):
        axis, afternoon = "xy"[number % 2], number > 1
        minute = (max(ends[:2]) + LUNCH if afternoon else NINE) + INTRODUCTION
        for _ in range(size):
            name = f"T{len(talks)}"
            hours = Window(day=TODAY, start=minute - leeway, end=minute + TALK + leeway)
            talks.append(Talk(id=name, title=name, axis=axis, duration=TALK, speakers=(f"p-{name}",)))
            people.append(Person(id=f"p-{name}", name=name, available=(hours,)))
            minute += TALK + GAP
        ends.append(minute - GAP + DISCUSSION)
    return Event(
        id="e",
        title="E",
        days=(Day(date=TODAY, start=NINE, end=max(ends)),),
        talk_settings=TalkSettings(gap=GAP),
        session_settings=SessionSettings(
            min_talks=smallest, max_talks=4, introduction=INTRODUCTION, discussion=DISCUSSION
        ),
        axes=(Axis(id="x", title="x", chairs=("chair",)), Axis(id="y", title="y")),
        rooms=(Room(id="a", name="a"), Room(id="b", name="b")),
        breaks=(Break(id="lunch", title="L", duration=LUNCH, between_start=NINE, between_end=NINE + 240),),
        people=(*people, Person(id="chair", name="Chair")),
        talks=tuple(talks),
    )


def chain(event: Event) -> Programme | None:
    """The programme, which the check accepts."""
    programme = chained(event, Budget.of(60), Workers(1), 4)
    if programme is not None:
        assert check(event, programme).hard == ()
        assert {talk.id for talk in programme.talks} == {talk.id for talk in event.talks}
    return programme


@pytest.mark.parametrize("leeway", [0, 5, 30])
def test_sessions_are_found_where_every_speaker_has_little_time(leeway: int) -> None:
    programme = chain(narrow(leeway))
    assert programme is not None
    if not leeway:
        assert sorted(len(session.talks) for session in programme.sessions) == sorted(SIZES)


def test_sessions_that_cannot_have_as_many_talks_as_they_must_are_not_found() -> None:
    assert chain(narrow(0, smallest=3)) is None


@pytest.mark.parametrize("name", ["scale-12", "scale-16"])
def test_days_grown_round_a_programme_get_one(name: str) -> None:
    assert chain(instance(name).event) is not None


def test_a_conference_with_axes_gets_one() -> None:
    assert chain(ordinary_with_axes(2)) is not None


def test_a_programme_that_no_model_has_in_time_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    event = narrow(0)
    known = chain(event)
    solution = FirstSolution("unknown", build(event), (), 0, known)
    monkeypatch.setattr("scheduler.search.first_solution.constructed", lambda *_: None)
    monkeypatch.setattr("scheduler.search.first_solution.first_solution", lambda *_, **__: solution)
    assert possible(event, Budget.of(60)) == "feasible"


def test_what_has_begun_or_has_slots_is_left_to_others() -> None:
    event = narrow(0)
    programme = chain(event)
    assert programme is not None
    begun = event.model_copy(update={"late": ("a day",)})
    assert chained(begun, Budget.of(60), Workers(1), 1) is None
