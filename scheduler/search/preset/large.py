"""The first steps of the improvement of a large conference: few sessions at once, without rooms; then their rooms."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST, SKETCH
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.preset.conflicting_axes import conflicting_axes
from scheduler.search.preset.givens import lean, slots_of
from scheduler.search.preset.heavy_first import heavy_first
from scheduler.search.preset.state import SearchState

#: Shares (0 to 1) of the remaining time: the most for the sketches that are minimised, for rooms that break nothing,
#: and for good ones.
_SKETCHES_SHARE, _ROOMS_SHARE, _FURNISHING_SHARE = 0.32, 0.125, 0.34


def begin_large(state: SearchState, number: int, budget: Budget) -> None:
    """Takes better programmes that sketches lead to, where they do.

    Raises Stopped where the budget is stopped meanwhile.
    """
    share = budget.share(_SKETCHES_SHARE)
    sketch = heavy_first(state, number, SKETCH, lean(state.event), state.programme, share)
    if sketch is not None:
        furnish_large(state, number, sketch, budget)


def furnish_large(state: SearchState, number: int, sketch: Programme, budget: Budget) -> None:
    """Takes the programme with good rooms and places for `sketch`, whose sessions stay in their slots.

    Where no rooms suit them, the axes that break a hard rule in `sketch` have other slots too.

    Raises Stopped where the budget is stopped meanwhile.
    """
    for free in (frozenset[str | None](), conflicting_axes(state.event, sketch)):
        if budget.over or state.budget.over:
            return
        hard = state.hard_model(DEEPEST, given=slots_of(state.event, sketch, free))  # found sooner than good ones
        furnished = programme_of(hard, state.solve(hard, None, budget.left * _ROOMS_SHARE, sketch).values)
        if furnished is not None:
            break
    else:
        return
    state.take(furnished)
    given = slots_of(state.event, furnished)
    best = heavy_first(state, number, DEEPEST, given, furnished, budget.share(_FURNISHING_SHARE))
    if best is not None:
        state.take(best)
