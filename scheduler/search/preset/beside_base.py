"""The levels of a search that begins with a programme: one model of the whole event, solved for level after level.

Near a programme that is good already a level is proved in less time than a model takes to make, and the model of one
level, bounded by its value, is that of the next.
"""

from __future__ import annotations

from scheduler.domain.programme import Level
from scheduler.model.preset.depth import DEEPEST
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.model.types import Term
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.preset.state import SearchState

#: The most for one level: seconds, and a share (0 to 1) of the remaining time.
_SECONDS, _SHARE = 3.0, 0.25


def prove_levels(state: SearchState) -> None:
    """Improves the programme of the search on its levels, and records them, up to the first that is not proved soon.

    Raises Stopped where the budget is stopped meanwhile.
    """
    model, costs = state.model(len(state.level_rules) - 1, DEEPEST, state.values[:1])
    for number, (rule, cost) in enumerate(zip(state.level_rules, costs, strict=True)):
        level = LevelProgress(state, number, state.budget, state.floor(number))
        level.tell()
        if not level.done():
            _minimise(level, model, cost)
        if level.value > level.bound:
            return
        state.levels.append(Level(name=rule.name, value=level.value, bound=level.value))
        model.cp.add(cost <= level.value)


def _minimise(level: LevelProgress, model: ClosedModel, cost: Term) -> None:
    """Improves the programme on the level for a while, and proves a bound."""
    state, seconds = level.state, min(_SECONDS, level.seconds_left * _SHARE)
    watch = level.watch(model) if state.progress is not None else None
    answer = state.solve(model, cost, seconds, state.programme, watch)
    if answer.status == "infeasible":
        raise RuntimeError("the model refuses a programme that was found")
    better = programme_of(model, answer.values)
    if better is not None:
        state.take(better)
    level.prove(answer.bound)
    level.tell()
