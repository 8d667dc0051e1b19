"""The pairs of axes whose order is reversed, against counting them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from ortools.sat.python.cp_model import CpModel

from scheduler.model.solution import value_of
from scheduler.search.allotting.axis_order import Way, reversals
from scheduler.search.solver import Limits, run

LIMITS = Limits(60.0, 1)
#: The first and the last minute at which a session may start.
Starts = tuple[int, int]


def fewest(starts: Sequence[Starts]) -> int:
    """The level of axes that have one session each, all in one part."""
    cp = CpModel()
    ways: dict[str | None, list[list[Way]]] = {
        str(axis): [[Way(cp.new_bool_var(""), *each)]] for axis, each in enumerate(starts)
    }
    for ((way,),) in ways.values():
        cp.add(way.held == 1)
    cost = reversals(cp, ways)
    return value_of(cost, run(cp, LIMITS, objective=cost).values)


def test_they_are_those_of_which_the_later_one_begins_in_an_earlier_part() -> None:
    for first_parts in product(range(3), repeat=3):
        cp = CpModel()
        ways: dict[str | None, list[list[Way]]] = {
            str(axis): [[Way(cp.new_bool_var(""), 0, 0)] for _ in range(3)] for axis in range(3)
        }
        for by_part, first in zip(ways.values(), first_parts, strict=True):
            for part, (way,) in enumerate(by_part):
                if part <= first:
                    cp.add(way.held == (part == first))
        cost = reversals(cp, ways)
        answer = run(cp, LIMITS, objective=cost)
        assert answer.status == "optimal"
        assert value_of(cost, answer.values) == sum(a > b for a, b in combinations(first_parts, 2))


def test_within_a_part_they_are_those_of_which_the_later_one_has_to_start_before_the_other_may() -> None:
    for starts in product([(0, 0), (0, 30), (30, 30), (30, 60), (60, 60)], repeat=3):
        certain = sum(later[1] < first[0] for first, later in combinations(starts, 2))
        assert fewest(starts) == certain
