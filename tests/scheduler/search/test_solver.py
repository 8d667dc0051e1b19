"""A hint is taken in both of its forms."""

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
