"""How sessions of so many talks can share the time of one room; pure counting, no solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.event import Event

#: A layout is the sizes of the sessions that one room holds, ascending.
Layout = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long things take at least, in minutes: every talk is as short as the shortest.

    `sizes`: how many talks a session may have, ascending.
    """

    sizes: Sequence[int]
    talk: int
    gap: int
    discussion: int

    @property
    def rests(self) -> Sequence[int]:
        """How many talks may be to come in a session of which one has begun."""
        return range(self.sizes[-1])

    def session(self, talks: int) -> int:
        """A session of so many talks."""
        return talks * (self.talk + self.gap) - self.gap + self.discussion

    def rest(self, talks: int) -> int:
        """From the end of one talk to that of its session, so many talks being still to come."""
        return talks * (self.talk + self.gap) + self.discussion


def lengths(event: Event, *, sized: bool) -> Lengths:
    """Those of the event's sessions; not `sized`: each talk is taken for a session of its own, which needs less."""
    shortest = min(talk.duration for talk in event.talks)
    settings = event.session_settings
    if not sized:
        return Lengths((1,), shortest, 0, 0)
    sizes = range(settings.min_talks, settings.max_talks + 1)
    return Lengths(sizes, shortest, event.talk_settings.gap, settings.discussion)


def layouts(minutes: int, needed: Lengths, least: int = 1) -> Iterator[Layout]:
    """Each that a room has time for in `minutes`, the empty one too; `least`: of no smaller sessions."""
    yield ()
    for size in needed.sizes:
        if size >= least and needed.session(size) <= minutes:
            for others in layouts(minutes - needed.session(size), needed, size):
                yield (size, *others)
