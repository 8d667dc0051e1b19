"""Programmes of an event with preset sessions below ever smaller cutoffs, while the best one is far from its bound."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import Depth
from scheduler.model.preset.solution import programme_of
from scheduler.search.preset.level_progress import LevelProgress

#: Ratio of a programme's cost to its bound: above it, any cheaper programme is sought before the best one.
_RATIO = 3
#: Seconds: the most for any programme below a cutoff.
_SECONDS = 5.0


def descend(level: LevelProgress, depth: Depth, near: Programme | None) -> tuple[Programme | None, bool]:
    """Finds programmes at a tenth of the cost, at a hundredth… while the best one is far from the bound.

    The cutoff bounds single violations; those that cost less are ignored meanwhile. Returns the last programme, at
    first `near`, and False if the last question had no answer in its time.
    """
    state, answered = level.state, True
    if state.level_rules[level.number].name != "rules":
        return near, answered
    cutoff = level.value // 10
    while level.value > _RATIO * max(1, level.bound) and 2 * cutoff > level.bound and not level.done():
        model = state.hard_model(depth, cutoff)
        answer = state.solve(model, None, min(level.seconds_left / 8, _SECONDS), near)
        answered = answer.status != "unknown"
        if answer.status == "infeasible":
            level.prove(cutoff + 1)
        if not answer.values:
            break
        programme = programme_of(model, answer.values)
        if programme is not None:
            near = programme
            state.take(programme)
            level.tell()
        cutoff //= 10
    return near, answered
