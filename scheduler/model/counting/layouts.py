"""The layouts of a room: the sessions that fit one after the other into its time. Counting, without the solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.event import Event

#: The numbers of talks of the sessions that one room holds, ascending.
Layout = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lower bounds on durations, in minutes: every talk counts with the duration of the shortest.

    `sizes`: the numbers of talks that a session may have, ascending. `talk`, `gap`, `introduction`, `discussion`:
    minutes.
    """

    sizes: Sequence[int]
    talk: int
    gap: int
    introduction: int
    discussion: int

    @property
    def rests(self) -> Sequence[int]:
        """The numbers of talks that may be still to come in a session that has begun."""
        return range(self.sizes[-1])

    def session(self, talks: int) -> int:
        """The shortest duration of a session of `talks` talks."""
        return self.introduction + talks * (self.talk + self.gap) - self.gap + self.discussion

    def rest(self, talks: int) -> int:
        """The shortest time from the end of a talk to the end of its session, with `talks` talks still to come."""
        return talks * (self.talk + self.gap) + self.discussion


def lengths(event: Event, *, sized: bool) -> Lengths:
    """The shortest durations in the event; not `sized`: each talk is a session of its own, which takes less time.

    On a day that runs late an introduction may have begun already, so none counts.
    """
    shortest = min(talk.duration for talk in event.talks)
    settings = event.session_settings
    if not sized:
        return Lengths((1,), shortest, 0, 0, 0)
    sizes = range(settings.min_talks, settings.max_talks + 1)
    introduction = 0 if event.late else settings.introduction
    return Lengths(sizes, shortest, event.talk_settings.gap, introduction, settings.discussion)


def layouts(minutes: int, needed: Lengths, smallest: int = 1) -> Iterator[Layout]:
    """Each layout that fits into `minutes`, the empty one too; no session has fewer than `smallest` talks."""
    yield ()
    for size in needed.sizes:
        if size >= smallest and needed.session(size) <= minutes:
            for others in layouts(minutes - needed.session(size), needed, size):
                yield (size, *others)
