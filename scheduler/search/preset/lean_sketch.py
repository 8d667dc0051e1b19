"""Programmes of a large conference without rooms and with few sessions at once, at ever smaller cutoffs."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.preset.givens import lean
from scheduler.search.preset.hard_part import hard_part
from scheduler.search.preset.state import SearchState

#: By how much a cutoff is smaller than the one before it.
_STEP = 3
#: Seconds, and the share (0 to 1) of the remaining time: the most for one sketch.
_SECONDS, _SHARE = 5.0, 0.125


def lean_sketch(state: SearchState, value: int, budget: Budget) -> Programme | None:
    """A programme whose single violations of soft rules are as cheap as is soon found; None: none was found.

    The cutoff of the violations is at first what an axis costs on average, then a third of it, a ninth…

    Parameters
    ----------
    value
        The cost of the best programme so far.

    Raises Stopped where the budget is stopped meanwhile.
    """
    event, sketch = state.event, None
    cutoff, part = value // len(event.used_axes), hard_part(event)
    while cutoff > 0 and not budget.over and not state.budget.over:
        if hard_part(event, cutoff) != part:  # else a violation of that cost is none that the rules know
            model, part = state.hard_model(SKETCH, cutoff, lean(event)), hard_part(event, cutoff)
            seconds = min(budget.left * _SHARE, _SECONDS)
            answer = state.solve(model, None, seconds, sketch or state.programme)
            if not answer.values:
                break
            sketch = programme_of(model, answer.values) or sketch
        cutoff //= _STEP
    return sketch
