"""One call of the solver: hints are taken in both of their forms, and nothing is proved without time."""

from __future__ import annotations

from ortools.sat.python.cp_model import CpModel

from scheduler.search.solver import Limits, run


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
