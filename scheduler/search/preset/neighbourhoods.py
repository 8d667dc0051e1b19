"""Better programmes near the best one: some axes are free at once, and all others stay as they are.

A model in which most is settled is small at every size of the conference, and knows every rule: what it finds needs no
further work. It proves nothing about the event. What is free is chosen in several *ways* (`ways.py`). Of a large
conference two rounds run at once, with axes of their own, and what they find is merged.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST
from scheduler.model.preset.given import Given
from scheduler.model.preset.solution import programme_of
from scheduler.model.solution import value_of
from scheduler.search.control import Budget
from scheduler.search.lanes import rounds_side_by_side
from scheduler.search.preset.conflicting_axes import costs_by_axis
from scheduler.search.preset.givens import around
from scheduler.search.preset.merging import merged, take_near
from scheduler.search.preset.state import SearchState, Threads
from scheduler.search.preset.ways import KEPT, Way, Ways

#: Rounds without an answer that is proved, nor a better programme, after which the search ends.
_VAIN_ROUNDS = 8
#: Seconds for one model: at the least, and as a multiple of the time that it takes to make.
_LEAST_SECONDS, _MULTIPLE = 2.0, 1.5
#: The axes from which on a large conference has several rounds at once, and their number.
_MANY_AXES, _LANES = 60, 2


@dataclass(frozen=True, slots=True)
class _Round:
    """What a round begins with: the programme and its values, the way, and the axes that it frees."""

    programme: Programme
    values: tuple[int, ...]
    way: Way
    axes: frozenset[str | None]
    given: Given


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
        many = state.large and len(state.event.used_axes) >= _MANY_AXES
        self._lanes = _LANES if many and state.workers > 1 else 1
        self._lock, self._busy = Lock(), set[str | None]()
        self._vain, self._ended = 0, False

    def improve(self, budget: Budget, bound: int = 0) -> None:
        """Improves the programme until the budget is over, it reaches the bound, or several rounds were in vain."""
        self._busy, self._vain, self._ended = set(), 0, False
        rounds_side_by_side(
            lambda: self._round(budget),
            lambda: self._ended or self._level <= bound or budget.over or self.state.budget.over,
            self._lanes,
        )

    @property
    def _level(self) -> int:
        """The value of the best programme on the level."""
        return self.state.values[self.number]

    def _round(self, budget: Budget) -> None:
        """Takes the best programme that is found near the present one."""
        begun = time.monotonic()
        with self._lock:
            chosen = self._choice()
            self._busy |= chosen.axes
        near, proved = self._found(chosen, budget)
        with self._lock:
            self._busy -= chosen.axes
            gain = self._take(chosen, near) if near is not None else 0
            chosen.way.note(gain, time.monotonic() - begun)
            chosen.way.resize(proved=proved)
            if gain:
                self._vain = 0
            elif not proved:  # else more is free in the next such round
                self._vain += 1
            all_axes = len(chosen.axes) == len(self.state.event.used_axes)
            self.ways.note_spent(chosen.way, gain, everything=proved and all_axes and not gain)
            everything = len(chosen.given.free) == len(self.state.event.used_axes)
            self._ended |= self._vain == _VAIN_ROUNDS or (proved and everything and not gain)

    def _choice(self) -> _Round:
        """What the next round frees, without the axes that another round frees now."""
        state, way = self.state, self.ways.next()
        programme = state.programme
        assert programme is not None, "there is a first programme"
        costs = {axis: cost for axis, cost in self._costs(way).items() if axis not in self._busy}
        axes = self.ways.axes(way, programme, costs, len(state.event.used_axes) // self._lanes)
        none = frozenset[str | None]()
        given = around(state.event, programme, *(axes if way.keeps == kept else none for kept in KEPT))
        return _Round(programme, state.values, way, axes, given)

    def _found(self, chosen: _Round, budget: Budget) -> tuple[Programme | None, bool]:
        """The best programme that is found near that of the round, if it is better; and if it is proved."""
        state, begun = self.state, time.monotonic()
        model, costs = state.model(self.number, DEEPEST, chosen.values, chosen.given)
        level = chosen.values[self.number]
        model.cp.add(costs[-1] <= level)
        seconds = max(_LEAST_SECONDS, _MULTIPLE * (time.monotonic() - begun))
        alone: Threads = "all" if state.large else "tight"
        threads: Threads = alone if self._lanes == 1 else "half"
        answer = state.solve(model, costs[-1], min(seconds, budget.left), chosen.programme, threads=threads)
        better = bool(answer.values) and value_of(costs[-1], answer.values) < level
        return programme_of(model, answer.values) if better else None, answer.status == "optimal"

    def _take(self, chosen: _Round, near: Programme) -> int:
        """Takes the programme, joined to what other rounds have found meanwhile; returns the gain."""
        state = self.state
        gain = take_near(
            state, self.number, chosen.programme, near, lambda best: merged(state.event, best, near, chosen.axes)
        )
        if gain > 0:
            self.tell()
        return gain

    def _costs(self, way: Way) -> Counter[str | None]:
        """By axis, 1 and what the violations of soft rules cost that name it or its talks, or its talks alone."""
        event, programme = self.state.event, self.state.programme
        assert programme is not None, "there is a first programme"
        soft = (v for v in self.state.soft if way.keeps != "rooms" or not event.talk.keys().isdisjoint(v.subjects))
        return costs_by_axis(event, programme, soft)
