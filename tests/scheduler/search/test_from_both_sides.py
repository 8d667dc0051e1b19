"""What is sought from both sides is valid, and proved at the values that brute force has."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from threading import Event
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel

from scheduler.model.base import Pause
from scheduler.search.control import Budget, Workers
from scheduler.search.cutoffs import Way
from scheduler.search.from_both_sides import from_both_sides
from scheduler.search.hours_beside import HoursBeside
from scheduler.search.solver import Answer
from scheduler.search.sought import Found, Sought

#: The ways of asking cutoffs.
WAYS: tuple[Way, ...] = ("rising", "halving", "gaining")


def _best(count: int, pairs: Sequence[tuple[int, int]]) -> int:
    """The fewest of `count` things such that each pair has one of them, by trying all sets."""
    sets = range(2**count)
    return min(bin(s).count("1") for s in sets if all(s >> a & 1 or s >> b & 1 for a, b in pairs))


def _covering(pairs: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
    """A model in which each pair has one of seven things, of which the last two are pauses, and their number."""
    cp = CpModel()
    chosen = [cp.new_bool_var(str(n)) for n in range(7)]
    for a, b in pairs:
        cp.add_bool_or(chosen[a], chosen[b])
    pauses = [
        Pause("break", start.name, 0, start, duration=5, end=start + 5, present=True, starts=(0, 1), shortest=5)
        for start in chosen[5:]
    ]
    return SimpleNamespace(cp=cp, pauses=pauses), chosen


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("idle", ["", "refute", "better"])
@given(pairs=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12), way=st.sampled_from(WAYS))
def test_either_side_proves_what_brute_force_has(
    threads: int, idle: str, pairs: list[tuple[int, int]], way: Way
) -> None:
    model, chosen = _covering(pairs)
    told: list[tuple[int | None, int]] = []
    sides = "scheduler.search.from_both_sides._BothSides"
    with nullcontext() if not idle else patch(f"{sides}.{idle}", lambda self, **_: None):
        found = from_both_sides(
            Sought(model, sum(chosen), way),
            Found([1] * 7, 0),
            Budget.of(20),
            Workers(threads),
            lambda value, bound, values: told.append((value, bound)),
        )
    assert all(found.values[a] or found.values[b] for a, b in pairs)
    assert found.bound == sum(found.values) == _best(7, pairs)
    assert told[-1] == (found.bound, found.bound)
    assert told == sorted(told, key=lambda each: (-(each[0] or 0), each[1]))  # neither ever becomes worse


@pytest.mark.parametrize("idle", ["", "better"])
@given(pairs=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_hours_that_are_narrowed_beside_lose_no_best_solution(idle: str, pairs: list[tuple[int, int]]) -> None:
    model, chosen = _covering(pairs)
    beside, sides = HoursBeside(0), "scheduler.search.from_both_sides._BothSides"
    try:
        with nullcontext() if not idle else patch(f"{sides}.{idle}", lambda self: None):
            sought = Sought(model, sum(chosen), "gaining", beside=beside)
            found = from_both_sides(sought, Found([1] * 7, 0), Budget.of(20), Workers(2))
    finally:
        beside.close()
    assert found.bound == sum(found.values) == _best(7, pairs)
    sets = (tuple(s >> n & 1 for n in range(7)) for s in range(2**7))
    every = [s for s in sets if sum(s) == found.bound and all(s[a] or s[b] for a, b in pairs)]
    for n in (5, 6):
        first, last = beside.hours.get(("break", str(n), 0), (0, 1))
        assert all(first <= solution[n] <= last for solution in every)


@given(pairs=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_shares_prove_what_cutoffs_leave_open(pairs: list[tuple[int, int]]) -> None:
    model, chosen = _covering(pairs)
    sought = Sought(model, sum(chosen), shares=[sum(chosen[:2]), sum(chosen[2:4]), sum(chosen[4:])])
    idle = patch("scheduler.search.from_both_sides._BothSides.better", lambda self: None)
    with idle, patch("scheduler.search.cutoffs._EFFORT", 0.0):
        found = from_both_sides(sought, Found([1] * 7, 0), Budget.of(20), Workers(2))
    assert all(found.values[a] or found.values[b] for a, b in pairs)
    assert found.bound == sum(found.values) == _best(7, pairs)


def test_the_search_that_betters_begins_again_from_what_the_other_finds() -> None:
    model, chosen = _covering([(0, 1)])
    hints: list[dict[int, int]] = []
    begun = Event()

    def run(*_: object, objective: object = None, hint: Any = (), stop: Event, **__: object) -> Answer:
        if objective is None:
            assert begun.wait(10)
            return Answer("feasible", (1, 1, 0, 0, 0, 0, 0), None)
        hints.append(hint)
        begun.set()
        if len(hints) == 1:
            assert stop.wait(10)
            return Answer("unknown", (), None)
        return Answer("optimal", (1, 0, 0, 0, 0, 0, 0), 1)

    with patch("scheduler.search.from_both_sides.run", run):
        found = from_both_sides(Sought(model, sum(chosen)), Found([1] * 7, 0), Budget.of(20), Workers(2))
    assert (sum(found.values), found.bound) == (1, 1)
    assert [sum(hint.values()) for hint in hints] == [7, 2]


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("stopped", [False, True])
def test_nothing_is_lost_where_there_is_no_time(threads: int, stopped: bool) -> None:
    model, chosen = _covering([(0, 1)])
    budget = Budget.of(20 if stopped else 0)
    if stopped:
        budget.stop.set()
    found = from_both_sides(Sought(model, sum(chosen)), Found([1] * 7, 0), budget, Workers(threads))
    assert (list(found.values), found.bound) == ([1] * 7, 0)
    assert budget.stopped == stopped


@pytest.mark.parametrize("threads", [1, 2])
def test_a_question_that_is_stopped_ends_both_searches(threads: int) -> None:
    model, chosen = _covering([(0, 1)])
    budget = Budget.of(20)
    ended = []

    def waiting(*_: object, stop: Event, **__: object) -> Answer:
        budget.stop.set()
        ended.append(stop.wait(10))
        return Answer("unknown", (), None)

    with patch("scheduler.search.from_both_sides.run", waiting):
        from_both_sides(Sought(model, sum(chosen)), Found([1] * 7, 0), budget, Workers(threads))
    assert ended
    assert all(ended)


def test_an_error_of_either_side_is_raised() -> None:
    model, chosen = _covering([(0, 1)])

    def failing(*_: object, objective: object = None, stop: Event, **__: object) -> Answer:
        if objective is None:
            raise ZeroDivisionError
        assert stop.wait(10)
        return Answer("unknown", (), None)

    with patch("scheduler.search.from_both_sides.run", failing), pytest.raises(ZeroDivisionError):
        from_both_sides(Sought(model, sum(chosen)), Found([1] * 7, 0), Budget.of(20), Workers(2))
