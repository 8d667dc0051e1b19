"""One call of the solver: hints are taken in both of their forms, and nothing is proved without time."""

from __future__ import annotations

import pytest
from ortools.sat.python.cp_model import CHOOSE_FIRST, SELECT_LOWER_HALF, CpModel

from scheduler.search.solver import Limits, run, size_of
from scheduler.search.strategies import Strategy


def test_hinted_values_are_held_by_variable_and_by_index() -> None:
    for by_index in (False, True):
        cp = CpModel()
        first, second = (cp.new_int_var(0, 9, name) for name in ("first", "second"))
        cp.add(first + second >= 9)
        hint = {first.index: 4} if by_index else [(first, 4)]
        answer = run(cp, Limits(10, 1, fixed=True), objective=second, hint=hint)
        assert (answer.status, [*answer.values], answer.bound) == ("optimal", [4, 5], 5)


def test_a_hint_does_not_outlast_its_question() -> None:
    cp = CpModel()
    number = cp.new_int_var(0, 9, "number")
    assert run(cp, Limits(10, 1, fixed=True), hint={number.index: 4}).values == (4,)
    assert run(cp, Limits(10, 1), objective=number).values == (0,)


def test_without_time_nothing_is_proved_of_a_cost_below_0() -> None:
    cp = CpModel()
    literals = [cp.new_bool_var("") for _ in range(40)]
    for number, literal in enumerate(literals[2:]):
        cp.add_bool_or(literal, ~literals[number], literals[number + 1])
    cost = -sum(literals)
    answer = run(cp, Limits(60, 1, effort=0.0), objective=cost)
    assert answer.status == "unknown"
    assert answer.bound is None or answer.bound <= -40
    best = run(cp, Limits(60, 1), objective=cost)
    assert (best.status, best.bound) == ("optimal", -40)


@pytest.mark.parametrize("workers", [1, 2, 6])
def test_few_strategies_find_and_prove_as_all_do(workers: int) -> None:
    alone: tuple[Strategy, ...] = ("plain", "unprobed", "unrelaxed", "settling", "linear", "cores", "tight", "tree")
    for strategy in alone:
        cp, limits = CpModel(), Limits(60, workers, strategy=strategy)
        packed = [[cp.new_bool_var("") for _ in range(3)] for _ in range(7)]  # 7 of the sizes 3 to 9 in 3 boxes
        cp.add_decision_strategy([row[0] for row in packed], CHOOSE_FIRST, SELECT_LOWER_HALF)
        for row in packed:
            cp.add_exactly_one(row)
        for box in range(3):
            cp.add(sum(size * row[box] for size, row in enumerate(packed, 3)) <= 14)
        answer = run(cp, limits)
        assert (answer.status, answer.bound) == ("optimal", None)
        assert all(sum(answer.values[literal.index] for literal in row) == 1 for row in packed)
        answer = run(cp, limits, objective=sum(row[0] for row in packed))
        assert (answer.status, answer.bound) == ("optimal", 2)  # 9 and 5, or 8 and 6
        cp.add(sum(row[0] for row in packed) == 1)
        assert run(cp, limits).status == "infeasible"


def test_the_effort_grows_with_the_constraints_of_large_models() -> None:
    cp = CpModel()
    number = cp.new_int_var(0, 9, "number")
    assert size_of(cp) == 1
    for _ in range(25_000):
        cp.add(number >= 1)
    assert size_of(cp) == 2.5
