"""The layouts of a room: the sessions that fit one after the other into its time. Counting, without the solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from scheduler.domain.event import Event

#: Layouts of a part: with more, each talk counts as a session of its own, which keeps the model small.
_MAX_LAYOUTS = 200
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

    def around(self, talks: int) -> int:
        """The minutes of a session of `talks` talks that no talk takes."""
        return self.session(talks) - talks * self.talk

    def rest(self, talks: int) -> int:
        """The shortest time from the end of a talk to the end of its session, with `talks` talks still to come."""
        return talks * (self.talk + self.gap) + self.discussion


def sizes(event: Event, *, min_talks: bool, max_talks: bool) -> Sequence[int]:
    """The numbers of talks that a session may have; those of the settings of these names where they must be kept."""
    settings = event.session_settings
    smallest = settings.min_talks if min_talks else 1
    largest = settings.max_talks if max_talks else max(len(event.talks_of(axis)) for axis in event.used_axes)
    return range(smallest, max(smallest, largest) + 1)


def lengths_within(event: Event, minutes: int, sizes: Sequence[int]) -> Lengths:
    """The shortest durations in a part of `minutes`; with too many layouts, those of talks without sessions.

    `sizes`: the numbers of talks that a session may have.
    """
    sized = lengths(event, sizes)
    counted = list(islice(layouts(minutes, sized), _MAX_LAYOUTS + 1))
    return lengths(event, None) if len(counted) > _MAX_LAYOUTS else sized


def lengths(event: Event, sizes: Sequence[int] | None) -> Lengths:
    """The shortest durations in the event.

    `sizes`: the numbers of talks that a session may have; None: each talk is a session of its own, which takes less
    time. On a day that runs late an introduction may have begun already, so none counts.
    """
    shortest = min(talk.duration for talk in event.talks)
    settings = event.session_settings
    if sizes is None:
        return Lengths((1,), shortest, 0, 0, 0)
    introduction = 0 if event.late else settings.introduction
    return Lengths(sizes, shortest, event.talk_settings.gap, introduction, settings.discussion)


def layouts(minutes: int, needed: Lengths, smallest: int = 1) -> Iterator[Layout]:
    """Each layout that fits into `minutes`, the empty one too; no session has fewer than `smallest` talks."""
    yield ()
    for size in needed.sizes:
        if size >= smallest and needed.session(size) <= minutes:
            for others in layouts(minutes - needed.session(size), needed, size):
                yield (size, *others)
