"""Sketches below ever smaller cutoffs: what weighs much is not broken in them, nor in those that come of them."""

from __future__ import annotations

from typing import Any

import pytest
from small_conference import conference

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Violation
from scheduler.language.message import message
from scheduler.model.preset.depth import SKETCH
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.few_sessions import few_sessions
from scheduler.search.preset.givens import lean
from scheduler.search.preset.heavy_first import heavy_first
from scheduler.search.preset.near_sketch import near_sketch
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Answer

#: The rule that weighs 50, which can be kept.
HEAVY = "axis_consecutive"


def event() -> Event:
    return conference().model_copy(update={"rules": (("attendee_sessions", 1), ("axis_rooms", 1), (HEAVY, 50))})


def searched(level: str = "rules") -> SearchState:
    """A search that has its first programme, which is said to cost much and to break what is heavy."""
    search = SearchState(event(), Budget.of(60), Goal(levels=[rule(level)], choose=False), Workers(1))
    assert PresetSearch(search).first() == "feasible"
    search.values = (5000,)
    search.soft = (Violation(HEAVY, 1, ("a",), message("", "")),)
    return search


def test_nothing_costs_more_than_the_cutoff() -> None:
    search = searched()
    sketch, limits = few_sessions(search, 0, Budget.of(20))
    assert sketch is not None
    assert limits.cutoff is not None
    assert limits.cutoff < 50
    assert limits.given == lean(search.event)
    assert not rule(HEAVY).measure(search.event, sketch)


@pytest.mark.parametrize("answered", [0, 1])
def test_a_question_without_an_answer_ends_it(monkeypatch: pytest.MonkeyPatch, answered: int) -> None:
    search, asked, solve = searched(), list[int](), SearchState.solve

    def answer(self: SearchState, *question: Any, **options: Any) -> Answer:
        asked.append(1)
        return solve(self, *question, **options) if len(asked) <= answered else Answer("unknown", (), None)

    monkeypatch.setattr(SearchState, "solve", answer)
    sketch, limits = few_sessions(search, 0, Budget.of(20))
    assert len(asked) == answered + 1
    assert (sketch is search.programme) == (limits.cutoff is None) == (not answered)


def test_no_question_is_asked_that_the_programme_in_hand_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    search = searched()
    search.soft = (Violation("attendee_sessions", 4, ("T00", "T05"), message("", "")),)
    monkeypatch.setattr(SearchState, "solve", None)
    assert few_sessions(search, 0, Budget.of(20)) == (search.programme, Restriction(lean(search.event), 4))


def test_no_question_is_asked_whose_model_takes_too_long_to_make() -> None:
    search = searched()
    search.model_seconds = 6.0
    assert few_sessions(search, 0, Budget.of(20)) == (search.programme, Restriction(lean(search.event)))


def test_other_levels_have_no_cutoff() -> None:
    search = searched("balance")
    assert few_sessions(search, 0, Budget.of(20)) == (search.programme, Restriction(lean(search.event)))


def test_what_the_cutoff_forbids_stays_forbidden() -> None:
    search = searched()
    limits = Restriction(lean(search.event), 49)
    sketch = heavy_first(search, 0, SKETCH, limits, None, Budget.of(10))
    assert sketch is not None
    assert not rule(HEAVY).measure(search.event, sketch)
    assert not rule(HEAVY).measure(search.event, near_sketch(search, 0, sketch, Budget.of(5), 49))


def test_the_cutoff_is_no_more_than_the_programme_in_hand() -> None:
    assert Restriction().upper_bounds((7, 50), 1) == (7, 50)
    assert Restriction(None, 51).upper_bounds((7, 50), 1) == (7, 50)
    assert Restriction(None, 1).upper_bounds((7, 50), 1) == (7, 1)
