"""The amount of a way out is called the smallest only where it was proved that less is not enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from small import small_event

import scheduler.explanation.feasibility
from scheduler import api
from scheduler.api import Budget, Event
from scheduler.cli.report import explanation as report_why
from scheduler.domain.errors import Contradiction
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import Conflicts, conflicts
from scheduler.explanation.ways_out import WayOut
from scheduler.language.message import Language, Message
from scheduler.search.result import Status
from scheduler.services.ways_in_files import Way


def locked() -> Event:
    """A talk of half an hour that can be held for five minutes: with 25 more it can be placed."""
    event = small_event()
    talk = event.talks[0].model_copy(update={"available": (Window(start=540, end=545),)})
    return event.model_copy(update={"talks": (talk, *event.talks[1:])})


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
