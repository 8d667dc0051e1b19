"""Hours of the pauses for one allotment after the other: promising ones first, then some near the best so far."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours

#: Ways that are drawn, one after the other, before none is new.
_VAIN_DRAWS = 200
#: Pauses that get another hour at once, at the most.
_MOST_SHIFTED = 2


class OtherHours:
    """The hours of the pauses, each way only once.

    Attributes
    ----------
    best
        The hours near which others are drawn.
    """

    def __init__(self, prepared: Preparation, best: Mapping[Pause, int], seed: int, promising: int) -> None:
        self._prepared, self.best = prepared, best
        self._chance, self._tried = random.Random(seed), {_key(best)}
        self._promising = promising_hours(prepared, seed + 1, promising)
        self._movable = [pause for pause in prepared.pauses if len(pause.starts) > 1]

    def every(self, *, near: bool) -> Iterator[Mapping[Pause, int]]:
        """The promising hours, then some near the best; where these are not wanted, the best come first."""
        if not near:
            yield self.best
        for starts in self._promising:
            if self.is_new(starts):
                yield starts
        while near and (shifted := self._near()) is not None:
            yield shifted

    def _near(self) -> Mapping[Pause, int] | None:
        """Hours of which one or two differ from the best; None: no new ones were drawn."""
        for _ in range(_VAIN_DRAWS if self._movable else 0):
            number = self._chance.randint(1, min(_MOST_SHIFTED, len(self._movable)))
            shifted = {pause: self._chance.choice(pause.starts) for pause in self._chance.sample(self._movable, number)}
            starts = {**self.best, **shifted}
            if self._has_time(starts) and self.is_new(starts):
                return starts
        return None

    def _has_time(self, starts: Mapping[Pause, int]) -> bool:
        """True if all talks fit between the pauses, whose order is that of the best."""
        if _order(starts) != _order(self.best):
            return False
        event = self._prepared.event
        shortest, gap = min(talk.duration for talk in event.talks), event.talk_settings.gap
        parts = self._prepared.board(starts).parts
        places = sum((part.end - part.start + gap) // (shortest + gap) for part in parts)
        return places * len(event.talk_rooms) >= len(event.talks)

    def is_new(self, starts: Mapping[Pause, int]) -> bool:
        """True the first time that these hours are asked about."""
        key = _key(starts)
        is_new = key not in self._tried
        self._tried.add(key)
        return is_new


def _order(starts: Mapping[Pause, int]) -> list[tuple[str, str, int]]:
    """The pauses in the order of time."""
    return [_name(pause) for pause in sorted(starts, key=lambda pause: (pause.day, starts[pause]))]


def _key(starts: Mapping[Pause, int]) -> frozenset[tuple[tuple[str, str, int], int]]:
    return frozenset((_name(pause), start) for pause, start in starts.items())


def _name(pause: Pause) -> tuple[str, str, int]:
    return pause.kind, pause.id, pause.day
