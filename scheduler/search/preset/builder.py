"""Models of an event with preset sessions and all its rules, at any depth."""

from __future__ import annotations

from constraints import CATALOGUE, rule, told_apart
from scheduler.domain.event import Event
from scheduler.model.base import WHOLE, Scope
from scheduler.model.preset.depth import DEEPEST, SKETCH, Depth
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.sessions import Given
from scheduler.model.preset.talk_classes import close
from scheduler.model.solution import least
from scheduler.search.control import Budget, Stopped


def build(
    event: Event,
    depth: Depth = DEEPEST,
    scope: Scope = WHOLE,
    given: Given | None = None,
    budget: Budget | None = None,
) -> PresetModel:
    """The model of `event` with every rule that is not a level and not switched off; it is still to be closed.

    Raises Stopped where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    model = PresetModel(event, depth, scope, given, None if scope.compared else told_apart(event))
    for posted in CATALOGUE:
        budget.check()
        if posted.kind != "level" and posted.post_slots and posted.counts(event):
            posted.post_slots(model)
    return model


def least_levels(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """For each level of the event, a lower bound of any programme, from the model's domains alone.

    No level is negative: where the budget is stopped, each has the bound 0.
    """
    try:
        model = build(event, SKETCH, budget=budget)
    except Stopped:
        return dict.fromkeys(event.levels, 0)
    costs = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    close(model)
    return {name: least(model, cost()) for name, cost in costs.items()}
