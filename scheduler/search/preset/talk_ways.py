"""The ways in which a search near a programme chooses the talks that are free at once, and how often it takes each."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal, get_args

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.domain.talks import Talk
from scheduler.search.preset.ways import Rated, chosen

#: The number of talks that are free at first.
_FIRST_SIZE = 8.0
#: By how much that number grows where the best programme near was found in time, and shrinks where not: many small
#: questions gain more than few large ones.
_GROWTH, _SHRINKAGE = 1.04, 0.93
#: The fewest talks that are free.
_LEAST_SIZE = 3.0
#: Whose talks are free: those of some slots, of some rooms, of some rooms on a day, of a tag, or any.
Whose = Literal["slots", "rooms", "room days", "tag", "any"]


class TalkWay(Rated):
    """A way to choose talks, and how many of them."""

    def __init__(self, whose: Whose) -> None:
        super().__init__(_FIRST_SIZE)
        self.whose = whose

    def resize(self, *, proved: bool) -> None:
        """More talks are free where the best programme near was found in time, fewer where not."""
        self.size = max(_LEAST_SIZE, self.size * (_GROWTH if proved else _SHRINKAGE))


class TalkWays:
    """The ways, of which those that gained most a second are taken most often."""

    def __init__(self, rng: random.Random) -> None:
        self._random = rng
        self._ways = tuple(TalkWay(whose) for whose in get_args(Whose))

    def next(self) -> TalkWay:
        """A way that was not tried yet, else any, those that gain much the likeliest."""
        return chosen(self._ways, self._random)

    def talks(
        self, way: TalkWay, event: Event, programme: Programme, without: frozenset[str], most: int
    ) -> frozenset[str]:
        """Some talks but those of `without`, as the way chooses them; `most`: an upper bound on their number."""
        order = [talk for talk in programme.talks if talk.id not in without]
        self._random.shuffle(order)
        size = min(round(way.size), most)
        if way.whose in _GROUPS:
            order = self._grouped(order, _GROUPS[way.whose])
        elif way.whose == "tag" and order:
            order = self._alike(event, order, size)
        return frozenset(talk.id for talk in order[:size])

    def _grouped(self, order: Iterable[PlacedTalk], group: Callable[[PlacedTalk], Hashable]) -> list[PlacedTalk]:
        """The talks group after group."""
        groups: dict[Hashable, list[PlacedTalk]] = defaultdict(list)
        for talk in order:
            groups[group(talk)].append(talk)
        return [talk for each in groups.values() for talk in each]

    def _alike(self, event: Event, order: Sequence[PlacedTalk], size: int) -> list[PlacedTalk]:
        """Half of the size talks that have a tag of the first one, then any."""
        tags = _tags(event.talk[order[0].id])
        alike = [talk for talk in order if not tags.isdisjoint(_tags(event.talk[talk.id]))][: max(1, size // 2)]
        kept = {talk.id for talk in alike}
        return [*alike, *(talk for talk in order if talk.id not in kept)]


def _tags(talk: Talk) -> set[str]:
    return set(talk.tags)


_GROUPS: dict[Whose, Callable[[PlacedTalk], Hashable]] = {
    "slots": lambda talk: (talk.day, talk.start),
    "rooms": lambda talk: talk.room,
    "room days": lambda talk: (talk.day, talk.room),
}
