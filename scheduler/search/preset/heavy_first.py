"""Programmes of a large conference in which first what weighs much is broken as little as possible, then all else.

A model of the heavy violations alone is far smaller: its talks are told apart by fewer rules. What it finds stays near
the best for them when the lighter violations are counted too.
"""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import Depth
from scheduler.model.preset.sessions import Given
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.preset.hard_part import heavy_cutoffs
from scheduler.search.preset.state import SearchState


def heavy_first(
    state: SearchState, number: int, depth: Depth, given: Given, near: Programme | None, budget: Budget
) -> Programme | None:
    """The best programme that models of `depth` find in equal shares of the budget, the heaviest violations first.

    Each begins at the programme of the one before, the first at `near`, which is returned where none finds any. The
    last counts all that the `number`-th level does.

    Raises Stopped where the budget is stopped meanwhile.
    """
    cutoffs = [*heavy_cutoffs(state.event)] if state.level_rules[number].name == "rules" else []
    for place, cutoff in enumerate([*cutoffs, None]):
        if budget.over or state.budget.over:
            break
        seconds = budget.left / (len(cutoffs) + 1 - place)
        if cutoff is None:
            model, costs = state.model(number, depth, state.values, given)
            cost = costs[-1]
        else:
            model, cost = state.heavy_model(depth, cutoff, given)
        answer = state.solve(model, cost, min(seconds, budget.left), near, cores=cutoff is not None)
        near = programme_of(model, answer.values) or near
    return near
