"""The requirements near what is asked: where it is impossible by itself, models of few talks prove that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk
from scheduler.explanation.feasibility import FeasibilityOracle, helped_by_talks, of_placed

#: Seconds: the most for whether what is asked is impossible by itself.
_SECONDS = 1.0
#: The people whom a talk of an event needs.
People = Callable[[Event, Talk], Collection[str]]


def impossible_near(
    oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement]
) -> Sequence[Requirement] | None:
    """An impossible part of `every` near what is asked; None: there is none, or one takes long to be decided."""
    for part in _near(event, every):
        answer = oracle.possible(event, part, _SECONDS)
        if answer is not True:
            return part if answer is False else None
    return None


def _near(event: Event, every: Sequence[Requirement]) -> Iterator[Sequence[Requirement]]:
    """Yield the requirements of `every` that matter if only the talks of the what-ifs are placed, then if those are
    that are bound to these besides, then those of their axes, then those that are bound to them.

    None of them is one that a further talk can help to keep: so models of these few talks prove what they refuse.
    """
    asked = {what_if.subject for what_if in event.what_ifs}
    talks = frozenset(talk.id for talk in event.talks if talk.id in asked)
    axes = {talk.axis for talk in event.talks if talk.id in asked or talk.axis in asked}
    beside = frozenset(talk.id for talk in event.talks if talk.axis in axes)
    days = {window.day for what_if in event.what_ifs for window in what_if.windows}
    pinned = frozenset(talk.id for talk in event.talks if talk.pin is not None and talk.pin.day in days)
    parts = (
        talks,
        talks | pinned | _bound(event, every, talks, _of_talk),
        beside,
        beside | pinned | _bound(event, every, beside, _of_session),
    )
    alone = [requirement for requirement in every if not helped_by_talks(requirement)]
    for number, placed in enumerate(parts):
        if placed and placed not in parts[:number] and len(placed) < len(event.talks):
            yield of_placed(event, [r for r in alone if r.rule != "placed" or r.subjects[0] in placed])


def _bound(event: Event, every: Sequence[Requirement], placed: frozenset[str], people: People) -> frozenset[str]:
    """The talks that a requirement names with one of the `placed`, and those that need somebody whom one of them needs,
    as `people` tells.
    """
    named = (requirement.subjects for requirement in every if not placed.isdisjoint(requirement.subjects))
    together = set(chain.from_iterable(named))
    needed = {person for talk in placed for person in people(event, event.talk[talk])}
    return frozenset(t.id for t in event.talks if t.id in together or not needed.isdisjoint(people(event, t)))


def _of_talk(_: Event, talk: Talk) -> Collection[str]:
    """The people whom the talk needs."""
    return (*talk.speakers, *talk.discussants)


def _of_session(event: Event, talk: Talk) -> Collection[str]:
    """The people whom the talk or its session needs or may need."""
    return (*talk.speakers, *talk.discussants, *(event.axis[talk.axis].everybody if talk.axis is not None else ()))
