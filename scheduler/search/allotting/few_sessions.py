"""Which possible sessions may be held where there are few in all: the others of an axis have to hold the rest of its
talks.
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.possible import PossibleSession


def among_few(possible: Sequence[PossibleSession], day_parts: DayParts, sessions: int) -> list[PossibleSession]:
    """The possible sessions that some choice of so many, or fewer, may have: no axis has more than it needs and all can
    spare.
    """
    fewest = {axis: day_parts.fewest(axis) for axis in day_parts.prepared.by_axis}
    spare = sessions - sum(fewest.values())
    sizes = {axis: _sizes(day_parts, axis, range(each, each + spare + 1)) for axis, each in fewest.items()}
    return [session for session in possible if session.talks in sizes[session.axis]]


def _sizes(day_parts: DayParts, axis: str | None, numbers: range) -> frozenset[int]:
    """The numbers of talks of which a session of the axis may be, which has one of these numbers of sessions."""
    talks = sum(len(block.talks) for block in day_parts.prepared.by_axis[axis])
    least, most = day_parts.smallest, day_parts.largest
    return frozenset(
        size
        for size in range(least, most + 1)
        for others in (number - 1 for number in numbers)
        if others * least <= talks - size <= others * most
    )
