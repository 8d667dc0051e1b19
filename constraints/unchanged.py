"""Talks, breaks and commitments are compared between two programmes; only measures of change use this module."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from constraints import items
from constraints.items import Item
from scheduler.domain.chairing import chooses
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def common_talks(event: Event, base: Programme, programme: Programme) -> list[tuple[Item, Item]]:
    """Return the talks of the event that both programmes place, each at its old and its new place."""
    before = {item.id: item for item in items.talks(base)}
    return [(before[item.id], item) for item in items.talks(programme) if item.id in before and item.id in event.talk]


def common_items(event: Event, base: Programme, programme: Programme) -> list[tuple[Item, Item]]:
    """Return the talks, and the breaks and plenaries of each day, that both programmes have, before and now."""
    before = {(item.kind, item.id, item.day): item for item in items.pauses(base)}
    pauses = [
        (before[item.kind, item.id, item.day], item)
        for item in items.pauses(programme)
        if (item.kind, item.id, item.day) in before
    ]
    return [*common_talks(event, base, programme), *pauses]


def common_breaks(event: Event, base: Programme, programme: Programme) -> list[tuple[Item, Item]]:
    """Return the breaks that both programmes hold on the same day, each at its old and its new hour.

    Plenaries that the event has placed count as breaks.
    """
    placed = {plenary.id for plenary in event.plenaries if plenary.start is None}
    before = {(item.kind, item.id, item.day): item for item in items.pauses(base)}
    return [
        (before[item.kind, item.id, item.day], item)
        for item in items.pauses(programme)
        if (item.kind, item.id, item.day) in before and (item.kind == "break" or item.id in placed)
    ]


def minutes_between(event: Event, item: Item, other: Item) -> int:
    """Return the minutes from start to start; a day of the event counts as 24 hours, days between them count 0."""
    number = {day.date: index for index, day in enumerate(event.days)}
    return abs(number[item.day] * DAY + item.start - number[other.day] * DAY - other.start)


def told_anyway(event: Event, base: Programme) -> frozenset[str]:
    """Return the people who are told whatever stays, by id: of talks that came or went, and chairs who came or went."""
    return of_other_talks(event, base) | _of_other_chairs(event, base)


def of_other_talks(event: Event, base: Programme) -> frozenset[str]:
    """Return the people of talks that were cancelled or added since `base`, by id."""
    before = {talk.id for talk in base.talks}
    added = {p for talk in event.talks if talk.id not in before for p in (*talk.speakers, *talk.discussants)}
    cancelled = {p for talk in event.left_out if talk.id in before for p in (*talk.speakers, *talk.discussants)}
    return frozenset(added | cancelled)


def _of_other_chairs(event: Event, base: Programme) -> frozenset[str]:
    """Return who is stated to chair a session of `base` and was not there, or was there and no longer is, by id.

    Chairs that were proposed are compared by the levels. A session for which nobody is stated any more has lost its
    chairs unless the event has others chosen, who may be the same.
    """
    others: set[str] = set()
    for session, now in zip(base.sessions, items.chairs(event, base), strict=True):
        if session.proposed or not (now or not chooses(event)):
            continue
        others.update(person for person in now if event.person[person].name not in session.chairs)
        gone = {*session.chairs} - {event.person[person].name for person in now}
        others.update(person.id for person in event.people if person.name in gone)
    return frozenset(others)


def duties(event: Event, programme: Programme) -> Mapping[str, Mapping[str, Sequence[Item]]]:
    """Return the commitments of each person, each with its places and hours.

    The sessions that a person chairs are one commitment for each axis, and so are those that he or she discusses. Each
    time at which posters are shown is one of their presenters.
    """
    commitments = {person: [*each] for person, each in items.commitments(event, programme).items()}
    shown = items.poster_times(event, programme) if event.posters else ()
    for person_id in dict.fromkeys(name for poster in event.posters for name in poster.speakers):
        own = commitments.setdefault(person_id, [])
        own += [item for item in shown if item not in own]
    discussed = items.discussed(event, programme)
    return {
        person: _things(commitments.get(person, ()), "") | _things(discussed.get(person, ()), "discussed ")
        for person in dict.fromkeys((*commitments, *discussed))
    }


def _things(commitments: Sequence[Item], role: str) -> dict[str, Sequence[Item]]:
    """Return the commitments by name, which begins with the role, each with its items in the order of time."""
    by_name: dict[str, list[Item]] = defaultdict(list)
    for item in commitments:
        name = f"session {item.axis}" if item.kind == "session" else f"{item.kind} {item.id}"
        by_name[role + name].append(item)
    return {name: sorted(where, key=place) for name, where in by_name.items()}


def place(item: Item) -> tuple[int, int, str]:
    """Return the start, the end and the room of the item, for comparison."""
    return item.first, item.last, item.room or ""
