"""First fit: talks are placed one after the other, those with the fewest possibilities first, in several attempts."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from math import fsum

from scheduler.check import check
from scheduler.constructing.assembly import assembled
from scheduler.constructing.blocks import Block, Strictness
from scheduler.constructing.filling import Filling
from scheduler.constructing.pause_starts import starts_of
from scheduler.constructing.preparation import Preparation
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: Attempts, at the most, with the rules that have a weight and without them.
_MOST_ATTEMPTS = 60
#: Attempts, at the most, for fewer sessions.
_FURTHER_ATTEMPTS = 12


def construct(
    event: Event, seconds: float, stopped: Callable[[], bool] = lambda: False, *, seed: int = 0, further: float = 0.0
) -> Programme | None:
    """A programme of the event that the check accepts; None if none was found, which proves nothing.

    Parameters
    ----------
    event
        An event with free days that has not begun and does not run late; for any other the answer is None.
    seconds
        The time of the processor that all attempts have together.
    stopped
        Asked between two attempts: True ends them.
    seed
        Another number draws other attempts; with 0 the first one draws nothing.
    further
        The time of the processor, once there is a programme, for attempts to find one with fewer sessions.
    """
    if event.slots or event.late or event.begun:
        return None
    begun = time.thread_time()
    for kept, share in _strictnesses(event):
        attempts = _Attempts(kept, seed)
        programme = _first(attempts, partial(_over, stopped, begun + share * seconds))
        if programme is not None:
            return _smallest(programme, attempts, partial(_over, stopped, time.thread_time() + further))
    return None


def _over(stopped: Callable[[], bool], deadline: float) -> bool:
    """True once `stopped` is, or the thread has had the processor until `deadline`."""
    return stopped() or time.thread_time() > deadline


def _first(attempts: _Attempts, over: Callable[[], bool]) -> Programme | None:
    """The first programme of the attempts that the check accepts; None where they are over before."""
    for _ in range(_MOST_ATTEMPTS if attempts.prepared.promising else 0):
        if over():
            break
        programme = attempts.next(over)
        if programme is not None and not check(attempts.event, programme).hard:
            return programme
    return None


def _smallest(programme: Programme, attempts: _Attempts, over: Callable[[], bool]) -> Programme:
    """The programme with the fewest sessions among `programme` and some more attempts."""
    for _ in range(_FURTHER_ATTEMPTS):
        other = None if over() else attempts.next(over)
        if other is not None and len(other.sessions) < len(programme.sessions):
            programme = other if not check(attempts.event, other).hard else programme
    return programme


def _strictnesses(event: Event) -> list[tuple[Strictness, float]]:
    """First with the rules that have a weight, if there are any, then without them; and the time when each ends."""
    lenient = (Strictness(event, strict=False), 1.0)
    numbered = any(axis.numbered for axis in event.axes)
    return [(Strictness(event, strict=True), 0.5), lenient] if numbered or "rules" in event.levels else [lenient]


class _Attempts:
    """Attempts that learn from those before them: what could not be placed comes first the next time."""

    def __init__(self, kept: Strictness, seed: int = 0) -> None:
        self.kept, self.event = kept, kept.event
        self.prepared = Preparation(kept)
        self.urgency: Counter[Block] = Counter()
        self.number = seed * _MOST_ATTEMPTS

    def next(self, over: Callable[[], bool]) -> Programme | None:
        """The programme of one more attempt; None if it does not place everything."""
        number, chance = self.number, random.Random(self.number)
        self.number += 1
        starts = starts_of(self.kept, self.prepared.pauses, chance if number else None)
        if starts is None:
            return None
        board = self.prepared.board(starts)
        filling = Filling(board, self.prepared.demand, chance, number)
        unplaced = filling.mend(filling.fill(self._ordered(chance if number else None)), over)
        self.urgency.update(unplaced)
        return None if unplaced else assembled(self.event, starts, board.cells)

    def _ordered(self, chance: random.Random | None) -> list[Block]:
        """The blocks, axis by axis: the most urgent first, then those with the fewest possibilities, then the longest.

        A session is so full before another axis takes the place beside it.
        """
        by_axis = self.prepared.by_axis
        shaken = {block: 1.0 if chance is None else chance.uniform(0.7, 1.3) for block in self.prepared.blocks}
        urgency = {axis: _mean([self.urgency[block] for block in group]) for axis, group in by_axis.items()}
        freedom = {axis: _mean([b.freedom * shaken[b] for b in group]) for axis, group in by_axis.items()}
        axes = sorted(by_axis, key=lambda axis: (-urgency[axis], freedom[axis]))
        return [
            block
            for axis in axes
            for block in sorted(by_axis[axis], key=lambda b: (-self.urgency[b], b.freedom * shaken[b], -b.length))
        ]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
