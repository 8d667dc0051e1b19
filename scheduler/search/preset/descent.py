"""Programmes of an event with preset sessions below ever smaller cutoffs, while the best one is far from its bound."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import Depth
from scheduler.search.preset.givens import lean
from scheduler.search.preset.hard_part import next_cutoff
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.result import Status

#: Ratio of a programme's cost to its bound: above it, any cheaper programme is sought before the best one.
_RATIO = 3
#: Share (0 to 1) of the remaining time, or of these seconds if more remain: the most for any programme below a cutoff.
_SHARE, _MOST_SECONDS = 0.125, 40.0
#: Questions without an answer after which no more are asked: the next cutoff forbids more, so that it may be easier.
_PATIENCE = 2


def descend(level: LevelProgress, depth: Depth, near: Programme | None) -> tuple[Programme | None, bool]:
    """Finds programmes at a tenth of the cost, at a hundredth… while the best one is far from the bound.

    The cutoff bounds single violations; those that cost less are ignored meanwhile. Returns the last programme, at
    first `near`, and False if the last question had no answer in its time.
    """
    event, unknown, answered = level.state.event, 0, True
    if level.state.level_rules[level.number].name != "rules":
        return near, answered
    cutoff = level.value // 10
    while level.value > _RATIO * max(1, level.bound) and 2 * cutoff > level.bound and not level.done():
        below, status = _below(level, depth, cutoff, near)
        answered = status != "unknown"
        unknown += not answered
        near = below or near
        if status == "infeasible" or unknown == _PATIENCE:
            break
        cutoff = next_cutoff(event, cutoff)
    return near, answered


def _below(level: LevelProgress, depth: Depth, cutoff: int, near: Programme | None) -> tuple[Programme | None, Status]:
    """A programme without a violation that costs more than the cutoff, or the proof that there is none.

    First one without more sessions at once than each axis needs, for half the time: that model is far smaller.
    """
    state = level.state
    for given, share in ((lean(state.event), _SHARE / 2), (None, _SHARE)):
        model = state.hard_model(depth, cutoff, given)
        answer = state.solve(model, None, min(level.seconds_left, _MOST_SECONDS) * share, near, threads="tight")
        programme = state.read(model, answer.values)
        if programme is not None:
            state.take(programme)
            level.tell()
        if answer.values:
            return programme, answer.status
    if answer.status == "infeasible":
        level.prove(cutoff + 1)
    return None, answer.status
