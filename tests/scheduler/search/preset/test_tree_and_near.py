"""A tree of branches and neighbourhoods beside it: what either finds is kept, and both end once the best is proved."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise
from threading import Event, Timer
from typing import Any

import pytest
from ortools.sat.python.cp_model import CpModel

from scheduler.model.types import Term
from scheduler.search.preset import tree_and_near as module
from scheduler.search.preset.tree_and_near import tree_and_near
from scheduler.search.solver import Answer, Limits

#: The sizes of the items of `packing`, of which those in the first of three boxes cost what their number is.
SIZES = range(3, 10)


def packing(boxes: int = 3) -> tuple[CpModel, Term, dict[int, int]]:
    """Items in boxes of 14, the cost of the first box, and a hint with the costliest items in it."""
    cp = CpModel()
    rows = [[cp.new_bool_var("") for _ in range(boxes)] for _ in SIZES]
    for row in rows:
        cp.add_exactly_one(row)
    for box in range(boxes):
        cp.add(sum(size * row[box] for size, row in zip(SIZES, rows, strict=True)) <= 14)
    hint = {literal.index: 0 for row in rows for literal in row}
    for number, box in enumerate((0, 1, 1, 0, 2, 1, 2)):
        hint[rows[number][box].index] = 1
    return cp, sum(number * row[0] for number, row in enumerate(rows, 1)), hint


@pytest.mark.parametrize("workers", [2, 3])
def test_the_best_is_found_and_proved_and_told(workers: int) -> None:
    cp, cost, hint = packing()
    told: list[tuple[int | None, int]] = []
    limits = Limits(60, workers, local=True, strategy="tree")
    answer = tree_and_near(
        cp, limits, objective=cost, hint=hint, watch=lambda value, bound, _: told.append((value, bound)), stop=Event()
    )
    assert (answer.status, answer.bound) == ("optimal", 8)  # three items: 14 in size
    assert told[-1] == (8, 8)
    assert all(earlier <= later for (_, earlier), (_, later) in pairwise(told))


def test_what_cannot_be_is_refused() -> None:
    cp, cost, hint = packing()
    cp.add(cost <= 7)
    answer = tree_and_near(cp, Limits(60, 2, strategy="tree"), objective=cost, hint=hint, watch=None, stop=Event())
    assert (answer.status, [*answer.values]) == ("infeasible", [])


def test_the_better_of_both_is_kept_with_the_higher_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    cp, cost, _ = packing()

    def run(_cp: CpModel, limits: Limits, *, watch: Any, stop: Event, **_: object) -> Answer:
        if limits.strategy == "tree":
            watch(None, 5, ())
            return Answer("feasible", _values(2, 6), 6)
        watch(None, 1, ())
        return Answer("feasible", _values(7), 1)

    monkeypatch.setattr(module, "run", run)
    answer = tree_and_near(cp, Limits(60, 2, strategy="tree"), objective=cost, hint=(), watch=None, stop=Event())
    assert (answer.status, [*answer.values], answer.bound) == ("feasible", _values(7), 6)


def test_both_end_where_the_search_is_stopped_or_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    cp, cost, _ = packing()
    stop = Event()

    def run(_cp: CpModel, limits: Limits, *, stop: Event, **_: object) -> Answer:
        assert stop.wait(20), "it is not stopped"
        if limits.strategy == "tree":
            raise ValueError("a fault")
        return Answer("unknown", (), None)

    monkeypatch.setattr(module, "run", run)
    begun = time.monotonic()
    Timer(0.1, stop.set).start()
    with pytest.raises(ValueError, match="a fault"):
        tree_and_near(cp, Limits(60, 2, strategy="tree"), objective=cost, hint=(), watch=None, stop=stop)
    assert time.monotonic() - begun < 20


def _values(*numbers: int) -> list[int]:
    """Values with these items in the first box, and all others in the second."""
    rows = [[1, 0, 0] if number in numbers else [0, 1, 0] for number in range(1, len(SIZES) + 1)]
    values: Sequence[int] = [value for row in rows for value in row]
    return [*values]
