"""What is sought from below is bounded by values that brute force has, and found where cutoffs admit it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel

from scheduler.search.control import Budget, Workers
from scheduler.search.from_below import Found, from_below


def _best(count: int, pairs: Sequence[tuple[int, int]]) -> int:
    """The fewest of `count` things such that each pair has one of them, by trying all sets."""
    sets = range(2**count)
    return min(bin(s).count("1") for s in sets if all(s >> a & 1 or s >> b & 1 for a, b in pairs))


@pytest.mark.parametrize("look", [0.0, 0.05])
@given(pairs=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12), hinted=st.booleans())
def test_the_solution_is_valid_and_the_bound_holds(look: float, pairs: list[tuple[int, int]], hinted: bool) -> None:
    cp = CpModel()
    chosen = [cp.new_bool_var(str(n)) for n in range(7)]
    for a, b in pairs:
        cp.add_bool_or(chosen[a], chosen[b])
    model: Any = SimpleNamespace(cp=cp)
    near = dict.fromkeys(range(7), 0) if hinted else {}
    with patch("scheduler.search.from_below._LOOK_EFFORT", look):  # without it, the cutoffs have to do it alone
        found = from_below(model, sum(chosen), Found([1] * 7, 0), near, Budget.of(20), Workers(1))
    assert all(found.values[a] or found.values[b] for a, b in pairs)
    best = _best(7, pairs)
    assert found.bound <= best <= sum(found.values) <= 2 * best


@pytest.mark.parametrize("stopped", [False, True])
def test_nothing_is_lost_where_there_is_no_time(stopped: bool) -> None:
    cp = CpModel()
    chosen = cp.new_bool_var("")
    budget = Budget.of(0 if not stopped else 20)
    if stopped:
        budget.stop.set()
    model: Any = SimpleNamespace(cp=cp)
    found = from_below(model, 1 * chosen, Found([1], 0), {}, budget, Workers(1))
    assert (list(found.values), found.bound) == ([1], 0) or (list(found.values), found.bound) == ([0], 0)
