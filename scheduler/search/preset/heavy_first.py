"""Programmes of a conference in which first what weighs much is broken as little as possible, then all else.

A model of the heavy violations alone is far smaller: its talks are told apart by fewer rules. What it finds stays near
the best for them when the lighter violations are counted too.
"""

from __future__ import annotations

from scheduler.check import check, cost_of
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import ALIKE, SKETCH, Depth
from scheduler.search.control import Budget
from scheduler.search.preset.hard_part import heavy_cutoffs
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.state import SearchState

#: The least budget for a model of all violations, as a multiple of the time that the slowest model so far was made in.
_MODELS = 30
#: Share (0 to 1) of the remaining time that a programme with fewer violations that weigh much may take.
_LIGHTENING_SHARE = 0.5


def heavy_first(
    state: SearchState, number: int, depth: Depth, limits: Restriction, near: Programme | None, budget: Budget
) -> Programme | None:
    """The best programme that models of `depth` find in equal shares of the budget, the heaviest violations first.

    Each begins at the programme of the one before, the first at `near`, which is returned where none finds any. The
    last counts all that the `number`-th level does, and is left out where to make it takes too much of the budget. Of a
    large conference, whose models take seconds to make, one counts what weighs much. `limits` forbid what they forbid.

    Raises Stopped where the budget is stopped meanwhile.
    """
    cutoffs = [*heavy_cutoffs(state.event)] if state.level_rules[number].name == "rules" else []
    cutoffs = [cutoff for cutoff in cutoffs if limits.cutoff is None or cutoff < limits.cutoff]
    if state.large:
        cutoffs = cutoffs[-1:]
    slow = bool(cutoffs) and budget.left < _MODELS * state.model_seconds
    for place, cutoff in enumerate(cutoffs):
        if near is None or _breaks(state.event, near, cutoff):
            near = _step(state, depth, cutoff, limits, near, budget.share(1 / (len(cutoffs) + (not slow) - place)))
    if slow or budget.over or state.budget.over:
        return near
    model, costs = state.model(number, depth, limits.upper_bounds(state.values, number), limits.given)
    answer = state.solve(model, costs[-1], budget.left, near, threads="tight")
    return state.read(model, answer.values) or near


def lighten(level: LevelProgress) -> bool:
    """Takes a programme with fewer violations that weigh much, as a descent had no answer; False: none is found."""
    share = level.budget.share(_LIGHTENING_SHARE)
    near = heavy_first(level.state, level.number, ALIKE, Restriction(), level.state.programme, share)
    if near is None or not level.state.take(near):
        return False
    level.tell()
    return True


def _step(
    state: SearchState, depth: Depth, cutoff: int, limits: Restriction, near: Programme | None, budget: Budget
) -> Programme | None:
    """The programme with the least violations that cost more than the cutoff; `near` where none is found in time."""
    if budget.over or state.budget.over:
        return near
    kept = limits.kept
    if kept is not None and depth == SKETCH and kept.light == cutoff:
        model, cost = kept.model, kept.cost
    else:
        model, cost = state.heavy_model(depth, cutoff, limits.given, limits.cutoff)
    answer = state.solve(model, cost, budget.left, near, threads="cores")
    return state.read(model, answer.values) or near


def _breaks(event: Event, programme: Programme, cutoff: int) -> bool:
    """True if a violation of the programme costs more than the cutoff."""
    return any(cost_of(event, violation) > cutoff for violation in check(event, programme).soft)
