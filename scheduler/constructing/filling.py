"""The blocks of an attempt are placed on its board, one after the other."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.cells import Cell, extensions, inserted, run_of
from scheduler.constructing.minute_sets import span

#: How often the sessions of its whole axis are cleared for a talk, from 0 to 1.
_OF_AXIS = 0.5
#: Rounds of mending without a gain, after which other hours of the pauses are tried.
_PATIENCE = 40
#: By how much a block that is left over in a round counts more in all later ones, in parts of its minutes.
_BURDEN = 0.25


class Filling:
    """The filling of one board.

    Parameters
    ----------
    demand
        By room, how much it is asked for; blocks take the others first.
    chance
        Draws what else is equal.
    number
        The number of the attempt: in the first, cells that are equally good are taken in the order of time.
    """

    def __init__(self, board: Board, demand: Mapping[str, float], chance: random.Random, number: int) -> None:
        self.board, self.event, self.grounds = board, board.event, board.grounds
        self.chance = chance
        self.ranks = {cell.number: _rank(cell, demand, chance if number else None) for cell in board.cells}
        self.left: Counter[str | None] = Counter()
        self.suited: dict[Block, list[int]] = {}
        #: By block, the rounds of mending at whose end it was left over.
        self.burden: Counter[Block] = Counter()

    def fill(self, blocks: Sequence[Block]) -> list[Block]:
        """Places the blocks in their order; returned are those that are on the board nowhere then."""
        unplaced = []
        self.left = Counter(block.axis for block in blocks for _ in block.talks)
        for block in blocks:
            if not self._place(block):
                unplaced.append(block)
            self.left[block.axis] -= len(block.talks)
        return unplaced + [block for cell in list(self.board.cells) for block in self._dissolved(cell)]

    def _dissolved(self, cell: Cell) -> list[Block]:
        """The blocks of the sessions that are too small, which are taken off the board."""
        kept = tuple(run for run in cell.runs if run.size >= self.grounds.smallest)
        if len(kept) == len(cell.runs):
            return []
        gone = [run for run in cell.runs if run.size < self.grounds.smallest]
        parted = self.grounds.mixed or all(run.axis != other.axis for run, other in pairwise(kept))
        if not parted or not self.board.place(cell, kept):
            self.board.place(cell, ())
            gone = list(cell.runs)
        return [block for run in gone for block in run.blocks]

    # ── mending ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def mend(self, unplaced: list[Block], over: Callable[[], bool]) -> list[Block]:
        """Clears some cells and fills them anew, as long as it is of use, and keeps what loses no more.

        Returned is what is left over in the end. What is left over time and again counts more, so that no round is
        the end where the same few blocks have no place.
        """
        idle, least = 0, _minutes(unplaced)
        while unplaced and idle < _PATIENCE and not over():
            before, loss = list(self.board.cells), self._loss(unplaced)
            taken = self._cleared(self.chance.choice(unplaced))
            left_over = self.fill(self._shuffled([*unplaced, *taken]))
            if self._loss(left_over) <= loss:
                unplaced = left_over
            else:
                self.board.restore(before)
            self.burden.update(unplaced)
            idle = 0 if _minutes(unplaced) < least else idle + 1
            least = min(least, _minutes(unplaced))
        return unplaced

    def _loss(self, unplaced: Sequence[Block]) -> float:
        """The minutes of the blocks, each counted the more often the longer it has been left over."""
        return sum(block.length * (1 + _BURDEN * self.burden[block]) for block in unplaced)

    def _cleared(self, block: Block) -> list[Block]:
        """The blocks of some cells in which `block` may be, and now and then of its axis, taken off the board."""
        suited = [self.board.cells[number] for number in self._suited(block) if self.board.cells[number].runs]
        chosen = self.chance.sample(suited, min(len(suited), self.chance.randint(1, 3)))
        if block.axis is not None and self.chance.random() < _OF_AXIS:
            chosen += [cell for cell in self.board.cells if any(run.axis == block.axis for run in cell.runs)]
        taken = {cell.number: [b for run in cell.runs for b in run.blocks] for cell in chosen}
        for number in taken:
            self.board.place(self.board.cells[number], ())
        return [each for of_cell in taken.values() for each in of_cell]

    def _shuffled(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, axis by axis in an order that is drawn; within an axis those with few possibilities first."""
        axes = {block.axis: 0.0 for block in blocks}
        drawn = {axis: self.chance.random() for axis in axes}
        return sorted(blocks, key=lambda b: (drawn[b.axis], b.freedom * self.chance.uniform(0.5, 1.5)))

    # ── placing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, block: Block) -> bool:
        """True if the block was placed; where it can, where a stretch has no talk yet, and in a session that exists."""
        gap, largest, mixed = self.event.talk_settings.gap, self.grounds.largest, self.grounds.mixed
        for _, extends, number in sorted(self._ways(block)):
            cell = self.board.cells[number]
            if extends:
                ways = extensions(cell, block, gap, largest)
            else:
                ways = inserted(cell, run_of(block, cell.room), mixed=mixed)
            if any(self.board.place(cell, runs) for runs in ways):
                return True
        return False

    def _ways(self, block: Block) -> Iterator[tuple[tuple[bool, bool, float, float], bool, int]]:
        """The cells, by number, in which the block may be: in a session there (True) or in one of its own (False).

        The choice looks at what comes first: the smallest is the best.
        """
        opens, board = self._may_open(block), self.board
        for number in self._suited(block):
            cell = board.cells[number]
            if block.length > cell.free:
                continue
            filled = not cell.part.wanting or board.filled[cell.part.stretch] > 0
            rank = self.ranks[number]
            extends = any(run.axis == block.axis for run in cell.runs)
            if extends:
                yield (filled, False, *rank), True, number
            if opens and not (extends and len(cell.runs) == 1 and not self.grounds.mixed):
                yield (filled, True, *rank), False, number

    def _suited(self, block: Block) -> list[int]:
        """The numbers of the cells in which the block may start at some minute, if nothing else is there."""
        if block not in self.suited:
            self.suited[block] = [
                cell.number
                for cell in self.board.cells
                if block.hours.get(cell.room, 0) & span(cell.part.start, cell.part.end - block.length + 1)
            ]
        return self.suited[block]

    def _may_open(self, block: Block) -> bool:
        """True if enough talks of the axis are left for all its sessions and a further one."""
        smallest = self.grounds.smallest
        if smallest == 1:
            return True
        return self.left[block.axis] >= self.board.wanting(block.axis) + smallest


def _rank(cell: Cell, demand: Mapping[str, float], chance: random.Random | None) -> tuple[float, float]:
    """What tells cells apart that are equally good: the hour, then how much the room is asked for."""
    asked = demand.get(cell.room, 0.0)
    if chance is None:
        return cell.part.start, asked
    return chance.random(), asked


def _minutes(blocks: Sequence[Block]) -> int:
    return sum(block.length for block in blocks)
