"""Bounds by shares hold, and all of them that are proved are those that brute force has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel

from scheduler.search.shares import bounds_by_shares
from scheduler.search.solver import Answer, Limits, run

#: Of a few things some pairs must have one.
PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


def _model(pairs: Sequence[tuple[int, int]]) -> tuple[CpModel, list[Any]]:
    """A model in which each pair has one of seven things, and the shares of their number: two, two and three things."""
    cp = CpModel()
    chosen = [cp.new_bool_var(str(n)) for n in range(7)]
    for a, b in pairs:
        cp.add_bool_or(chosen[a], chosen[b])
    return cp, [sum(chosen[:2]), sum(chosen[2:4]), sum(chosen[4:])]


def _fewest(pairs: Sequence[tuple[int, int]]) -> int:
    sets = range(2**7)
    return min(bin(s).count("1") for s in sets if all(s >> a & 1 or s >> b & 1 for a, b in pairs))


def _costs(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """What the shares cost where the first thing of each pair is chosen, which may be the best or not."""
    chosen = {a for a, _ in pairs}
    return [len(chosen & {*things}) for things in (range(2), range(2, 4), range(4, 7))]


def _answer(cp: CpModel, effort: float) -> Answer:
    return run(cp, Limits(20, 1, effort=effort))


@given(pairs=PAIRS)
def test_all_shares_together_have_the_bound_of_brute_force(pairs: list[tuple[int, int]]) -> None:
    cp, shares = _model(pairs)
    bounds = [0, *bounds_by_shares(cp, shares, _costs(pairs), _answer)]
    assert bounds[-1] == _fewest(pairs)
    assert all(before < after for before, after in pairwise(bounds))
    assert run(cp, Limits(20, 1)).status == "optimal"  # what is posted loses no best solution


@given(pairs=PAIRS, opened=st.sets(st.integers(0, 20)))
def test_a_bound_holds_whatever_stays_open(pairs: list[tuple[int, int]], opened: set[int]) -> None:
    cp, shares = _model(pairs)
    asked = 0

    def answer(question: CpModel, effort: float) -> Answer:
        nonlocal asked
        asked += 1
        return Answer("unknown", (), None) if asked in opened else _answer(question, effort)

    assert max(bounds_by_shares(cp, shares, _costs(pairs), answer), default=0) <= _fewest(pairs)
    solution = run(cp, Limits(20, 1), objective=sum(shares))
    assert solution.bound == _fewest(pairs)
