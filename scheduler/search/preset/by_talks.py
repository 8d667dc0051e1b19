"""The first steps of the improvement of an event whose talks are compared: others near its first programme, a bound."""

from __future__ import annotations

from collections.abc import Callable

from scheduler.model.preset.depth import SKETCH
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.preset.state import is_crowded

#: Share (0 to 1) of the time for programmes near the first one before models of all talks.
_NEAR_SHARE = 0.4
#: The same where such models prove little, and the share of the rest that is for a bound.
_CROWDED_SHARE, _BOUND_SHARE = 0.92, 0.5


def begin_by_talks(level: LevelProgress, go_near: Callable[[float], None]) -> None:
    """Replaces the first programme by better ones near it; where that is nearly all that helps, also proves a bound.

    `go_near` improves the programme of the level for a share of the remaining time.
    """
    if not is_crowded(level.state.event):
        go_near(_NEAR_SHARE)
        return
    go_near(_CROWDED_SHARE)
    prove_by_sketch(level)
    go_near(1)


def prove_by_sketch(level: LevelProgress) -> None:
    """Proves what a model without rooms does in its time."""
    if not level.done():
        state = level.state
        model, costs = state.model(level.number, SKETCH, level.upper_bounds(level.value))
        model.cp.add(costs[-1] <= level.value)
        level.prove(state.solve(model, costs[-1], level.seconds_left * _BOUND_SHARE, state.programme).bound)
