"""Models of an event with free days and all its rules, and the bounds of its levels that follow from them alone."""

from __future__ import annotations

from collections.abc import Sequence

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.model.base import WHOLE, Scope
from scheduler.model.solution import lower_bound
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget


def build(
    event: Event, scope: Scope = WHOLE, *, spare: int | None = None, budget: Budget | None = None
) -> TimetableModel:
    """The timetable model of `event` with every rule but the levels and those that are off.

    Parameters
    ----------
    scope
        The requirements that are posted. If it has the hours of presolve, counting (`scheduler.model.counting`) is
        added to the model too.
    spare
        As in `TimetableModel`.

    Raises Stopped where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    model = TimetableModel(event, scope, spare=spare)
    if scope.hours is not None:
        from scheduler.model.counting.relaxation import CountingRelaxation

        CountingRelaxation(model)
    for catalogued in CATALOGUE:
        budget.check()
        if catalogued.post is not None and catalogued.kind != "level" and event.setting(catalogued.name) != "off":
            catalogued.post(model)
    return model


def level_bounds(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """A lower bound on each level of any programme of the event, from the domains of the model's variables alone.

    Where the budget is stopped, levels of preset sessions have the bound 0: their models take long to make.
    """
    if event.slots:
        from scheduler.search.preset import builder as preset

        return preset.level_bounds(event, budget)
    return bounds_of(build(event), [rule(name) for name in event.levels])


def bounds_of(model: TimetableModel, levels: Sequence[Rule]) -> dict[str, int]:
    """A lower bound on each of the levels of any solution of the model, by name."""
    bounds = {level.name: known_bound(model, level, cost_of(model, level)) for level in levels}
    if "sessions" in bounds:
        bounds["sessions"] = max(bounds["sessions"], model.fewest_sessions)
    return bounds


def known_bound(model: TimetableModel, level: Rule, cost: Term) -> int:
    """A lower bound of the level, whose cost in the model is given, that is known without the solver."""
    bound = lower_bound(model, cost)
    if level.least is None or model.scope.dropped:
        return bound
    return max(bound, level.least(model.event))


def cost_of(model: TimetableModel, level: Rule) -> Term:
    """The cost of the level, posted to the model once."""
    assert level.post is not None, f"{level.name} is a level, so it has a cost"
    if level.post not in model.posted:
        model.posted[level.post] = level.post(model)()
    return model.posted[level.post]
