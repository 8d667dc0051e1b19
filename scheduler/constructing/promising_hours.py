"""Hours of the pauses between which sessions of whole talks leave little time over."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from scheduler.constructing.pause_starts import Pause, in_order, rooms_between
from scheduler.constructing.preparation import Preparation

#: Ways that are drawn, in which equally good hours are told apart by chance.
_DRAWN = 40


def promising_hours(prepared: Preparation, seed: int, number: int) -> list[Mapping[Pause, int]]:
    """At most `number` ways to set the pauses, those between which sessions can fill the most minutes first.

    No two of them leave the same minutes to sessions everywhere.
    """
    usable, found = _usable(prepared), dict[tuple[int, ...], tuple[float, Mapping[Pause, int]]]()
    for attempt in range(_DRAWN):
        chance, starts, filled = random.Random(seed * _DRAWN + attempt), dict[Pause, int](), list[int]()
        for day in range(len(prepared.event.days)):
            pauses = [pause for pause in prepared.pauses if pause.day == day]
            ordered = in_order(pauses, chance if attempt else None)
            times = _Day(prepared, day, ordered, usable, chance).times()
            if times is None:
                break
            starts |= dict(zip(ordered, times[0], strict=True))
            filled += times[1]
        else:
            found.setdefault(tuple(filled), (sum(filled), starts))
    return [starts for _, starts in sorted(found.values(), key=lambda each: -each[0])[:number]]


class _Day:
    """The pauses of a day, in an order, whose hours are looked for from the last to the first."""

    def __init__(
        self, prepared: Preparation, day: int, pauses: Sequence[Pause], usable: int, chance: random.Random
    ) -> None:
        self.pauses, self.usable, self.chance = pauses, usable, chance
        self.begin, self.end = prepared.event.days[day].start, prepared.event.days[day].end
        self.between = rooms_between(prepared.kept, pauses)

    def times(self) -> tuple[list[int], list[int]] | None:
        """The starts of the pauses, and the minutes that sessions can fill before each and after the last."""
        best: list[dict[int, tuple[float, int]]] = []  # by start of a pause: what follows is worth, the next start
        for number in reversed(range(len(self.pauses))):
            best.append(self._following(number, best[-1] if best else {}))
        chosen = self._best(self.begin, 0, best[-1] if best else {})
        if chosen is None:
            return None
        starts: list[int] = []
        for after in reversed(best):
            starts.append(chosen[1])
            chosen = after[chosen[1]]
        ends = [self.begin, *(s + p.duration for s, p in zip(starts, self.pauses, strict=True))]
        return starts, [self._filled(end, start) for end, start in zip(ends, [*starts, self.end], strict=True)]

    def _following(self, number: int, after: Mapping[int, tuple[float, int]]) -> dict[int, tuple[float, int]]:
        """By start of the pause, what the time after it is worth, and when the next pause starts then."""
        pause, found = self.pauses[number], dict[int, tuple[float, int]]()
        for start in pause.starts:
            following = self._best(start + pause.duration, number + 1, after)
            if following is not None:
                found[start] = following
        return found

    def _best(self, free: int, number: int, after: Mapping[int, tuple[float, int]]) -> tuple[float, int] | None:
        """What the time from the minute `free` on is worth at best, and when the pause of that number starts then."""
        if number == len(self.pauses):
            last = free + self.between[number] <= self.end
            return (self._filled(free, self.end) + self.chance.random(), self.end) if last else None
        least = free + self.between[number]
        ways = [(value + self._worth(free, start), start) for start, (value, _) in after.items() if start >= least]
        return max(ways, default=None)

    def _worth(self, free: int, start: int) -> float:
        return self._filled(free, start) + self.chance.random()

    def _filled(self, free: int, start: int) -> int:
        """The most minutes that sessions can fill from `free` to `start`."""
        return (self.usable & (1 << start - free + 1) - 1).bit_length() - 1


def _usable(prepared: Preparation) -> int:
    """The lengths that sessions can have one after the other in a room, as a set of minutes."""
    longest = max(day.end - day.start for day in prepared.event.days)
    whole, sessions, usable = (1 << longest + 1) - 1, _lengths(prepared), 1
    while True:
        longer = usable
        for length in range(1, longest + 1):
            if sessions >> length & 1:
                longer |= usable << length & whole
        if longer == usable:
            return usable
        usable = longer


def _lengths(prepared: Preparation) -> int:
    """The lengths that a session can have, as a set of minutes."""
    event, gap = prepared.event, prepared.event.talk_settings.gap
    around = event.session_settings.introduction + event.session_settings.discussion
    whole = (1 << max(day.end - day.start for day in event.days) + 1) - 1
    lengths, reached = 0, 1
    for size in range(1, prepared.grounds.largest + 1):
        following = 0
        for duration in {talk.duration for talk in event.talks}:
            following |= reached << duration + gap
        reached = following & whole << gap
        if size >= prepared.grounds.smallest:
            lengths |= reached >> gap << around
    return lengths & whole
