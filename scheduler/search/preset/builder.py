"""Models of an event with preset sessions and all its rules, at any depth."""

from __future__ import annotations

from constraints import CATALOGUE, rule, told_apart
from scheduler.domain.event import Event
from scheduler.model.base import WHOLE, Scope
from scheduler.model.preset.depth import DEEPEST, SKETCH, Depth
from scheduler.model.preset.given import Given
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.session_counts import count_sessions
from scheduler.model.preset.talk_classes import close
from scheduler.model.solution import lower_bound
from scheduler.search.control import Budget, Stopped


def build(
    event: Event,
    depth: Depth = DEEPEST,
    scope: Scope = WHOLE,
    given: Given | None = None,
    budget: Budget | None = None,
    apart: frozenset[str | None] | None = None,
) -> PresetModel:
    """The preset model of `event` with every rule but the levels and those that are off; it is not closed yet.

    `apart`: what `told_apart` says of the event, where that is known.

    Raises Stopped where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    apart = None if scope.compared else told_apart(event) if apart is None else apart
    model = PresetModel(event, depth, scope, given, apart)
    count_sessions(model)
    for rule_ in CATALOGUE:
        budget.check()
        if rule_.kind != "level" and rule_.post_slots and rule_.counts(event):
            rule_.post_slots(model)
    return model


def level_bounds(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """A lower bound on each level of any programme of the event, from the domains of the model's variables alone.

    No level is negative: where the budget is stopped, each has the bound 0.
    """
    try:
        model = build(event, SKETCH, budget=budget)
    except Stopped:
        return dict.fromkeys(event.levels, 0)
    costs = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    close(model)
    return {name: lower_bound(model, cost()) for name, cost in costs.items()}
