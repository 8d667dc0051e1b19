"""The whole programme on a few pages of the booklet, with the page of each talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from exports.palette import colour
from exports.pdf import looks
from exports.pdf.chapters import height_of, labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.marks import Mark, PageNumber
from exports.pdf.measures import HEIGHT, WIDTH, cells
from exports.pdf.structure import Element
from exports.pdf.styles import WASH
from exports.pdf.tagged import Grid, Text
from exports.pdf.text import DASH, DOT
from exports.rows import PauseRow, PosterRow, SessionRow, TalkRow, Timetable, Who
from exports.vocabulary import session_name
from scheduler.language.typography import heading_date

#: Widths of the columns for the start, the hours of a pause, and the page number.
_HOUR, _HOURS, _PAGE = 46, 80, 32


def programme_pages(words: Words, table: Timetable, part: Element) -> Iterator[Flowable]:
    """The whole programme in brief; each talk links to its page."""
    yield from labelled_chapter(words, "programme", "programme", part)
    for day in table.days:
        heading, level = list[Flowable](), 3
        if table.several_days:
            heading.append(Text(words.sans(heading_date(day.day, words.language), BOLD), looks.DATE, part.add("H3")))
            level = 4
        for block in day.blocks:
            if isinstance(block, PauseRow):
                yield from heading
                if block.kind == "plenary":
                    yield Mark(f"held-{block.id}", "", None, joins=bool(heading))
                yield _pause(words, block, part.add("Sect"))
                yield from _posters(words, block, part)
            else:
                session = _session(words, block, part.add("Sect"), level, several_rooms=table.several_rooms)
                parts = [*heading, *session]
                yield CondPageBreak(min(height_of(parts), HEIGHT))
                yield from parts
            heading = []


def _pause(words: Words, row: PauseRow, part: Element) -> Grid:
    """Hours, title with room and note, speakers and chairs; a plenary with an entry of its own links to it."""
    hours = Text(words.hours(row.start, row.end), looks.TIME, part.add("P"))
    where = f"{DOT}{words.sans(row.room.name, BOLD)}" if row.names_room and row.room else ""
    note = f"{DOT}{words.sans(row.note)}" if row.note and row.kind == "break" else ""
    name, entry = words.sans(row.title), part.add("P")
    if row.described:
        name = f'<a href="#plenary-{row.id}">{name}</a>'
    title: list[Any] = [Text(name + where + note, looks.PAUSE, entry)]
    names = ", ".join(words.text(who.introduced) for who in row.people)
    note = f"<i>{words.text(row.note, font=ITALIC)}</i>" if row.note and row.kind == "plenary" else ""
    if names or note:
        title.append(Text(DASH.join(filter(None, (names, note))), looks.LINE, part.add("P")))
    if row.chairs:
        chairs = words.labelled("chairs", words.listed([who.name for who in row.chairs]))
        title.append(Text(words.text(chairs), looks.LINE, part.add("P")))
    if row.described:
        number = PageNumber(f"plenary-{row.id}", part.add("P"))
        look = [*cells(2, 3, SANS), ("BACKGROUND", (0, 0), (-1, -1), WASH)]
        widths = [_HOURS, WIDTH - _HOURS - _PAGE, _PAGE]
        return Grid([[hours, title, number]], widths, style=look, spaceBefore=6, splitInRow=1)
    look = [*cells(2, 3, SANS), ("BACKGROUND", (0, 0), (-1, -1), WASH)]
    return Grid([[hours, title]], [_HOURS, WIDTH - _HOURS], style=look, spaceBefore=6, splitInRow=1)


def _posters(words: Words, row: PauseRow, part: Element) -> Iterator[Grid]:
    """A line for each poster that is shown during the break or plenary, with its page number."""
    if not row.posters:
        return
    table = part.add("Table")
    for poster in row.posters:
        line = table.add("TR")
        mark, text = f"talk-{poster.talk.id}", Text(_titled(words, poster), looks.LINE, line.add("TD").add("P"))
        widths = [_HOUR, WIDTH - _HOUR - _PAGE, _PAGE]
        yield Grid(
            [["", text, PageNumber(mark, line.add("TD").add("P"))]], widths, style=cells(1.5, 1.5, SANS), splitInRow=1
        )


def _session(words: Words, block: SessionRow, part: Element, level: int, *, several_rooms: bool) -> Iterator[Flowable]:
    back = colour(words.event, block.axis.id if block.axis else None)
    name = f'<font color="{back}">{words.sans(session_name(words.event, block), BOLD)}</font>'
    more = f"{DOT}{words.sans(block.room.name)}" if several_rooms else ""
    yield Text(name + more, looks.SESSION_LINE, part.add(f"H{level}"))
    if block.presiding:
        chairs = words.labelled("chairs", words.listed(block.presiding))
        yield Text(words.text(chairs), looks.SESSION_PEOPLE, part.add("P"))
    if block.discussants:
        yield Text(_discussed(words, block.discussants), looks.SESSION_PEOPLE, part.add("P"))
    table = part.add("Table")
    for row in block.talks:
        yield _talk(words, row, table.add("TR"))


def _discussed(words: Words, discussants: Sequence[Who]) -> str:
    return words.text(words.labelled("discussants", words.listed([who.introduced for who in discussants])))


def _titled(words: Words, row: TalkRow | PosterRow) -> str:
    """The title, which links to the entry, then speakers, note and discussants."""
    people = words.text(", ".join(who.name for who in row.people), font=ITALIC)
    markup = f'<a href="#talk-{row.talk.id}">{words.text(row.talk.title)}</a>'
    markup += f"{DASH}<i>{people}</i>" if row.people else ""
    markup += f"{DOT}{words.text(row.talk.note)}" if row.talk.note else ""
    return markup + (f"<br/>{_discussed(words, row.discussants)}" if row.discussants else "")


def _talk(words: Words, row: TalkRow, line: Element) -> Grid:
    hour = Text(words.hour(row.start), looks.TIME, line.add("TH", scope="Row").add("P"))
    text = Text(_titled(words, row), looks.LINE, line.add("TD").add("P"))
    number = PageNumber(f"talk-{row.talk.id}", line.add("TD").add("P"))
    widths = [_HOUR, WIDTH - _HOUR - _PAGE, _PAGE]
    return Grid([[hour, text, number]], widths, style=cells(1.5, 1.5, SANS), splitInRow=1)
