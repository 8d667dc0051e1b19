"""The model of chains: the blocks of a session follow each other in a cell, and it knows no sessions besides.

A block has a start of its own and a literal for each cell, in which its interval counts. So there are no sessions that
differ by number alone, and hours that are narrow leave little to choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import gcd

from ortools.sat.python.cp_model import CpModel, Domain, IntervalVar, IntVar

from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.cells import Cell
from scheduler.constructing.minute_sets import STRIDE, ascending, span, starts_in
from scheduler.constructing.preparation import Preparation


class ChainModel:
    """The blocks in the cells of a board.

    Attributes
    ----------
    start
        By block, the minute at which it starts, counted as in `minute_sets`.
    at
        By block and number of the cell, a literal that is true if it is there; cells that do not suit it are left out.
    follows
        By two blocks of an axis, a literal that is true if the second follows the first in its session.
    room_number
        By block, the number of its room.
    first, last
        By block, a literal that is true if its session begins, or ends, with it.
    """

    def __init__(self, prepared: Preparation, board: Board) -> None:
        self.prepared, self.board, self.cp = prepared, board, CpModel()
        settings = prepared.event.session_settings
        self.introduction, self.discussion = settings.introduction, settings.discussion
        self.start: dict[Block, IntVar] = {}
        self.at: dict[tuple[Block, int], IntVar] = {}
        self.follows: dict[tuple[Block, Block], IntVar] = {}
        self.first = {block: self.cp.new_bool_var("") for block in prepared.blocks}
        self.last = {block: self.cp.new_bool_var("") for block in prepared.blocks}
        self.begin: dict[Block, IntVar] = {}
        self.end: dict[Block, IntVar] = {}
        self._cell_number: dict[Block, IntVar] = {}
        self.room_number: dict[Block, IntVar] = {}
        for block in prepared.blocks:
            self._place(block)
        for blocks in prepared.by_axis.values():
            self._chain(blocks)
        self._fill_cells()
        self._fill_stretches()

    def interval(self, block: Block) -> IntervalVar:
        """The time of the talks of the block."""
        return self.cp.new_fixed_size_interval_var(self.start[block], block.length, "")

    def _place(self, block: Block) -> None:
        """Gives the block a start in one of the cells that suit it; none may suit it, so that there is no solution."""
        hours = {cell.number: minutes for cell in self.board.cells if (minutes := self._hours(block, cell))}
        every = [minute for minutes in hours.values() for minute in ascending(minutes)]
        start = self.start[block] = self.cp.new_int_var_from_domain(Domain.from_values(every or [0]), "")
        self.begin[block], self.end[block] = (self.cp.new_int_var(0, 2**20, "") for _ in range(2))
        self.cp.add(self.begin[block] == start - self.introduction * self.first[block])
        self.cp.add(self.end[block] == start + block.length + self.discussion * self.last[block])
        for number, minutes in hours.items():
            literal = self.at[block, number] = self.cp.new_bool_var("")
            part = self.board.cells[number].part
            there = Domain.from_values([*ascending(minutes)])
            self.cp.add_linear_expression_in_domain(start, there).only_enforce_if(literal)
            self.cp.add(self.begin[block] >= part.start).only_enforce_if(literal)
            self.cp.add(self.end[block] <= part.end).only_enforce_if(literal)
        self.cp.add_exactly_one([self.at[block, number] for number in hours])
        self._cell_number[block] = self._number(block, {number: number for number in hours})
        rooms = {room.id: number for number, room in enumerate(self.prepared.event.talk_rooms)}
        self.room_number[block] = self._number(block, {n: rooms[self.board.cells[n].room] for n in hours})
        if not block.pinned:
            grid = Domain.from_values([minute + self.introduction for minute in ascending(self.board.grounds.grid)])
            self.cp.add_linear_expression_in_domain(start, grid).only_enforce_if(self.first[block])

    def _number(self, block: Block, by_cell: Mapping[int, int]) -> IntVar:
        """The number that the cell of the block has."""
        number = self.cp.new_int_var(0, max(by_cell.values(), default=0), "")
        self.cp.add(number == sum(value * self.at[block, cell] for cell, value in by_cell.items()))
        return number

    def _hours(self, block: Block, cell: Cell) -> int:
        """The minutes at which the block may start in the cell, those who lead its axis being there."""
        minutes = block.hours.get(cell.room, 0) & span(cell.part.start, cell.part.end - block.length + 1)
        minutes &= starts_in(self.board.relations.led[block.axis], block.length)
        ends = [self.board.deadlines[talk.id] for talk in block.talks if talk.id in self.board.deadlines]
        minutes &= span(0, min(ends) - block.length + 1) if ends else -1
        return minutes & self._round

    @cached_property
    def _round(self) -> int:
        """The minutes at which a block can start at all, as sessions start on the grid: multiples of a few minutes."""
        event = self.prepared.event
        lengths = (block.length + event.talk_settings.gap for block in self.prepared.blocks)
        step = gcd(60, event.step, self.introduction, *lengths)
        if step == 1 or any(block.pinned for block in self.prepared.blocks):
            return -1
        return sum(1 << minute for minute in range(0, len(event.days) * STRIDE, step))

    def _chain(self, blocks: Sequence[Block]) -> None:
        """The blocks of an axis follow each other in sessions of as many talks as these may have."""
        grounds, gap = self.board.grounds, self.prepared.event.talk_settings.gap
        before: dict[Block, list[IntVar]] = defaultdict(list)
        after: dict[Block, list[IntVar]] = defaultdict(list)
        place = {block: self.cp.new_int_var(len(block.talks), max(grounds.largest, 1), "") for block in blocks}
        for block in blocks:
            for other in blocks:
                if other is not block:
                    literal = self.follows[block, other] = self.cp.new_bool_var("")
                    self.cp.add(self.start[other] == self.start[block] + block.length + gap).only_enforce_if(literal)
                    self.cp.add(self._cell_number[other] == self._cell_number[block]).only_enforce_if(literal)
                    self.cp.add(place[other] == place[block] + len(other.talks)).only_enforce_if(literal)
                    after[block].append(literal)
                    before[other].append(literal)
        for block in blocks:
            self.cp.add_exactly_one([*before[block], self.first[block]])
            self.cp.add_exactly_one([*after[block], self.last[block]])
            self.cp.add(place[block] == len(block.talks)).only_enforce_if(self.first[block])
            self.cp.add(place[block] >= grounds.smallest).only_enforce_if(self.last[block])

    def _fill_cells(self) -> None:
        """No two blocks of a cell overlap; an axis has one session there, unless sessions of one axis may be beside."""
        intervals: dict[int, list[IntervalVar]] = defaultdict(list)
        begun: dict[tuple[int, str | None], list[IntVar]] = defaultdict(list)
        for (block, number), literal in self.at.items():
            length = self.cp.new_int_var(block.length, block.length + self.introduction + self.discussion, "")
            intervals[number].append(
                self.cp.new_optional_interval_var(self.begin[block], length, self.end[block], literal, "")
            )
            begins = self.cp.new_bool_var("")
            self.cp.add_bool_or(begins, ~literal, ~self.first[block])
            begun[number, block.axis].append(begins)
        for each in intervals.values():
            self.cp.add_no_overlap(each)
        for literals in begun.values() if not self.board.grounds.mixed else ():
            self.cp.add_at_most_one(literals)

    def _fill_stretches(self) -> None:
        """A talk lies between two breaks wherever one has to."""
        wanting: dict[tuple[int, int], list[IntVar]] = defaultdict(list)
        for stretch in {part.stretch for part in self.board.parts if part.wanting}:
            wanting[stretch] = []
        for (_, number), literal in self.at.items():
            part = self.board.cells[number].part
            if part.wanting:
                wanting[part.stretch].append(literal)
        for literals in wanting.values():
            self.cp.add_bool_or(literals)
