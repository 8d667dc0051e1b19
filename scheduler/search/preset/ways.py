"""The ways in which a search near a programme chooses the axes that are free at once, and how often it takes each."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from scheduler.domain.programme import Programme

#: The number of axes that are free at first, and the fewest.
_FIRST_SIZE, _LEAST_SIZE = 5.0, 2.0
#: The number of axes at first whose sessions keep their slots, and of those that keep their rooms too: their models are
#: smaller.
_FIRST_IN_SLOTS, _FIRST_IN_ROOMS = 10.0, 20.0
#: By how much the number of free axes grows where the best programme near is found in time, and shrinks where not.
_GROWTH, _SHRINKAGE = 1.25, 0.85
#: Share (0 to 1) of the latest round in what a way has gained a second, and the least that a way counts for, as a share
#: of the one that gains most.
_LATEST, _LEAST_RATE = 0.5, 0.15


#: What the sessions of axes keep whose talks are free: nothing, their slots, or their slots and rooms.
Kept = Literal["nothing", "slots", "rooms"]
KEPT: tuple[Kept, ...] = get_args(Kept)


@dataclass
class Rated:
    """A way to choose what is free.

    Attributes
    ----------
    size
        The number of what is free.
    rate
        What the latest rounds gained a second; None: there was none.
    spent
        True if nothing is better in this way, whatever is free: it was proved of the present programme.
    """

    size: float
    rate: float | None = None
    spent: bool = False

    def note(self, gain: int, seconds: float) -> None:
        """Counts a round that gained so much."""
        latest = gain / max(seconds, 0.001)
        self.rate = latest if self.rate is None else _LATEST * latest + (1 - _LATEST) * self.rate

    def resize(self, *, proved: bool) -> None:
        """More is free where the best programme near was found in time, less where not."""
        self.size = max(_LEAST_SIZE, self.size * (_GROWTH if proved else _SHRINKAGE))


R = TypeVar("R", bound=Rated)


def chosen(ways: Sequence[R], rng: random.Random) -> R:
    """A way that was not tried yet, else any that is not spent, those that gain much the likeliest."""
    for way in ways:
        if way.rate is None:
            return way
    ways = [way for way in ways if not way.spent] or ways
    rates = [way.rate or 0.0 for way in ways]
    least = max(_LEAST_RATE * max(rates), 1e-6)
    return rng.choices(ways, [max(rate, least) for rate in rates])[0]


class Way(Rated):
    """A way to choose axes.

    Attributes
    ----------
    keeps
        What the sessions of its axes keep.
    by_room
        True for the axes of some rooms, False for any axes.
    """

    def __init__(self, keeps: Kept, by_room: bool, size: float) -> None:
        super().__init__(size)
        self.keeps, self.by_room = keeps, by_room


class Ways:
    """The ways, of which those that gained most a second are taken most often."""

    def __init__(self, rng: random.Random) -> None:
        self._random = rng
        self._ways = (
            Way("rooms", False, _FIRST_IN_ROOMS),
            Way("nothing", False, _FIRST_SIZE),
            Way("slots", True, _FIRST_IN_SLOTS),
            Way("slots", False, _FIRST_IN_SLOTS),
        )

    def next(self) -> Way:
        """A way that was not tried yet, else any, those that gain much the likeliest."""
        return chosen(self._ways, self._random)

    def note_spent(self, way: Way, gain: int, *, everything: bool) -> None:
        """Leaves out a way that gains nothing with `everything` free, until another way gains something."""
        way.spent = everything
        if gain:
            for each in self._ways:
                each.spent = False

    def axes(
        self, way: Way, programme: Programme, costs: Mapping[str | None, int], most: int | None = None
    ) -> frozenset[str | None]:
        """Some of the axes that have a cost, as the way chooses them, those that cost most the likeliest.

        `most`: about how many, where the way would choose more; None: there is no such limit.
        """
        size = min(round(way.size), len(costs) if most is None else most)
        return self._of_rooms(size, programme, costs) if way.by_room else self._any(size, costs)

    def _any(self, size: int, costs: Mapping[str | None, int]) -> frozenset[str | None]:
        axes, free = [*costs], set[str | None]()
        while len(free) < min(size, len(axes)):
            free.update(self._random.choices(axes, [costs[axis] for axis in axes]))
        return frozenset(free)

    def _of_rooms(self, size: int, programme: Programme, costs: Mapping[str | None, int]) -> frozenset[str | None]:
        """The axes that have a session in one of some rooms."""
        by_room: dict[str, set[str | None]] = defaultdict(set)
        for session in programme.sessions:
            if session.axis in costs:
                by_room[session.room].add(session.axis)
        weights = Counter({room: sum(costs[axis] for axis in axes) for room, axes in by_room.items()})
        free = set[str | None]()
        while weights and len(free) < size:
            room = self._random.choices([*weights], [*weights.values()])[0]
            del weights[room]
            free |= by_room[room]
        return frozenset(free)
