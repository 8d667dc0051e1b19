"""Rounds of all sessions: by a tree of branches without places, near the programme with places; else by all threads."""

from __future__ import annotations

from typing import Any

import pytest
from small_conference import conference

from constraints import rule
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH
from scheduler.search.control import Budget, Workers
from scheduler.search.preset import improvement
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Answer


def begun(workers: int, *, based: bool = False) -> LevelImprovement:
    """The improvement of a level that has its first programme; `based`: of a search that begins with it."""
    goal = Goal(levels=[rule("rules")], choose=False)
    search = SearchState(conference(), Budget.of(60), goal, Workers(workers))
    assert PresetSearch(search).first() == "feasible"
    if based:
        goal = Goal(levels=[rule("rules")], base=search.programme, choose=False)
        programme, search = search.programme, SearchState(conference(), Budget.of(60), goal, Workers(workers))
        assert programme is not None
        search.take(programme)
    return LevelImprovement(search, 0, Budget.of(60), 0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool, int | str]]:
    """The questions to the solver: the rooms and places of their models, and the threads, or the turn."""
    asked: list[tuple[str, bool, int | str]] = []

    def answer(_state: SearchState, model: Any, *_: Any, threads: str = "all") -> Answer:
        asked.append((model.depth.rooms, model.depth.places, threads))
        return Answer("unknown", (), None)

    def near(_state: SearchState, model: Any, _objective: Any, _seconds: float, turn: int) -> Answer:
        asked.append((model.depth.rooms, model.depth.places, turn))
        return Answer("unknown", (), None)

    monkeypatch.setattr(improvement, "_SMALL_MODEL_SIZE", 0)
    levels = begun(2), begun(1), begun(2, based=True)
    monkeypatch.setattr(SearchState, "solve", answer)
    monkeypatch.setattr(SearchState, "solve_by_neighbourhoods", near)
    for level in levels:
        for depth in (ALIKE, EACH, DEEPEST, DEEPEST):
            level._round(depth)
    return asked


def test_a_proof_is_sought_by_a_tree_and_better_places_near_the_programme(
    asked: list[tuple[str, bool, int | str]],
) -> None:
    assert asked[:4] == [("alike", False, "tree"), ("each", False, "tree"), ("each", True, 3), ("each", True, 4)]


def test_one_worker_and_a_search_with_a_base_have_all_threads(asked: list[tuple[str, bool, int | str]]) -> None:
    every = [("alike", False, "all"), ("each", False, "all"), ("each", True, "all"), ("each", True, "all")]
    assert asked[4:] == [*every, *every]


def test_a_small_model_is_asked_for_a_proof_by_all_threads_first(monkeypatch: pytest.MonkeyPatch) -> None:
    level, asked = begun(2), list[tuple[str, float]]()

    def answer(_state: SearchState, _model: Any, _cost: Any, seconds: float, *_: Any, threads: str = "all") -> Answer:
        asked.append((threads, seconds))
        return Answer("unknown", (), None)

    monkeypatch.setattr(SearchState, "solve", answer)
    for _ in range(2):
        level._round(EACH)
    assert [threads for threads, _ in asked] == ["all", "tree"]
    assert asked[0][1] <= improvement._SOON_SECONDS < asked[1][1]
