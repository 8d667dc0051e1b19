"""The pairs of axes whose order is reversed, against counting them."""

from __future__ import annotations

from itertools import combinations, product

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.model.solution import value_of
from scheduler.search.allotting.axis_order import reversals
from scheduler.search.solver import Limits, run


def test_they_are_those_of_which_the_later_one_begins_in_an_earlier_part() -> None:
    for first_parts in product(range(3), repeat=3):
        cp = CpModel()
        sessions: dict[str | None, list[list[IntVar]]] = {
            str(axis): [[cp.new_bool_var("")] for _ in range(3)] for axis in range(3)
        }
        for by_part, first in zip(sessions.values(), first_parts, strict=True):
            for part, (literal,) in enumerate(by_part):
                if part <= first:
                    cp.add(literal == (part == first))
        cost = reversals(cp, sessions)
        answer = run(cp, Limits(60.0, 1), objective=cost)
        assert answer.status == "optimal"
        assert value_of(cost, answer.values) == sum(a > b for a, b in combinations(first_parts, 2))
