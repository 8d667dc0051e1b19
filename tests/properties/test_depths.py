"""A preset model whose depth is not shallow has the true optima."""

from __future__ import annotations

from collections.abc import Sequence

from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from slot_brute import TooMany, programmes
from slot_events import slot_events

from constraints import changes, rule
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.model.base import Scope
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.talk_classes import close
from scheduler.model.types import Term
from scheduler.search.preset.builder import build
from scheduler.search.solver import Limits, run


def posed(event: Event, depth: Depth, levels: Sequence[Rule], scope: Scope) -> tuple[ClosedModel, list[Term]]:
    """Return the model with its levels, and their costs."""
    model = build(event, depth, scope)
    posts = [level.post_slots(model) for level in levels if level.post_slots is not None]
    return close(model), [cost() for cost in posts]


def optima(model: ClosedModel, costs: Sequence[Term]) -> list[int | None]:
    """Return the least cost of each level by itself; None if the model is infeasible."""
    answers = [run(model.cp, Limits(30, 1), objective=cost) for cost in costs]
    assert {answer.status for answer in answers} <= {"optimal", "infeasible"}
    return [answer.bound if answer.status == "optimal" else None for answer in answers]


def assert_exact_or_shallow(event: Event, levels: Sequence[Rule], scope: Scope) -> None:
    deepest, costs = posed(event, DEEPEST, levels, scope)
    assert not deepest.shallow
    true = optima(deepest, costs)
    for depth in (SKETCH, ALIKE, EACH):
        model, costs = posed(event, depth, levels, scope)
        if not model.shallow:
            assert optima(model, costs) == true, depth


@examples(60)
@given(event=slot_events())
def test_a_model_that_is_not_shallow_has_the_optima_of_the_deepest(event: Event) -> None:
    assert_exact_or_shallow(event, [rule(name) for name in event.levels], Scope())


@examples(30)
@given(event=slot_events(), data=st.data())
def test_that_holds_where_levels_compare_with_another_programme(event: Event, data: st.DataObject) -> None:
    try:
        bases = list(programmes(event, 300))[:50]
    except TooMany:
        bases = []
    if bases:
        assert_exact_or_shallow(event, changes(data.draw(st.sampled_from(bases))), Scope(compared=True))
