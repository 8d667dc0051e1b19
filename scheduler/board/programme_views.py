"""The programme by axis, by person and as a list; and what is not in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from exports.rows import Block, SessionRow, TalkRow, Timetable, Who
from scheduler.board.view_words import VIEWS
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.message import Message


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the programme in the minutes `[start, end)` of `day`.

    `mark` is the id of its card on the grid, `part` what a person does in it, `title` "" for a session without one.
    """

    day: date
    start: int
    end: int
    title: str
    mark: str
    room: str = ""
    people: tuple[str, ...] = ()
    part: Message | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading: those of an axis, a person or a day (`heading` ""), in the order of the programme."""

    heading: str
    lines: tuple[Line, ...]
    day: date | None = None


def as_list(table: Timetable) -> list[Group]:
    """The days in reading order."""
    return [Group("", tuple(line for block in day.blocks for line in _block(block)), day.day) for day in table.days]


def by_axis(event: Event, table: Timetable) -> list[Group]:
    """The sessions of each axis with their talks, in the order of event.toml; axes without any are left out."""
    sessions = [block for day in table.days for block in day.blocks if isinstance(block, SessionRow)]
    groups = []
    for axis in event.axes:
        lines = [line for block in sessions if block.axis and block.axis.id == axis.id for line in _block(block)]
        if lines:
            groups.append(Group(axis.title, tuple(lines)))
    return groups


def by_person(event: Event, table: Timetable) -> list[Group]:
    """What each person does, in the order of family names."""
    lines: dict[str, list[Line]] = {}
    names: dict[str, str] = {}
    for day in table.days:
        for block in day.blocks:
            for who, line in _parts(block):
                lines.setdefault(who.id, []).append(line)
                names.setdefault(who.id, who.name)
    family = {person.id: person.family_name for person in event.people}
    order = sorted(lines, key=lambda id_: (family_key(names[id_], family.get(id_, "")), id_))
    return [Group(indexed_name(names[id_], family.get(id_, "")), tuple(lines[id_])) for id_ in order]


def _block(block: Block) -> Iterator[Line]:
    kind = "session" if isinstance(block, SessionRow) else block.kind
    line = Line(block.day, block.start, block.end, block.title, mark_of(kind, block.id, block.day))
    if not isinstance(block, SessionRow):
        room = block.room.name if block.room else ""
        yield replace(line, room=room, people=_names(block.everybody))
        return
    yield replace(line, room=block.room.name, people=block.chairs, is_head=True)
    yield from map(_talk, block.talks)


def _talk(row: TalkRow) -> Line:
    mark = mark_of("talk", row.talk.id, row.day)
    return Line(row.day, row.start, row.end, row.talk.title, mark, row.room.name, _names(row.people))


def _parts(block: Block) -> Iterator[tuple[Who, Line]]:
    """Who does what in the block."""
    head = next(_block(block))
    if not isinstance(block, SessionRow):
        for part, people in (("speaks", block.people), ("chairs", block.chairs)):
            yield from ((who, replace(head, people=(), part=VIEWS[part])) for who in people)
        for poster in block.posters:
            line = replace(head, title=poster.talk.title, people=(), part=VIEWS["shows"])
            yield from ((who, line) for who in poster.people)
        return
    for part, people in (("chairs", block.leaders), ("discusses", block.discussants)):
        yield from ((who, replace(head, people=(), is_head=False, part=VIEWS[part])) for who in people)
    for row in block.talks:
        for part, people in (("presents", row.people), ("discusses", row.discussants)):
            yield from ((who, replace(_talk(row), people=(), part=VIEWS[part])) for who in people)


def mark_of(kind: str, id_: str, day: date) -> str:
    """The id of the card of an item on the grid."""
    return f"c-{kind}-{id_}-{day.isoformat()}"


def _names(people: Sequence[Who]) -> tuple[str, ...]:
    return tuple(who.name for who in people)


@dataclass(frozen=True, slots=True)
class Aside:
    """A talk that is not in the programme, and why: it has no place yet, is withdrawn or not accepted (`left_out`), or
    was cancelled since.
    """

    id: str
    title: str
    why: Literal["no_place", "left_out", "cancelled"]


def asides(event: Event, programme: Programme, stated: Event) -> list[Aside]:
    """The talks that the programme has no place for, and those that are left out; `stated` is the event without its
    amendments.
    """
    placed, cancelled = programme.talk, stated.contribution
    lacking = [Aside(talk.id, talk.title, "no_place") for talk in event.talks if talk.id not in placed]
    gone = (Aside(talk.id, talk.title, "cancelled" if talk.id in cancelled else "left_out") for talk in event.left_out)
    return [*lacking, *gone]


def groups_of(name: str, event: Event, table: Timetable) -> list[Group]:
    """The view "axis", "person" or "list"."""
    match name:
        case "axis":
            return by_axis(event, table)
        case "person":
            return by_person(event, table)
        case _:
            return as_list(table)
