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


def test_one_constraint_says_that_none_of_several_literals_is_true_with_another() -> None:
    model = BareCpModel()
    first, second, here = (model.new_bool_var(name) for name in ("first", "second", "here"))
    model.add_none_of([first.index, (~second).index], [here.index])
    assert len(model.proto.constraints) == 1
    answers = [run(model, Limits(10, 1), objective=objective).bound for objective in (-first - here, second - here)]
    assert answers == [-1, 0]
    assert run(model, Limits(10, 1), objective=second - 2 * here).bound == -1
    assert run(model, Limits(10, 1), objective=-first - 2 * second).bound == -3


def test_a_clause_is_that_of_the_solver() -> None:
    protos = []
    for model in (BareCpModel(), BareCpModel().clone()):
        first, second = model.new_bool_var(""), model.new_bool_var("")
        model.add_bool_or(first, ~second)
        model.add_clause(first.index, ~second.index)
        assert str(model.proto.constraints[0]) == str(model.proto.constraints[1])
        protos.append(str(model.proto))
    assert protos[0] == protos[1]


def test_a_sum_lies_between_its_bounds() -> None:
    model = BareCpModel()
    number, literal = model.new_int_var(0, 9, ""), model.new_bool_var("")
    model.add_sum_of([number.index, literal.index, number.index], [1, -2, 1], 3, 12)
    answers = [run(model, Limits(10, 1), objective=objective).bound for objective in (number - literal, -number)]
    assert answers == [2, -7]


def test_a_variable_is_within_its_bounds_where_all_literals_are_true() -> None:
    model = BareCpModel()
    number, here, there = model.new_int_var(0, 9, ""), model.new_bool_var(""), model.new_bool_var("")
    model.add_within(number.index, 3, 7, (here.index, (~there).index))
    terms: list[Term] = [number - 9 * here + 9 * there, 9 * there - number - 9 * here, -number - 9 * here]
    assert [run(model, Limits(10, 1), objective=term).bound for term in terms] == [3 - 9, -7 - 9, -9 - 9]


def test_a_weighted_sum_is_that_of_the_products() -> None:
    model = BareCpModel()
    terms: list[Term] = [model.new_bool_var("a"), 2 * model.new_bool_var("b"), 5]
    answer = run(model, Limits(10, 1), objective=weighted_sum(terms, [-3, -4, 2]))
    assert answer.bound == -3 - 4 * 2 + 2 * 5
    assert weighted_sum([], []) == 0
