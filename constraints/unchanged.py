"""What has changed from one programme to another, for the measures of change alone; no `post` uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from constraints import items
from constraints.items import Item
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def common_talks(event: Event, base: Programme, programme: Programme) -> list[tuple[Item, Item]]:
    """The talks of the event that both programmes place, each where it was and where it is."""
    before = {item.id: item for item in items.talks(base)}
    return [(before[one.id], one) for one in items.talks(programme) if one.id in before and one.id in event.talk]


def common_breaks(base: Programme, programme: Programme) -> list[tuple[Item, Item]]:
    """The breaks that both programmes hold on the same day, each where it was and where it is."""
    before = {(item.id, item.day): item for item in items.breaks(base)}
    return [(before[one.id, one.day], one) for one in items.breaks(programme) if (one.id, one.day) in before]


def minutes_between(event: Event, one: Item, other: Item) -> int:
    """From start to start; a day of the event counts as 24 hours, days between two of them do not."""
    number = {day.date: place for place, day in enumerate(event.days)}
    return abs(number[one.day] * DAY + one.start - number[other.day] * DAY - other.start)


def told_anyway(event: Event, base: Programme) -> frozenset[str]:
    """The people of talks that are cancelled or added since `base`, by id."""
    before = {talk.id for talk in base.talks}
    added = {person for talk in event.talks if talk.id not in before for person in talk.speakers}
    return frozenset(added | {person for one in event.left_out if one.id in before for person in one.speakers})


def duties(event: Event, programme: Programme) -> Mapping[str, Mapping[str, Sequence[Item]]]:
    """By person what he or she has to be at, and where and when that is; the sessions chaired are one thing for each
    axis.
    """
    return {person: _things(held) for person, held in items.commitments(event, programme).items()}


def _things(held: Sequence[Item]) -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in held:
        name = f"session {item.axis}" if item.kind == "session" else f"{item.kind} {item.id}"
        found[name].append(item)
    return {name: sorted(where, key=place) for name, where in found.items()}


def place(item: Item) -> tuple[int, int, str]:
    """When and where the item is held."""
    return item.first, item.last, item.room or ""
