"""The sessions that an axis may have in each part of a day: talks in some order, and rooms that suit them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from scheduler.constructing.blocks import Block
from scheduler.constructing.minute_sets import span, starts_in
from scheduler.constructing.wishes import Layers, both, either, missing_few
from scheduler.search.allotting.day_parts import DayParts


@dataclass(frozen=True, slots=True, eq=False)
class PossibleSession:
    """Blocks of one axis that can be a session of a part of a day, whatever else is held.

    Attributes
    ----------
    part
        The number of the part.
    rooms
        The rooms in which it may be.
    minutes
        Its length.
    starts
        The minutes at which it may start, by the number of its talks that are outside their preferred hours then.
    """

    axis: str | None
    part: int
    blocks: tuple[Block, ...]
    rooms: frozenset[str]
    minutes: int
    starts: Layers

    @property
    def talks(self) -> int:
        """The number of its talks."""
        return sum(len(block.talks) for block in self.blocks)

    @property
    def missed(self) -> int:
        """The fewest of its talks that are outside their preferred hours."""
        return next(number for number, minutes in enumerate(self.starts) if minutes)


def number_of_sets(day_parts: DayParts) -> int:
    """An upper bound on the possible sessions: the sets of blocks of one axis, times the parts of the days."""
    sizes = range(1, day_parts.largest + 1)
    axes = day_parts.prepared.by_axis.values()
    return len(day_parts.parts) * sum(comb(len(blocks), size) for blocks in axes for size in sizes)


def possible_sessions(day_parts: DayParts) -> list[PossibleSession]:
    """All possible sessions of the event, with these hours of its pauses."""
    wished = day_parts.prepared.grounds.wished
    return [
        session
        for axis, blocks in day_parts.prepared.by_axis.items()
        for session in _Axis(day_parts, axis, blocks, wished).sessions()
    ]


class _Axis:
    """The sessions of one axis; sets of its blocks are bits of an integer."""

    def __init__(
        self, day_parts: DayParts, axis: str | None, blocks: Sequence[Block], wished: Mapping[str, int]
    ) -> None:
        self.day_parts, self.axis, self.blocks, self.wished = day_parts, axis, blocks, wished
        settings = day_parts.event.session_settings
        self.introduction, self.discussion = settings.introduction, settings.discussion
        self.before = [self._set_of_earlier(block) for block in blocks]

    def _set_of_earlier(self, block: Block) -> int:
        """The blocks that come before this one where they share its session."""
        before = self.day_parts.prepared.grounds.relations.before
        earlier = {other for talk in block.talks for other in before.get(talk.id, ())}
        sets = (
            1 << n for n, other in enumerate(self.blocks) if other is not block and not earlier.isdisjoint(_ids(other))
        )
        return sum(sets)

    def sessions(self) -> Iterator[PossibleSession]:
        """The possible sessions, by part."""
        found: dict[tuple[int, int], Layers] = {}
        rooms: dict[tuple[int, int], set[str]] = defaultdict(set)
        for names, hours in self._classes():
            for chosen, layers in self._orders(hours):
                for part, starts in self._parts(chosen, layers):
                    found[chosen, part] = either(found.get((chosen, part), []), starts)
                    rooms[chosen, part].update(names)
        for (chosen, part), starts in found.items():
            blocks = self._blocks_of(chosen)
            suiting = frozenset(rooms[chosen, part])
            yield PossibleSession(self.axis, part, blocks, suiting, self._length(blocks) + self._around, starts)

    @property
    def _around(self) -> int:
        return self.introduction + self.discussion

    def _blocks_of(self, chosen: int) -> tuple[Block, ...]:
        return tuple(block for n, block in enumerate(self.blocks) if chosen >> n & 1)

    def _length(self, blocks: Sequence[Block]) -> int:
        """The minutes from the start of the first talk to the end of the last."""
        gap = self.day_parts.gap
        return sum(block.length + gap for block in blocks) - gap

    def _classes(self) -> list[tuple[list[str], list[int]]]:
        """The rooms in classes in which the blocks may start at the same minutes, with these minutes by block."""
        classes: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for room in self.day_parts.rooms:
            hours = tuple(self._in_time(block) & block.hours.get(room, 0) for block in self.blocks)
            if any(hours):
                classes[hours].append(room)
        return [(rooms, [*hours]) for hours, rooms in classes.items()]

    def _in_time(self, block: Block) -> int:
        """The minutes at which the block may start to be over where something waits for it."""
        minutes = -1
        for talk, offset in zip(block.talks, block.offsets, strict=True):
            if talk.id in self.day_parts.deadlines:
                minutes &= span(0, self.day_parts.deadlines[talk.id] - offset - talk.duration + 1)
        return minutes

    def _orders(self, hours: Sequence[int]) -> Iterator[tuple[int, Layers]]:
        """Each set of blocks that may be a session by its size, with the minutes at which its first talk may start."""
        single = [missing_few(block, minutes, self.wished) for block, minutes in zip(self.blocks, hours, strict=True)]
        grown: dict[int, Layers] = {0: [-1]}
        while grown:
            longer: dict[int, Layers] = {}
            for chosen, layers in grown.items():
                for n, block in enumerate(self.blocks):
                    if hours[n] and not chosen >> n & 1 and self._may_follow(chosen, n, block):
                        more = both(layers, [each >> self._offset(chosen) for each in single[n]])
                        if more[-1]:
                            longer[chosen | 1 << n] = either(longer.get(chosen | 1 << n, []), more)
            yield from ((chosen, layers) for chosen, layers in longer.items() if self._is_large(chosen))
            grown = longer

    def _may_follow(self, chosen: int, number: int, block: Block) -> bool:
        """True if the session may go on with the block: it is not too large, and none of the chosen waits for it."""
        blocks = [n for n in range(len(self.blocks)) if chosen >> n & 1]
        size = sum(len(self.blocks[n].talks) for n in blocks)
        return size + len(block.talks) <= self.day_parts.largest and not any(
            self.before[n] >> number & 1 for n in blocks
        )

    def _is_large(self, chosen: int) -> bool:
        return sum(len(block.talks) for block in self._blocks_of(chosen)) >= self.day_parts.smallest

    def _offset(self, chosen: int) -> int:
        """The minutes from the start of the first talk to that of one after the chosen blocks."""
        return sum(block.length + self.day_parts.gap for block in self._blocks_of(chosen))

    def _parts(self, chosen: int, layers: Layers) -> Iterator[tuple[int, Layers]]:
        """The parts that have time for a session of these blocks, with the minutes at which it may start there."""
        blocks = self._blocks_of(chosen)
        length, grounds = self._length(blocks), self.day_parts.prepared.grounds
        begins = starts_in(grounds.relations.led[self.axis], length + self._around)
        if not any(block.pinned for block in blocks):
            begins &= grounds.grid
        for number, part in enumerate(self.day_parts.parts):
            within = begins & span(part.start, part.end - length - self._around + 1)
            starts = [layer >> self.introduction & within for layer in layers]
            if starts[-1]:
                yield number, starts


def _ids(block: Block) -> set[str]:
    return {talk.id for talk in block.talks}
