"""The model of an allotment: which talks of an axis share a session in which part of a day; rooms are only counted.

It knows no hours within a part. What could only agree there by an order within the part costs something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ortools.sat.python.cp_model import IntVar

from scheduler.constructing.blocks import Block
from scheduler.constructing.minute_sets import span
from scheduler.constructing.seating import Lot
from scheduler.model.types import Term
from scheduler.search.allotting.allotment import Allotment, Key
from scheduler.search.allotting.day_parts import DayParts


class AllotmentModel(Allotment):
    """The sessions of all axes in the parts of the days, each with a literal for every talk that it may have."""

    def __init__(self, day_parts: DayParts) -> None:
        super().__init__(day_parts)
        self.rooms: dict[tuple[Block, int], frozenset[str]] = {}
        for axis, blocks in day_parts.prepared.by_axis.items():
            self._add_axis(axis, blocks)
        self._fill_stretches()

    @property
    def sessions(self) -> Term:
        return sum(self.held.values())

    @property
    def missed(self) -> Term:
        """The number of talks in parts of the day that have none of the hours that are preferred for them."""
        wished, missed = self.day_parts.prepared.grounds.wished, list[Term]()
        for (block, key), literal in self.member.items():
            part = self.day_parts.parts[key.part]
            minutes = span(part.start, part.end)
            missed += [literal for talk in block.talks if not wished.get(talk.id, -1) & minutes]
        return sum(missed)

    def sessions_of(self, axis: str | None) -> Term:
        return sum(held for key, held in self.held.items() if key.axis == axis)

    def members(self, key: Key) -> list[tuple[Block, IntVar]]:
        """The blocks that may be in the session, with their literals."""
        blocks = self.day_parts.prepared.by_axis[key.axis]
        return [(block, self.member[block, key]) for block in blocks if (block, key) in self.member]

    def lots(self, values: Sequence[int]) -> list[Lot]:
        chosen: dict[Key, list[Block]] = defaultdict(list)
        for (block, key), literal in self.member.items():
            if values[literal.index]:
                chosen[key].append(block)
        return [Lot(key.part, tuple(blocks)) for key, blocks in chosen.items()]

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_axis(self, axis: str | None, blocks: Sequence[Block]) -> None:
        day_parts, keys = self.day_parts, list[Key]()
        for part in range(len(day_parts.parts)):
            for block in blocks:
                self.rooms[block, part] = day_parts.where(block, part)
            there = [block for block in blocks if self.rooms[block, part]]
            if sum(len(block.talks) for block in there) >= day_parts.smallest:
                keys += [Key(axis, part, number) for number in range(day_parts.at_once(axis))]
        for key in keys:
            self.held[key] = self.cp.new_bool_var("")
            for block in blocks:
                if self.rooms[block, key.part]:
                    self.member[block, key] = self.cp.new_bool_var("")
        for block in blocks:
            self.cp.add_exactly_one(self.member[block, key] for key in keys if (block, key) in self.member)
        for key in keys:
            self._bound(key)

    def _bound(self, key: Key) -> None:
        """The session has as many talks as it may have, in its time, and a room that suits any two of them."""
        day_parts, held, members = self.day_parts, self.held[key], self.members(key)
        size = sum(len(block.talks) * literal for block, literal in members)
        self.cp.add(size >= day_parts.smallest * held)
        self.cp.add(size <= day_parts.largest * held)
        length = sum((block.length + day_parts.gap) * literal for block, literal in members)
        self.minutes[key] = length + (day_parts.around - day_parts.gap) * held
        self.cp.add(self.minutes[key] <= day_parts.led(key.axis, key.part) * held)
        for (block, literal), (other, beside) in combinations(members, 2):
            if not self.rooms[block, key.part] & self.rooms[other, key.part]:
                self.cp.add_at_most_one(literal, beside)
        self._keep_hours(key, members)

    def _keep_hours(self, key: Key, members: Sequence[tuple[Block, IntVar]]) -> None:
        """The talks that must be late in the part have time enough after their first minute, and those early before."""
        gap, part = self.day_parts.gap, self.day_parts.parts[key.part]
        hours = {block: self.day_parts.hours(block, key.part) for block, _ in members}
        for first in {begin for begin, _ in hours.values()} - {part.start}:
            late = sum((block.length + gap) * literal for block, literal in members if hours[block][0] >= first)
            self.cp.add(late <= part.end - first + gap)
        for last in {end for _, end in hours.values()} - {part.end}:
            early = sum((block.length + gap) * literal for block, literal in members if hours[block][1] <= last)
            self.cp.add(early <= last - part.start + gap)

    def forbid(self, lot: Lot) -> None:
        for key in self.of_part(lot.part):
            if key.axis == lot.axis:
                self.cp.add_bool_or(~self.member[block, key] for block in lot.blocks)
