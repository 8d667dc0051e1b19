"""Models without the old names of methods, and their copies."""

from __future__ import annotations

from scheduler.model.types import BareCpModel
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
