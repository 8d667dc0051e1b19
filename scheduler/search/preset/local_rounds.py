"""Rounds that look near the best programme, in models of all sessions: mostly by the solver's neighbourhoods alone.

Where a programme costs far more than a bound that smaller models have proved, strategies that prove take most of the
time and find nothing. Neighbourhoods alone come down several times as fast. Models without places and with them take
turns, and so does the whole linear relaxation of each: where one is stuck, another often is not.
"""

from __future__ import annotations

from collections.abc import Callable

from scheduler.model.preset.depth import DEEPEST, EACH
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.solution import value_of
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.solver import Answer

#: Share (0 to 1) of the remaining time, and the least seconds, of one round.
_SHARE, _LEAST_SECONDS = 0.15, 4.0
#: The depths of the rounds in turn, and if neighbourhoods alone are searched in them.
_TURNS = ((EACH, True), (DEEPEST, True), (EACH, False), (DEEPEST, False))
#: Rounds that follow each other and are in vain after which no more are made.
_VAIN_ROUNDS = 3
#: Variables: the size of a model up to which the strategies that prove find the best soon enough.
_SMALL_SIZE = 5000


def local_rounds(level: LevelProgress, settle: Callable[[ClosedModel, Answer], object]) -> bool:
    """Improves the programme until none of several rounds that follow each other does; little is proved.

    False: the model without places tells all that the programme costs, so that a proof is best sought next; or there
    were no rounds, since models are small, or one worker alone is there.

    Parameters
    ----------
    settle
        Takes the programme of an answer.

    Raises Stopped where the budget is stopped meanwhile.
    """
    if level.state.workers == 1:  # neighbourhoods need a thread beside the one that gives them out
        return False
    vain, number = 0, 0
    while vain < _VAIN_ROUNDS and not level.done() and level.seconds_left > _LEAST_SECONDS:
        value, (depth, _) = level.value, _TURNS[number % len(_TURNS)]
        told = _round(level, number, settle)
        if depth == EACH and told == level.value:
            return False
        vain = 0 if level.value < value else vain + 1
        number += 1
    return True


def _round(level: LevelProgress, turn: int, settle: Callable[[ClosedModel, Answer], object]) -> int | None:
    """Takes a better programme that a round finds, if it does; returns what a model of its depth says that it costs.

    None: there is no answer. Where the model is small there is no round, and the value of the level is returned.
    `turn`: the number of the round; another gives other random choices.
    """
    state, (depth, alone) = level.state, _TURNS[turn % len(_TURNS)]
    model, costs = state.model(level.number, depth, level.upper_bounds(level.value))
    if len(model.cp.proto.variables) <= _SMALL_SIZE:
        return level.value
    model.cp.add(costs[-1] <= level.value)
    seconds = max(_LEAST_SECONDS, _SHARE * level.seconds_left)
    if alone:
        answer = state.solve_by_neighbourhoods(model, costs[-1], seconds, turn)
    else:
        answer = state.solve(model, costs[-1], seconds, state.programme, threads="tight")
        level.prove(answer.bound)
    if not answer.values:
        return None
    settle(model, answer)
    return value_of(costs[-1], answer.values)
