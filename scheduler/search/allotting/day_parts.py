"""What an allotment knows of the parts of a day: who may be in them, in which rooms and how long."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_

from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.minute_sets import covered_by, span
from scheduler.constructing.preparation import Preparation


class DayParts:
    """The parts of the days of one attempt, whose pauses have their hours.

    Attributes
    ----------
    around
        Minutes of a session that are neither a talk nor between two talks.
    change
        Minutes that people take from one room to another.
    smallest, largest
        The number of talks that a session has at least and at most.
    """

    def __init__(self, prepared: Preparation, board: Board) -> None:
        self.prepared, self.event, self.deadlines = prepared, prepared.event, board.deadlines
        self.rooms = [room.id for room in self.event.talk_rooms]
        self.parts = board.parts
        settings = self.event.session_settings
        self.gap, self.around = self.event.talk_settings.gap, settings.introduction + settings.discussion
        self.change = settings.room_change
        self.smallest, self.largest = prepared.grounds.smallest, prepared.grounds.largest

    def length(self, number: int) -> int:
        """The minutes of the part of that number."""
        return self.parts[number].end - self.parts[number].start

    def where(self, block: Block, number: int) -> frozenset[str]:
        """The rooms in which the block may be in that part."""
        minutes = self._starts(block, number)
        return frozenset(room for room, hours in block.hours.items() if hours & minutes)

    def hours(self, block: Block, number: int) -> tuple[int, int]:
        """The first and the last minute of the block in that part, in any of its rooms."""
        minutes = self._starts(block, number) & reduce(or_, block.hours.values())
        return (minutes & -minutes).bit_length() - 1, minutes.bit_length() - 1 + block.length

    def _starts(self, block: Block, number: int) -> int:
        """The minutes of the part at which the block may start, by its length and by what waits for it."""
        part, settings = self.parts[number], self.event.session_settings
        last = part.end - block.length - settings.discussion
        for talk, offset in zip(block.talks, block.offsets, strict=True):
            last = min(last, self.deadlines.get(talk.id, part.end) - offset - talk.duration)
        return span(part.start + settings.introduction, last + 1)

    def open(self, room: str, number: int) -> int:
        """The minutes of that part in which the room is open."""
        part, windows = self.parts[number], self.event.room[room].available
        minutes = span(part.start, part.end)
        if windows and self.prepared.kept.keeps("room_available"):
            minutes &= covered_by(self.event, windows)
        return minutes.bit_count()

    def led(self, axis: str | None, number: int) -> int:
        """The most minutes in a row of that part in which all who lead the sessions of the axis are there."""
        part, minutes = self.parts[number], self.prepared.grounds.relations.led[axis]
        minutes, longest = minutes & span(part.start, part.end), 0
        while minutes:
            minutes, longest = minutes & minutes >> 1, longest + 1
        return longest

    @cached_property
    def shortest(self) -> int:
        """The minutes of the shortest session."""
        least = min(block.length for block in self.prepared.blocks)
        return max(1, least, self.smallest * (self._shortest_talk + self.gap) - self.gap) + self.around

    @cached_property
    def _shortest_talk(self) -> int:
        return min(talk.duration for talk in self.event.talks)

    def most_in_room(self, number: int) -> int:
        """The most sessions of a room in that part."""
        return max(1, self.length(number) // self.shortest)

    def fewest(self, axis: str | None) -> int:
        """The sessions that the talks of the axis need, by their number."""
        talks = sum(len(block.talks) for block in self.prepared.by_axis[axis])
        return -(-talks // self.largest)

    def at_once(self, axis: str | None) -> int:
        """The sessions of the axis that each part has at the most: as few as its talks need."""
        return -(-self.fewest(axis) // len(self.parts))
