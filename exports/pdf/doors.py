"""print/doors/<room>.pdf: the programme of a room, a page a day, in the largest type that the page allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, PageBreak, Spacer

from exports.pdf.blocks import Blocks
from exports.pdf.document import Pages, Words, rendered
from exports.pdf.fitting import Layout, largest, scales
from exports.pdf.fonts import BOLD
from exports.pdf.sheet import MARGINS, later_pages
from exports.pdf.sheet_days import days
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import style
from exports.pdf.tagged import Text, balanced
from exports.rows import Block, DayTable, PauseRow, Timetable
from exports.timetable import timetable
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.language.typography import heading_date

#: Scales of type to try, ascending.
_SCALES = scales(0.66, 2.1)
#: The largest type size of the room's name.
_ROOM = 40


def doors(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """The id of each room with a session or a plenary, and the sign for its door."""
    words, table = Words(event), timetable(event, programme)
    for room in event.rooms:
        room_days = [_of_room(day, room) for day in table.days]
        room_days = [
            day for day in room_days if any(block.room == room and not _is_for_all(block) for block in day.blocks)
        ]
        if room_days:
            yield room.id, _door(words, Timetable(tuple(room_days), several_rooms=False), room, edition)


def _of_room(day: DayTable, room: Room) -> DayTable:
    """The blocks for people at the door: those in the room, breaks, and plenaries without a room."""
    here = (block for block in day.blocks if block.room == room or _is_for_all(block))
    return DayTable(day.day, tuple(_at_door(block, room) if isinstance(block, PauseRow) else block for block in here))


def _at_door(pause: PauseRow, room: Room) -> PauseRow:
    """The pause as its own door says it, without the room; elsewhere, without the posters that hang where it is."""
    if pause.room == room:
        return replace(pause, names_room=False)
    return replace(pause, posters=()) if pause.room else pause


def _is_for_all(block: Block) -> bool:
    """True for a break, wherever it is held, and for a plenary without a room."""
    return isinstance(block, PauseRow) and (block.kind == "break" or not block.room)


def _door(words: Words, table: Timetable, room: Room, edition: Edition) -> bytes:
    def compose(layout: Layout, structure: Structure) -> list[Flowable]:
        blocks, width = Blocks(words, layout.scale), layout.inside[0]
        story: list[Flowable] = []
        for number, day in enumerate(table.days):
            if number:
                story.append(PageBreak())
            part = structure.root.add("Sect")
            story += _head(blocks, room, day, width, part, first=not number)
            story += days(blocks, day, layout, part, several_rooms=False)
        if label := words.edition(edition):
            story += [Spacer(1, 6), Text(words.text(label), blocks.small, structure.root.add("P"))]
        return story

    layout, structure = largest(compose, _SCALES, (Layout(A4),)), Structure()
    title = f"{room.name} – {words.event.title}"
    furnish = later_pages(words, title, layout.paper, edition)
    return rendered(
        Pages, compose(layout, structure), words, structure, title, page=layout.paper, margins=MARGINS, furnish=furnish
    )


def _head(blocks: Blocks, room: Room, day: DayTable, width: float, part: Element, *, first: bool) -> Iterator[Flowable]:
    words = blocks.words
    name = style("room", min(_ROOM, 26 + 14 * blocks.scale), font=BOLD, leading=1.08, after=4)
    heading = part.add("H1") if first else part.add("P")
    yield balanced(words.sans(room.name, BOLD), name, heading, width)
    yield Text(words.sans(words.event.title), blocks.where, part.add("P"))
    yield Text(words.sans(heading_date(day.day, words.language), BOLD), blocks.when, part.add("P"))
    yield Spacer(1, 7 * blocks.scale)
