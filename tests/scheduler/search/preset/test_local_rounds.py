"""Rounds near a programme better it, and end once both depths and the linear relaxation are stuck."""

from __future__ import annotations

from typing import Any

import pytest
from small_conference import conference

from constraints import rule
from scheduler.check import check
from scheduler.search.control import Budget, Workers
from scheduler.search.preset import local_rounds
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Answer


@pytest.fixture(autouse=True)
def _no_model_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_rounds, "_SMALL_SIZE", 0)


def begun(workers: int) -> LevelImprovement:
    """The improvement of a level that has its first programme."""
    search = SearchState(conference(), Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(workers))
    assert PresetSearch(search).first() == "feasible"
    return LevelImprovement(search, 0, Budget.of(60), 0)


def test_a_programme_becomes_better_and_what_is_proved_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_rounds, "_LEAST_SECONDS", 1.0)
    monkeypatch.setattr(local_rounds, "_SHARE", 0.0)
    level = begun(2)
    first = level.value
    local_rounds.local_rounds(level, level._settle)
    programme = level.state.programme
    assert programme is not None
    assert level.value < first
    assert level.state.values_of(programme) == level.state.values
    assert not check(level.state.event, programme).hard
    assert level.bound <= level.value


def test_all_are_asked_with_other_random_choices_until_none_gains(monkeypatch: pytest.MonkeyPatch) -> None:
    level, asked = begun(2), list[tuple[bool, int | str]]()

    def answer(self: SearchState, model: Any, _objective: Any, _seconds: float, turn: int) -> Answer:
        asked.append((model.depth.places, turn))
        return Answer("unknown", (), None)

    def answer_all(self: SearchState, model: Any, *_: Any, threads: str) -> Answer:
        asked.append((model.depth.places, threads))
        return Answer("unknown", (), None)

    monkeypatch.setattr(SearchState, "solve_by_neighbourhoods", answer)
    monkeypatch.setattr(SearchState, "solve", answer_all)
    assert local_rounds.local_rounds(level, level._settle)
    assert asked == [(False, 0), (True, 1), (False, "tight")]


def test_one_worker_and_small_models_have_no_such_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = begun(1), begun(2)
    monkeypatch.setattr(SearchState, "solve_by_neighbourhoods", None)
    assert not local_rounds.local_rounds(levels[0], levels[0]._settle)
    monkeypatch.setattr(local_rounds, "_SMALL_SIZE", 10**6)
    assert not local_rounds.local_rounds(levels[1], levels[1]._settle)
