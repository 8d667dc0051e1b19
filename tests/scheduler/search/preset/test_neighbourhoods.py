"""Large conferences: few sessions at once, rooms for a sketch, and a few free axes lead to good programmes."""

from __future__ import annotations

from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from small_conference import conference

from benchmarks.generate import instance
from constraints import rule
from scheduler.check import check
from scheduler.domain.programme import Programme
from scheduler.search.control import Budget, Workers
from scheduler.search.lexicographic import solve
from scheduler.search.preset import merging, sizes, state
from scheduler.search.preset.neighbourhoods import Neighbourhoods
from scheduler.search.preset.search import PresetSearch
from scheduler.search.result import Goal


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "_LARGE", 0)


@pytest.mark.usefixtures("_large")
def test_the_best_programme_is_as_good_as_where_all_sessions_are_free_at_once() -> None:
    result = solve(conference(), Budget.of(30), workers=1, goal=Goal(choose=False))
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(conference(), result.programme).passed


def test_programmes_near_the_first_one_are_no_worse_and_keep_the_rules() -> None:
    search = state.SearchState(conference(), Budget.of(30), Goal(levels=[rule("rules")], choose=False), Workers(1))
    PresetSearch(search).first()
    first, told = search.values, list[tuple[int, ...]]()
    Neighbourhoods(search, 0, lambda: told.append(search.values)).improve(Budget.of(30))
    assert search.programme is not None
    assert search.values < first
    assert told[-1] == search.values == search.values_of(search.programme)
    assert told == sorted(told, reverse=True)


def test_rounds_that_prove_their_programme_best_lead_on_to_more_free_axes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.preset.neighbourhoods._VAIN_ROUNDS", 1)
    monkeypatch.setattr("scheduler.search.preset.ways._FIRST_SIZE", 1.0)
    search = state.SearchState(conference(), Budget.of(30), Goal(levels=[rule("rules")], choose=False), Workers(1))
    PresetSearch(search).first()
    Neighbourhoods(search, 0, lambda: None).improve(Budget.of(30))
    best = solve(conference(), Budget.of(30), workers=1, goal=Goal(levels=[rule("rules")], choose=False))
    assert best.status == "optimal"
    assert best.programme is not None
    assert search.values == search.values_of(best.programme)


@pytest.mark.usefixtures("_large")
def test_rounds_at_once_are_merged_into_programmes_that_keep_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.preset.neighbourhoods._MANY_AXES", 1)
    together, joined, budget = Barrier(2), list[Programme | None](), Budget.of(60)

    class Met(Neighbourhoods):
        """Both rounds have their programmes before one of them is taken."""

        def _found(self, *asked: Any) -> tuple[Programme | None, bool]:
            found = super()._found(*asked)
            with suppress(BrokenBarrierError):
                together.wait(60 if not joined else 0)
            return found

    def merged(*given: Any) -> Programme | None:
        joined.append(merging.merged(*given))
        budget.stop.set()  # enough was seen
        return joined[-1]

    monkeypatch.setattr("scheduler.search.preset.neighbourhoods.merged", merged)
    event = instance("preset-50").event
    search = state.SearchState(event, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(2))
    PresetSearch(search).first()
    first, told = search.values, list[tuple[int, ...]]()
    Met(search, 0, lambda: told.append(search.values)).improve(budget)
    assert search.programme is not None
    assert search.values < first
    assert told == sorted(told, reverse=True)
    assert told[-1] == search.values == search.values_of(search.programme)
    assert joined
