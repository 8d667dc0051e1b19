"""Better programmes near the best one: some axes are free at once, and all others stay as they are.

A model in which most is settled is small at every size of the conference, and knows every rule: what it finds needs no
further work. It proves nothing about the event. What is free is chosen in several *ways* (`ways.py`).
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable

from scheduler.check import cost_of
from scheduler.model.preset.depth import DEEPEST
from scheduler.model.preset.solution import programme_of
from scheduler.model.solution import value_of
from scheduler.search.control import Budget
from scheduler.search.preset.conflicting_axes import axes_named
from scheduler.search.preset.givens import around
from scheduler.search.preset.state import SearchState
from scheduler.search.preset.ways import KEPT, Way, Ways

#: Rounds without an answer that is proved, nor a better programme, after which the search ends.
_VAIN_ROUNDS = 8
#: Seconds for one model: at the least, and as a multiple of the time that it takes to make.
_LEAST_SECONDS, _MULTIPLE = 2.0, 1.5


class Neighbourhoods:
    """The search near the best programme of a search, for the `number`-th level.

    Parameters
    ----------
    tell
        Called after each better programme.
    """

    def __init__(self, state: SearchState, number: int, tell: Callable[[], None]) -> None:
        self.state, self.number, self.tell = state, number, tell
        self.ways = Ways(random.Random(state.seed))

    def improve(self, budget: Budget, bound: int = 0) -> None:
        """Improves the programme until the budget is over, it reaches the bound, or several rounds were in vain."""
        vain = 0
        while vain < _VAIN_ROUNDS and self._level > bound and not budget.over and not self.state.budget.over:
            before, begun, way = self._level, time.monotonic(), self.ways.next()
            proved, everything = self._round(way, budget)
            way.note(before - self._level, time.monotonic() - begun)
            if self._level < before:
                vain = 0
            elif proved and everything:
                return
            elif not proved:  # else more is free in the next such round
                vain += 1

    @property
    def _level(self) -> int:
        """The value of the best programme on the level."""
        return self.state.values[self.number]

    def _round(self, way: Way, budget: Budget) -> tuple[bool, bool]:
        """Takes the best programme that is found near the present one; tells if it is proved, and if all was free."""
        state, programme, begun = self.state, self.state.programme, time.monotonic()
        assert programme is not None, "there is a first programme"
        axes = self.ways.axes(way, programme, self._costs(way))
        none = frozenset[str | None]()
        given = around(state.event, programme, *(axes if way.keeps == kept else none for kept in KEPT))
        model, costs = state.model(self.number, DEEPEST, state.values, given)
        model.cp.add(costs[-1] <= self._level)
        seconds = max(_LEAST_SECONDS, _MULTIPLE * (time.monotonic() - begun))
        answer = state.solve(model, costs[-1], min(seconds, budget.left), programme)
        better = bool(answer.values) and value_of(costs[-1], answer.values) < self._level
        near = programme_of(model, answer.values) if better else None
        if near is not None and state.take(near):
            self.tell()
        way.resize(proved=answer.status == "optimal")
        return answer.status == "optimal", len(given.free) == len(state.event.used_axes)

    def _costs(self, way: Way) -> Counter[str | None]:
        """By axis, 1 and what the violations of soft rules cost that name it or its talks, or its talks alone."""
        event, programme = self.state.event, self.state.programme
        assert programme is not None, "there is a first programme"
        costs = Counter(dict.fromkeys(event.used_axes, 1))
        soft = [v for v in self.state.soft if way.keeps != "rooms" or not event.talk.keys().isdisjoint(v.subjects)]
        for violation, axes in zip(soft, axes_named(event, programme, soft), strict=True):
            for axis in axes:
                costs[axis] += cost_of(event, violation)
        return costs
