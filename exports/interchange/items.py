"""What apps show: talks, plenaries and, where they are asked for, breaks, by day and room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from exports.format import Options
from exports.interchange.identity import acronym, guid, numbers, person_guids, shown_rooms
from exports.rows import Block, PauseRow, TalkRow, Timetable, Who
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.language.text import slug


@dataclass(frozen=True, slots=True)
class AppPerson:
    """A person as apps know them; `number` is positive."""

    guid: str
    number: int
    name: str
    biography: str


@dataclass(frozen=True, slots=True)
class AppItem:
    """A talk, plenary or break of minutes `[start, end)` of `day`, in the room `room` (its id)."""

    guid: str
    number: int
    slug: str
    kind: str
    title: str
    subtitle: str
    day: date
    start: int
    end: int
    room: str
    track: str
    language: str
    abstract: str
    people: tuple[AppPerson, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item before it has a number and a slug, which hang on those of all others."""

    kind: str
    id: str
    title: str
    note: str
    row: TalkRow | PauseRow
    axis: Axis | None
    abstract: str
    people: tuple[Who, ...]
    language: str


def app_items(event: Event, table: Timetable, options: Options) -> tuple[AppItem, ...]:
    """The items in the order of time."""
    drafts = [*_drafts(event, table, options.breaks)]
    guids = [guid(event, draft.kind, draft.id) for draft in drafts]
    people = person_guids(event)
    known = numbers((*guids, *people.values()))
    slugs: set[str] = set()
    made = []
    for draft, each in zip(drafts, guids, strict=True):
        name = _slug(event, draft, known[each], slugs)
        slugs.add(name)
        persons = tuple(_person(event, who, people[who.id], known) for who in draft.people)
        made.append(_item(event, draft, each, known[each], name, persons))
    return tuple(made)


def _item(event: Event, draft: _Draft, identity: str, number: int, name: str, people: tuple[AppPerson, ...]) -> AppItem:
    row = draft.row
    return AppItem(
        guid=identity,
        number=number,
        slug=name,
        kind=draft.kind,
        title=draft.title,
        subtitle=draft.note,
        day=row.day,
        start=row.start,
        end=row.end,
        room=row.room.id if row.room else event.rooms[0].id,
        track=track_name(event, draft.axis) if draft.axis else "",
        language=draft.language,
        abstract=draft.abstract,
        people=people,
    )


def track_name(event: Event, axis: Axis) -> str:
    """The title of an axis, with its id where another axis has the same title."""
    alike = sum(each.title == axis.title for each in event.axes) > 1
    return f"{axis.title} ({axis.id})" if alike else axis.title


def _drafts(event: Event, table: Timetable, breaks: bool) -> Iterator[_Draft]:
    for block in table.blocks():
        if isinstance(block, PauseRow):
            if block.kind == "plenary" or breaks:
                yield _of_pause(event, block)
            continue
        for row in block.talks:
            talk = row.talk
            spoken = talk.language or event.language
            yield _Draft("talk", talk.id, talk.title, talk.note, row, row.axis, talk.abstract, row.people, spoken)


def _of_pause(event: Event, row: PauseRow) -> _Draft:
    number = next(n for n, day in enumerate(event.days, start=1) if day.date == row.day)
    name = row.id if row.kind == "plenary" or number == 1 else f"{row.id}@{number}"
    return _Draft(row.kind, name, row.title, row.note, row, None, row.abstract, row.everybody, event.language)


def _person(event: Event, who: Who, identity: str, known: dict[str, int]) -> AppPerson:
    return AppPerson(identity, known[identity], who.name, event.person[who.id].biography)


def _slug(event: Event, draft: _Draft, number: int, taken: set[str]) -> str:
    """Acronym, id and title, as schemas want it; with the item's number where another item has the same."""
    name = "-".join(part for part in (acronym(event), slug(draft.id), slug(draft.title)) if part)
    longer = name if "-" in name and len(name.partition("-")[2]) >= 4 else f"{name}-{number}"
    return f"{longer}-{number}" if longer in taken else longer


def used_rooms(items: Iterable[AppItem], event: Event) -> dict[str, str]:
    """The names of the rooms that hold an item, by id, in the event's order."""
    used = {item.room for item in items}
    return {room: name for room, name in shown_rooms(event).items() if room in used}


def span(blocks: Iterable[Block]) -> tuple[int, int]:
    """The minutes at which the first of the blocks starts and the last ends."""
    every = tuple(blocks)
    return min(block.start for block in every), max(block.end for block in every)


def app_version(edition: Edition, content: bytes) -> str:
    """`v2`; of a draft `v2+draft.1f3a…`, where the digest is that of its content: a new one whenever that differs.

    Apps and pretalx take a programme for a new one by its version alone.
    """
    if edition.number is not None:
        return f"v{edition.number}"
    last = max((record.number or 0 for record in edition.before), default=0)
    return f"v{last}+draft.{hashlib.sha256(content).hexdigest()[:12]}"
