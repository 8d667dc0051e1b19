"""Programmes of a large conference without rooms and with few sessions at once, at ever smaller cutoffs."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.preset.givens import lean
from scheduler.search.preset.hard_part import heavy_cutoffs
from scheduler.search.preset.state import SearchState

#: The first cutoff is what an axis costs on average, divided by this; and by how much cutoffs differ.
_FIRST_PART, _STEP = 10, 3
#: Seconds, and the share (0 to 1) of the remaining time: the most for one sketch.
_SECONDS, _SHARE = 5.0, 0.125


def lean_sketch(state: SearchState, value: int, budget: Budget) -> Programme | None:
    """A programme whose single violations of soft rules are as cheap as is soon found; None: none was found.

    The cutoff of the violations is at first a tenth of what an axis costs on average. Where that is too little it grows
    threefold until there is a programme, else it falls so until there is none, or what is left does not weigh much.

    Parameters
    ----------
    value
        The cost of the best programme so far.

    Raises Stopped where the budget is stopped meanwhile.
    """
    lightest = min(heavy_cutoffs(state.event), default=0)
    sketch, cutoff, rising = None, max(1, value // (_FIRST_PART * len(state.event.used_axes))), False
    while cutoff < value and (cutoff > lightest or sketch is None) and not budget.over and not state.budget.over:
        below = _sketch(state, cutoff, sketch or state.programme, min(budget.left * _SHARE, _SECONDS))
        if below is not None and rising:
            return below
        if below is None and sketch is not None:
            break
        sketch, rising = below or sketch, below is None
        cutoff = cutoff * _STEP if rising else cutoff // _STEP
    return sketch


def _sketch(state: SearchState, cutoff: int, near: Programme | None, seconds: float) -> Programme | None:
    """A programme below the cutoff, without rooms and with few sessions at once; None if none is found in time."""
    model = state.hard_model(SKETCH, cutoff, lean(state.event))
    answer = state.solve(model, None, seconds, near)
    return programme_of(model, answer.values)
