"""Sketches of a large conference without violations that weigh much: below ever smaller cutoffs, few sessions at once.

Whether there is any such sketch is asked without an objective: what weighs much is a clause then. Where violations of
many weights are minimised instead, the model is larger, and what weighs most is still broken after many seconds.
"""

from __future__ import annotations

from dataclasses import replace

from scheduler.check import cost_of
from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import SKETCH
from scheduler.search.control import Budget
from scheduler.search.preset.givens import lean
from scheduler.search.preset.hard_part import next_cutoff
from scheduler.search.preset.kept_sketch import allow
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.state import SearchState

#: Share (0 to 1) of the remaining budget that one question may take.
_QUESTION_SHARE = 0.5
#: The least budget for a question, as a multiple of the time that the slowest model so far was made in.
_MODELS = 4


def few_sessions(state: SearchState, number: int, budget: Budget) -> tuple[Programme | None, Restriction]:
    """The last sketch that is found below ever smaller cutoffs, and the restriction of its model.

    The programme in hand, and few sessions at once alone, where none is found, or the `number`-th level has no cutoff.
    Nothing is asked about cutoffs that the programme in hand keeps, nor where to make the next model would take much of
    the budget.

    Raises Stopped where the budget is stopped meanwhile.
    """
    kept, state.kept = state.kept, None
    given = lean(state.event) if kept is None else kept.given
    sketch, found = state.programme, Restriction(given, None, kept)
    if state.level_rules[number].name != "rules":
        return sketch, found
    cutoff = next_cutoff(state.event, state.values[number])
    heaviest = max((cost_of(state.event, violation) for violation in state.soft), default=0)
    while cutoff and heaviest <= cutoff:  # the programme in hand is such a sketch
        found, cutoff = replace(found, cutoff=cutoff), next_cutoff(state.event, cutoff)
    if found.cutoff and kept is not None:
        kept.forbid(found.cutoff)
    while cutoff and budget.left > _MODELS * state.model_seconds and not state.budget.over:
        below = _below(state, found, cutoff, sketch, budget.left * _QUESTION_SHARE)
        if below is None:
            break
        sketch, found = below, replace(found, cutoff=cutoff)
        cutoff = next_cutoff(state.event, cutoff)
    return sketch, found


def _below(
    state: SearchState, found: Restriction, cutoff: int, near: Programme | None, seconds: float
) -> Programme | None:
    """A sketch in which no violation costs more than the cutoff; None: none is found in so many seconds."""
    kept = found.kept if found.kept is not None and found.kept.light <= cutoff else None
    model = state.hard_model(SKETCH, cutoff, found.given) if kept is None else kept.model
    forbidden = None if kept is None else kept.forbid(cutoff)
    below = state.read(model, state.solve(model, None, seconds, near, threads="tight").values)
    if below is None and forbidden is not None:
        allow(forbidden)
    return below
