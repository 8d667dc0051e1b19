"""Better sketches near one: the slots of a few axes are open at once, and all other sessions and talks keep theirs.

Models without rooms are small where most is settled. Here axes find other slots; once rooms are chosen, few can move.
"""

from __future__ import annotations

import random
from collections import Counter

from scheduler.check import check
from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import SKETCH
from scheduler.model.solution import value_of
from scheduler.search.control import Budget
from scheduler.search.preset.conflicting_axes import costs_by_axis
from scheduler.search.preset.givens import around_in_slots
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.state import SearchState
from scheduler.search.preset.ways import Way, Ways

#: The number of axes that are free at first.
_FIRST_SIZE = 12.0
#: Seconds for one model, and rounds that are in vain after which the search ends.
_SECONDS, _VAIN_ROUNDS = 1.5, 5
#: Rounds after which what the axes cost is measured anew: that takes a fifth of a round.
_MEASURED = 3


def near_sketch(
    state: SearchState, number: int, sketch: Programme, budget: Budget, cutoff: int | None = None
) -> Programme:
    """The best sketch that is found near `sketch` within the budget, by what models without rooms tell of the level.

    `cutoff`: the most that a violation may cost; None: no more than the programme in hand.

    Raises Stopped where the budget is stopped meanwhile.
    """
    search = _NearSketch(state, number, sketch, cutoff)
    while search.vain < _VAIN_ROUNDS and not budget.over and not state.budget.over:
        search.round(budget)
    return search.sketch


class _NearSketch:
    """The best sketch so far, and what it costs by the models; None: none of them has told it yet."""

    def __init__(self, state: SearchState, number: int, sketch: Programme, cutoff: int | None) -> None:
        self.state, self.number, self.sketch = state, number, sketch
        self.upper_bounds = Restriction(None, cutoff).upper_bounds(state.values, number)
        self.value: int | None = None
        self.rounds = self.vain = 0
        self._ways, self._way = Ways(random.Random(state.seed)), Way("nothing", False, _FIRST_SIZE)
        self._costs = Counter[str | None]()

    def round(self, budget: Budget) -> None:
        """Keeps the best sketch that is found near the present one, if it is better."""
        state, free = self.state, self._free()
        given = around_in_slots(state.event, self.sketch, free)
        model, costs = state.model(self.number, SKETCH, self.upper_bounds, given)
        answer = state.solve(model, costs[-1], min(_SECONDS, budget.left), self.sketch, threads="tight")
        value = value_of(costs[-1], answer.values) if answer.values else None
        better = value is not None and (self.value is None or value < self.value)
        sketch = state.read(model, answer.values) if better else None
        if sketch is not None:
            self.sketch, self.value, self.vain = sketch, value, 0
        elif answer.status == "optimal" and len(free) == len(state.event.used_axes):
            self.vain = _VAIN_ROUNDS  # nothing more is to be found
        else:
            self.vain += 1
        self._way.resize(proved=answer.status == "optimal")

    def _free(self) -> frozenset[str | None]:
        """The axes that the next round frees."""
        event = self.state.event
        if self.rounds % _MEASURED == 0:
            self._costs = costs_by_axis(event, self.sketch, check(event, self.sketch).soft)
        self.rounds += 1
        return self._ways.axes(self._way, self.sketch, self._costs)
