"""Models without the old names of methods, and their copies."""

from __future__ import annotations

from ortools.sat.python.cp_model import CpModel

from scheduler.model.types import BareCpModel, Term, weighted_sum
from scheduler.search.solver import Limits, run


def test_a_copy_has_what_its_model_has_and_shares_nothing_with_it() -> None:
    model = BareCpModel()
    number, one = model.new_int_var(0, 9, "number"), model.new_constant(1)
    model.add(number >= 3)
    copy = model.clone()
    copy.add(number >= 5)
    answers = [run(each, Limits(10, 1), objective=number + one).bound for each in (model, copy)]
    assert answers == [4, 6]
    assert copy.new_constant(1).index == one.index
    assert isinstance(copy, BareCpModel)
    assert not hasattr(copy, "NewBoolVar")


def test_variables_and_objectives_are_those_of_the_solver() -> None:
    protos = []
    for model in (CpModel(), BareCpModel()):
        unnamed, named = model.new_bool_var(""), model.new_bool_var("named")
        model.minimize(3 * named - 2 * unnamed + named + 7)
        protos.append(str(model.proto))
    assert protos[0] == protos[1]
    assert "coeffs: 4" in protos[1]


def test_a_weighted_sum_is_that_of_the_products() -> None:
    model = BareCpModel()
    terms: list[Term] = [model.new_bool_var("a"), 2 * model.new_bool_var("b"), 5]
    answer = run(model, Limits(10, 1), objective=weighted_sum(terms, [-3, -4, 2]))
    assert answer.bound == -3 - 4 * 2 + 2 * 5
    assert weighted_sum([], []) == 0
