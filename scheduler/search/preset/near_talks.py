"""Better programmes near the best one of an event whose talks are compared: some are free, all others stay.

Beside talks that stay, what two talks cost together is a price of the free one's place, so that a model of any event is
small; it knows every rule, and proves nothing about the event. Two rounds run at once, with talks of their own, and
what they find is merged.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from threading import Lock

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST
from scheduler.model.preset.solution import programme_of
from scheduler.model.solution import value_of
from scheduler.search.control import Budget
from scheduler.search.lanes import rounds_side_by_side
from scheduler.search.preset.givens import around_talks
from scheduler.search.preset.merging import merged_talks, take_near
from scheduler.search.preset.sizes import is_crowded
from scheduler.search.preset.state import SearchState
from scheduler.search.preset.talk_ways import TalkWay, TalkWays

#: The deterministic seconds of the solver for one model: at the least, and as a multiple of those in which it was made;
#: and the most seconds.
_EFFORT, _MULTIPLE, _SECONDS = 0.1, 1.5, 5.0
#: Rounds without a better programme after which the search ends, for each talk, where models of all talks are next.
_VAIN_ROUNDS = 3
#: Rounds that run at once, and the talks that each of them has at least.
_LANES, _TALKS_A_LANE = 2, 6


@dataclass(frozen=True, slots=True)
class _Round:
    """What a round begins with: the programme and its values, the way, and the talks that it frees."""

    programme: Programme
    values: tuple[int, ...]
    way: TalkWay
    free: frozenset[str]


class TalkNeighbourhoods:
    """The search near the best programme of a search, for the `number`-th level. `tell` hears of better programmes."""

    def __init__(self, state: SearchState, number: int, tell: Callable[[], None]) -> None:
        self.state, self.number, self.tell = state, number, tell
        self.ways = TalkWays(random.Random(state.seed))
        self._lock, self._busy = Lock(), frozenset[str]()
        self._vain, self._ended = 0, False
        lanes = _LANES if state.workers > 1 and len(state.event.talks) >= _TALKS_A_LANE * _LANES else 1
        self._lanes, self._most = lanes, len(state.event.talks) // lanes

    def improve(self, budget: Budget, bound: int = 0) -> None:
        """Improves the programme until the budget is over, it reaches the bound, or many rounds were in vain."""
        self._busy, self._vain, self._ended = frozenset(), 0, False
        event = self.state.event
        most = inf if is_crowded(event) else _VAIN_ROUNDS * len(event.talks)

        def is_over() -> bool:
            in_vain = self._ended or self._vain >= most
            return in_vain or self._level <= bound or budget.over or self.state.budget.over

        rounds_side_by_side(lambda: self._round(budget), is_over, self._lanes)

    @property
    def _level(self) -> int:
        """The value of the best programme on the level."""
        return self.state.values[self.number]

    def _round(self, budget: Budget) -> None:
        """Takes the best programme that is found with some free talks, where it is better."""
        begun = time.monotonic()
        with self._lock:
            chosen = self._choice()
            self._busy |= chosen.free
        near, proved = self._found(chosen, budget)
        with self._lock:
            self._busy -= chosen.free
            gain = self._take(chosen, near) if near is not None else 0
            self._vain = 0 if gain else self._vain + 1
            chosen.way.note(gain, time.monotonic() - begun)
            chosen.way.resize(proved=proved)
            self._ended |= proved and not gain and len(chosen.free) == len(self.state.event.talks)

    def _choice(self) -> _Round:
        """What the next round frees, without the talks that another round frees now."""
        programme, way = self.state.programme, self.ways.next()
        assert programme is not None, "there is a first programme"
        free = self.ways.talks(way, self.state.event, programme, self._busy, self._most)
        return _Round(programme, self.state.values, way, free)

    def _found(self, chosen: _Round, budget: Budget) -> tuple[Programme | None, bool]:
        """The best programme that is found in the round, if it is better; and if it is proved."""
        state, level = self.state, chosen.values[self.number]
        given = around_talks(state.event, chosen.programme, chosen.free)
        begun = time.thread_time()
        model, costs = state.model(self.number, DEEPEST, chosen.values, given)
        model.cp.add(costs[-1] <= level)
        effort = max(_EFFORT, _MULTIPLE * (time.thread_time() - begun))
        answer = state.solve_near(model, costs[-1], min(_SECONDS, budget.left), effort, chosen.programme)
        better = bool(answer.values) and value_of(costs[-1], answer.values) < level
        return programme_of(model, answer.values) if better else None, answer.status == "optimal"

    def _take(self, chosen: _Round, near: Programme) -> int:
        """Takes the programme, joined to what the other round has found meanwhile; returns the gain."""
        start = chosen.programme
        gain = take_near(self.state, self.number, start, near, lambda best: merged_talks(best, near, chosen.free))
        if gain > 0:
            self.tell()
        return gain
