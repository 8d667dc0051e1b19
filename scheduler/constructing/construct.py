"""First fit: talks are placed one after the other, those with the fewest possibilities first, in several attempts."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from math import fsum

from scheduler.check import check
from scheduler.constructing.assembly import assembled
from scheduler.constructing.blocks import Block, Strictness, blocks
from scheduler.constructing.board import Board, Grounds, Stay
from scheduler.constructing.filling import Filling
from scheduler.constructing.minute_sets import STRIDE
from scheduler.constructing.pause_starts import Pause, parts, pauses_of, starts_of
from scheduler.constructing.relations import relations
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
    for _ in range(_MOST_ATTEMPTS if attempts.promising else 0):
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
        self.blocks = blocks(kept)
        self.pauses = pauses_of(kept)
        self.promising = all(block.hours for block in self.blocks) and all(pause.starts for pause in self.pauses)
        self.grounds = Grounds.of(kept, relations(kept))
        self.demand = _demand(self.blocks)
        self.by_axis: dict[str | None, list[Block]] = defaultdict(list)
        for block in self.blocks:
            self.by_axis[block.axis].append(block)
        self.urgency: Counter[Block] = Counter()
        self.number = seed * _MOST_ATTEMPTS

    def next(self, over: Callable[[], bool]) -> Programme | None:
        """The programme of one more attempt; None if it does not place everything."""
        number, chance = self.number, random.Random(self.number)
        self.number += 1
        starts = starts_of(self.kept, self.pauses, chance if number else None)
        if starts is None:
            return None
        plenaries = {pause.id: start for pause, start in starts.items() if pause.kind == "plenary"}
        board = Board(self.grounds, parts(self.kept, starts), _plenary_stays(self.event, plenaries), _deadlines(starts))
        filling = Filling(board, self.demand, chance, number)
        unplaced = filling.mend(filling.fill(self._ordered(chance if number else None)), over)
        self.urgency.update(unplaced)
        return None if unplaced else assembled(self.event, starts, board.cells)

    def _ordered(self, chance: random.Random | None) -> list[Block]:
        """The blocks, axis by axis: the most urgent first, then those with the fewest possibilities, then the longest.

        A session is so full before another axis takes the place beside it.
        """
        shaken = {block: 1.0 if chance is None else chance.uniform(0.7, 1.3) for block in self.blocks}
        urgency = {axis: _mean([self.urgency[block] for block in group]) for axis, group in self.by_axis.items()}
        freedom = {axis: _mean([b.freedom * shaken[b] for b in group]) for axis, group in self.by_axis.items()}
        axes = sorted(self.by_axis, key=lambda axis: (-urgency[axis], freedom[axis]))
        return [
            block
            for axis in axes
            for block in sorted(self.by_axis[axis], key=lambda b: (-self.urgency[b], b.freedom * shaken[b], -b.length))
        ]


def _demand(placed: Sequence[Block]) -> dict[str, float]:
    """By room, the minutes of the blocks that may be there, each divided by the number of its rooms."""
    demand: dict[str, float] = defaultdict(float)
    for block in placed:
        for room in block.hours:
            demand[room] += block.length / len(block.hours)
    return demand


def _plenary_stays(event: Event, starts: Mapping[str, int]) -> dict[str, list[Stay]]:
    """By person, the stays at plenaries: to speak, to chair or, where posters are shown but once, to present one."""
    numbers = {day.date: number for number, day in enumerate(event.days)}
    stays: dict[str, list[Stay]] = defaultdict(list)
    for plenary in event.plenaries:
        start = numbers[plenary.day] * STRIDE + starts[plenary.id]
        presenting = [poster.speakers for poster in event.posters if plenary.posters and event.poster_times == 1]
        for person in dict.fromkeys((*plenary.people, *chain.from_iterable(presenting))):
            stays[person].append(Stay(start, start + plenary.duration, plenary.room))
    return stays


def _deadlines(starts: Mapping[Pause, int]) -> dict[str, int]:
    """By talk for which a plenary waits, the minute at which it is over at the latest."""
    deadlines: dict[str, int] = {}
    for pause, start in starts.items():
        for kind, name in pause.waits_for:
            if kind == "talk":
                minute = pause.day * STRIDE + start
                deadlines[name] = min(minute, deadlines.get(name, minute))
    return deadlines


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
