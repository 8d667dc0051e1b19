"""What all attempts to construct a programme have in common, and the empty board of one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from scheduler.constructing.blocks import Block, Strictness, blocks
from scheduler.constructing.board import Board, Stay
from scheduler.constructing.grounds import Grounds
from scheduler.constructing.minute_sets import STRIDE
from scheduler.constructing.pause_starts import Pause, parts, pauses_of
from scheduler.constructing.relations import relations
from scheduler.domain.event import Event


class Preparation:
    """The blocks, the pauses and the relations of an event.

    Attributes
    ----------
    promising
        False if a block or a pause has no minute at all.
    demand
        By room, the minutes of the blocks that may be there, each divided by the number of its rooms.
    """

    def __init__(self, kept: Strictness) -> None:
        self.kept, self.event = kept, kept.event
        self.blocks = blocks(kept)
        self.pauses = pauses_of(kept)
        self.promising = all(block.hours for block in self.blocks) and all(pause.starts for pause in self.pauses)
        self.grounds = Grounds.of(kept, relations(kept))
        self.demand = _demand(self.blocks)
        self.by_axis: dict[str | None, list[Block]] = defaultdict(list)
        for block in self.blocks:
            self.by_axis[block.axis].append(block)

    def board(self, starts: Mapping[Pause, int]) -> Board:
        """The empty board of an attempt whose pauses start at these minutes of their days."""
        plenaries = {pause.id: start for pause, start in starts.items() if pause.kind == "plenary"}
        stays = _plenary_stays(self.event, plenaries)
        return Board(self.grounds, parts(self.kept, starts), stays, _deadlines(starts))


def _demand(placed: Sequence[Block]) -> dict[str, float]:
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
