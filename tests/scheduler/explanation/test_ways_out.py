"""The amount of a way out is called the smallest only where it was proved that less is not enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from small import small_event

import scheduler.explanation.feasibility
from scheduler import api
from scheduler.api import Budget, Event
from scheduler.cli.report import explanation as report_why
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.errors import Contradiction
from scheduler.domain.requirement import Requirement
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import Conflicts, conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.way_out import WayOut
from scheduler.language.message import Language, Message
from scheduler.search import control, first_solution
from scheduler.search.result import Status
from scheduler.services.ways_in_files import Way


def locked(count: int = 1) -> Event:
    """The first `count` talks, of half an hour, can be held for five minutes: with 25 more they can be placed."""
    event = small_event()
    short = (Window(start=540, end=545),)
    talks = [talk.model_copy(update={"available": short}) for talk in event.talks[:count]]
    return event.model_copy(update={"talks": (*talks, *event.talks[count:])})


@pytest.fixture(scope="module")
def found() -> Conflicts:
    return conflicts(locked(), Budget.of(60), workers=1)


def ways(found: Conflicts) -> tuple[WayOut, ...]:
    return api.ways_out(locked(), found.contradictions, Budget.of(60), workers=1)


def unanswered(monkeypatch: pytest.MonkeyPatch, times: float) -> None:
    """Lets no question be answered with "infeasible" the first `times` times that it is asked."""
    ask: Callable[..., Status] = scheduler.explanation.feasibility.possible
    asked: dict[Any, int] = {}

    def possible(event: Event, *arguments: Any, **options: Any) -> Status:
        answer = ask(event, *arguments, **options)
        key = event, options.get("dropped")
        asked[key] = asked.get(key, 0) + 1
        return "unknown" if answer == "infeasible" and asked[key] <= times else answer

    monkeypatch.setattr(scheduler.explanation.feasibility, "possible", possible)


def amounts(ways: tuple[WayOut, ...]) -> dict[str, int]:
    return {way.applied_relaxations[0].relaxation.name: way.applied_relaxations[0].amount for way in ways}


def test_with_time_all_are_the_smallest(found: Conflicts) -> None:
    assert found.minimal == (True,)
    assert ways(found)
    assert all(way.smallest and way.verified for way in ways(found))


def test_without_an_answer_none_that_hangs_on_it_is(found: Conflicts, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = ways(found)
    unanswered(monkeypatch, float("inf"))
    left_open = ways(found)
    assert amounts(left_open).items() >= amounts(answered).items()
    monotone = [
        way for way in left_open if way.applied_relaxations[0].amount > way.applied_relaxations[0].relaxation.amounts[0]
    ]
    assert monotone
    assert not any(way.smallest for way in monotone)
    assert all(way.verified for way in left_open)


def test_what_was_not_answered_is_asked_once_more(found: Conflicts, monkeypatch: pytest.MonkeyPatch) -> None:
    unanswered(monkeypatch, 1)
    monotone = [way for way in ways(found) if way.applied_relaxations[0].relaxation.monotone]
    assert monotone
    assert all(way.smallest for way in monotone)


@dataclass
class HardQuestions:
    """A solver with a clock of its own, for which all but the widest relaxations are too hard.

    It answers only where there is a programme and each talk has its hours of before or the widest ones, after a
    hundredth of a second; any other question takes all of its time.
    """

    before: Event
    seconds: float = 0.0

    def is_widest(self, event: Event) -> bool:
        """True if each talk has its hours of before or the widest ones."""
        day = event.days[0]
        for talk in event.talks:
            hours = [(window.start, window.end) for window in talk.available]
            was = [(window.start, window.end) for window in self.before.talk[talk.id].available]
            if hours != was and hours not in ([(day.start, was[0][1])], [(was[0][0], day.end)]):
                return False
        return True

    def possible(self, event: Event, budget: Budget, **options: Any) -> Status:
        answer = first_solution.possible(event, Budget.of(60), **options)
        hard = answer == "infeasible" or not self.is_widest(event)
        self.seconds += budget.left if hard else 0.01
        return "unknown" if hard else answer


def test_no_talk_is_tried_once_two_may_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    event = small_event()
    talks = tuple(talk.model_copy(update={"axis": None, "preferred": ()}) for talk in event.talks[:4])
    hours = event.days[0].model_copy(update={"end": 630})
    event = event.model_copy(update={"talks": talks, "rooms": event.rooms[:1], "days": (hours,), "axes": ()})
    contradictions = conflicts(event, Budget.of(60), workers=1).contradictions
    ask: Callable[..., Status] = scheduler.explanation.feasibility.possible
    asked: list[frozenset[str]] = []

    def possible(event: Event, *arguments: Any, **options: Any) -> Status:
        asked.append(frozenset(talk.id for talk in event.talks))
        return ask(event, *arguments, **options)

    monkeypatch.setattr(scheduler.explanation.feasibility, "possible", possible)
    names = amounts(api.ways_out(event, contradictions, Budget.of(60), workers=1))
    cancelled = [name for name in names if name.endswith(".status")]
    assert cancelled == ["talks.T0.status", "talks.T1.status"]
    every = {talk.id for talk in talks}
    assert {talk for kept in asked for talk in every - kept} == {"T0", "T1"}


@pytest.mark.parametrize("minutes", [1.0, 0.5, 0.25])
def test_each_contradiction_gets_a_way_out_however_hard_another_is(
    monkeypatch: pytest.MonkeyPatch, minutes: float
) -> None:
    """No time is enough for the smallest number of minutes by which the hours of two talks are too short."""
    event = locked(2)
    sets = [[Requirement("placed", (talk.id,)), Requirement("talk_available", (talk.id,))] for talk in event.talks[:2]]
    solver = HardQuestions(event)
    monkeypatch.setattr(control, "time", SimpleNamespace(monotonic=lambda: solver.seconds))
    monkeypatch.setattr(scheduler.explanation.feasibility, "possible", solver.possible)
    told: list[tuple[int, ...]] = []
    ways = api.ways_out(
        event, sets, Budget.of(60 * minutes), workers=1, progress=lambda p: told.append(p.answer.solves)
    )
    assert {place for way in ways for place in way.solves} == {0, 1}
    assert ways[0].solves == (0, 1)
    assert told[:2] == [(0,), (1,)]


def test_people_and_programs_are_told() -> None:
    event = small_event()
    sure = Way((0,), (Message("Ouvrir", "Open"),), (), True)
    perhaps = sure._replace(smallest=False)
    failure = Contradiction((), ())
    for way, said in ((sure, False), (perhaps, True)):
        assert report_why.way_object(way, "en")["smallest"] is not said
        told: dict[Language, str] = {"en": "Perhaps less would do", "fr": "Peut-être moins suffirait-il"}
        for language, words in told.items():
            lines = "\n".join(report_why.explanation_lines(event, failure, [way], language))
            assert (words in lines) is said


def test_an_absence_is_not_only_denied_where_it_takes_several_changes() -> None:
    """P0 presents two talks: that she comes after all is one change, that neither is held are two."""
    stated = small_event()
    event = amended(stated, Amendments(absent=(("p0", ()),)))
    found = conflicts(event, Budget.of(60), workers=1)
    sources = Sources(present={"p0": stated.person["p0"]})
    told = api.ways_out(event, found.contradictions, Budget.of(60), sources=sources, workers=1)
    names = [[applied.relaxation.name for applied in way.applied_relaxations] for way in told]
    assert names == [["absent.p0"], ["talks.T0.status", "talks.T4.status"]]
    assert all(way.verified for way in told)
