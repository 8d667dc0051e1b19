"""What talks, people and axes ask of each other: who has to be where, what comes first, what is not in parallel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import covered_by, open_hours
from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.language.text import keyword_key


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of an event that a construction keeps.

    Parameters
    ----------
    before, following
        By talk, those that are over when it starts, and those that start when it is over.
    apart
        By talk, others with the minutes that lie between the two at least.
    attending
        By talk, the people who have to be at it.
    leading
        By axis, the people who have to be at each of its sessions, whole.
    led
        By axis, the minutes at which all these people are there.
    rivals
        By axis, the axes whose sessions overlap none of its own.
    """

    before: Mapping[str, tuple[str, ...]]
    following: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, tuple[tuple[str, int], ...]]
    attending: Mapping[str, tuple[str, ...]]
    leading: Mapping[str | None, tuple[str, ...]]
    led: Mapping[str | None, int]
    rivals: Mapping[str | None, frozenset[str | None]]


def relations(kept: Strictness) -> Relations:
    """The relations of the event."""
    event = kept.event
    before = _gathered(_orders(kept))
    leading = {axis: tuple(dict.fromkeys(_leaders(kept, axis))) for axis in event.used_axes}
    return Relations(
        before={talk: tuple(others) for talk, others in before.items()},
        following={t: tuple(o) for t, o in _gathered((b, a) for a, others in before.items() for b in others).items()},
        apart={talk: tuple(others.items()) for talk, others in _distances(kept).items()},
        attending={talk.id: tuple(dict.fromkeys((*talk.speakers, *talk.discussants))) for talk in event.talks},
        leading=leading,
        led={axis: _present(kept, people) for axis, people in leading.items()},
        rivals={axis: frozenset(_rivals(kept, axis)) for axis in event.used_axes},
    )


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        by_first[first].append(second)
    return by_first


def _orders(kept: Strictness) -> Iterator[tuple[str, str]]:
    """Pairs of a talk and an earlier talk: by `after`, and by neighbouring numbers of `order`."""
    for talk in kept.event.talks if kept.keeps("after") else ():
        yield from ((talk.id, other) for other in talk.after if other in kept.event.talk)
    for axis in kept.event.used_axes if kept.keeps("order") else ():
        numbered = sorted((talk for talk in kept.event.talks_of(axis) if talk.order), key=lambda talk: talk.order)
        yield from ((talk.id, earlier.id) for earlier, talk in pairwise(numbered))


# ── talks that are not in parallel ───────────────────────────────────────────────────────────────────────────────────


def _distances(kept: Strictness) -> dict[str, dict[str, int]]:
    """By talk, the minutes that lie at least between it and each of the talks with which it is not in parallel."""
    distances: dict[str, dict[str, int]] = defaultdict(dict)
    pause = kept.event.session_settings.person_pause if kept.keeps("person_pause") else 0
    for talk, other, minutes in (*_separated(kept), *_presented(kept.event, pause)):
        if talk != other:
            farthest = max(minutes, distances[talk].get(other, 0))
            distances[talk][other] = distances[other][talk] = farthest
    return distances


def _separated(kept: Strictness) -> Iterator[tuple[str, str, int]]:
    """The pairs of talks that do not overlap, with 0 minutes between them."""
    event = kept.event
    for talk in event.talks if kept.keeps("not_with") else ():
        yield from ((talk.id, other, 0) for other in talk.not_with if other in event.talk)
    tags: dict[str, list[str]] = defaultdict(list)
    for talk in event.talks if kept.keeps("tags_apart") else ():
        for tag in dict.fromkeys(map(keyword_key, talk.tags)):
            tags[tag].append(talk.id)
    for tagged in tags.values():
        yield from ((talk, other, 0) for talk, other in combinations(tagged, 2))
    for wish in event.wishes if kept.keeps("attendee_places") or kept.keeps("attendee_sessions") else ():
        heard = [talk for talk in wish.talks if talk in event.talk]
        yield from ((talk, other, 0) for talk, other in combinations(heard, 2))


def _presented(event: Event, pause: int) -> Iterator[tuple[str, str, int]]:
    """The pairs of talks of one presenter, where a pause of some minutes lies between them."""
    for person in event.people if pause else ():
        talks = [talk.id for talk in event.presented(person.id)]
        yield from ((talk, other, pause) for talk, other in combinations(talks, 2))


# ── axes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _leaders(kept: Strictness, axis: str | None) -> Iterator[str]:
    """The people who have to be at the sessions of the axis.

    Those of its first, second … session have to be at all of them if the construction is strict, at none if it is not:
    which session is the first is only known in the end.
    """
    planned = _axis(kept.event, axis)
    if planned is None:
        return
    if not planned.numbered:
        yield from planned.chairs
    elif kept.strict:
        yield from (*planned.every_chair, *planned.every_discussant)


def _axis(event: Event, axis: str | None) -> Axis | None:
    return None if axis is None else event.axis[axis]


def _present(kept: Strictness, people: Iterable[str]) -> int:
    """The minutes at which all these people are there."""
    minutes = open_hours(kept.event)
    for person in people if kept.keeps("person_available") else ():
        if kept.event.person[person].available:
            minutes &= covered_by(kept.event, kept.event.person[person].available)
    return minutes


def _rivals(kept: Strictness, axis: str | None) -> Iterator[str | None]:
    """The axes with sessions that overlap none of those of the axis."""
    event, planned = kept.event, _axis(kept.event, axis)
    if planned is None:
        return
    if kept.keeps("axis_not_parallel") or kept.keeps("axis_parallel"):
        yield axis
    for (first, second), cost in event.costs("axis_axis").items():
        barred = cost is None and event.setting("axis_axis_table") != "off"
        if first == axis and cost != 0 and (barred or kept.keeps("axis_axis_table")):
            yield second
    for other in event.axes if kept.keeps("chair_sessions") else ():
        if other.id != axis and set(other.chairs) & set(planned.chairs):
            yield other.id
