"""print/chairs/<session>.pdf: the sheet for the chair of a session: names, minutes, space for notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from exports.palette import colour
from exports.pdf.chapters import height_of
from exports.pdf.document import Pages, Words, rendered
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.sheet import MARGINS, later_pages
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import LINE, SOFT, WASH, style
from exports.pdf.tagged import Grid, Text, balanced
from exports.pdf.text import DOT
from exports.timetable import SessionRow, TalkRow, timetable
from exports.vocabulary import session_name
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import duration, long_date

#: Minutes before the end at which the chair holds up a sign.
_WARNING = 5
_WIDTH = A4[0] - MARGINS[0] - MARGINS[2]
#: Widths of the columns: start, talk, minutes, warning, end, notes.
_COLUMNS = (50.0, 186.0, 54.0, 52.0, 50.0, _WIDTH - 392.0)
#: Least and largest height of a row; between the two, the rows fill the page.
_LOW, _HIGH = 24 * mm, 62 * mm
#: Points above and below the text of a row, together.
_PADDING = 11
#: Height of the page between its margins.
_INSIDE = A4[1] - MARGINS[1] - MARGINS[3]

_EVENT = style("event", 10, colour=SOFT)
_TITLE = style("title", 21, font=BOLD, leading=1.1, before=2, after=3)
_WHEN = style("when", 12, font=BOLD)
_CHAIRS = style("chairs", 12, font=SANS, before=2)
_HEAD = style("head", 9, font=BOLD, colour=SOFT)
_HOUR = style("hour", 12, font=BOLD)
_TALK = style("talk", 11, font=BOLD, leading=1.16, after=2)
_NAME = style("name", 12, leading=1.2)
_SAID = style("said", 10.5, font=ITALIC, colour=SOFT)
_NOTE = style("note", 9.5, font=ITALIC, colour=SOFT, before=2)


def chairs(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """A file name and the sheet for the chair of each session."""
    words, table = Words(event), timetable(event, programme)
    for block in table.blocks():
        if isinstance(block, SessionRow):
            yield re.sub(r"[^A-Za-z0-9_.-]", "-", block.id), _sheet(words, block)


def _sheet(words: Words, block: SessionRow) -> bytes:
    structure, name = Structure(), session_name(words.event, block)
    root = structure.root
    head = [*_head(words, block, name, root), *_introduction(words, block, root), Spacer(1, 10)]
    table, foot = root.add("Table"), list(_foot(words, block, root))
    rest = _INSIDE - height_of([*head, *foot]) - 3 * _HEAD.leading - 12
    story: list[Flowable] = [*head, _talks(words, block, table, min(_HIGH, max(_LOW, rest / len(block.talks)))), *foot]
    title = f"{name} – {words.event.title}"
    furnish = later_pages(words, title, A4)
    return rendered(Pages, story, words, structure, title, page=A4, margins=MARGINS, furnish=furnish)


def _head(words: Words, block: SessionRow, name: str, root: Element) -> Iterator[Flowable]:
    yield Text(words.text(words.event.title), _EVENT, root.add("P"))
    yield balanced(words.sans(name, BOLD), _TITLE, root.add("H1"), _WIDTH)
    day = words.sans(long_date(block.day, words.language), BOLD)
    when = f"{day}, {words.hours(block.start, block.end)}{DOT}{words.sans(block.room.name, BOLD)}"
    yield Text(when, _WHEN, root.add("P"))
    if block.chairs:
        chairs = words.sans(words.labelled("chairs", words.listed(block.chairs)))
        yield Text(chairs, _CHAIRS, root.add("P"))
    if block.discussants:
        discussants = words.labelled("discussants", words.listed([who.name for who in block.discussants]))
        yield Text(words.sans(discussants), _CHAIRS, root.add("P"))


def _introduction(words: Words, block: SessionRow, root: Element) -> Iterator[Flowable]:
    if block.introduction:
        hours = words.hours(block.start, block.start + block.introduction)
        yield Spacer(1, 8)
        yield Text(f"{hours}\u00a0 {words.sans(words.label['introduction'], BOLD)}", _WHEN, root.add("P"))


def _foot(words: Words, block: SessionRow, root: Element) -> Iterator[Flowable]:
    if block.discussion:
        hours = words.hours(block.end - block.discussion, block.end)
        yield Spacer(1, 8)
        yield Text(f"{hours}\u00a0 {words.sans(words.label['discussion'], BOLD)}", _WHEN, root.add("P"))


def _talks(words: Words, block: SessionRow, table: Element, height: float) -> Grid:
    head, label = table.add("TR"), words.label
    titles = (label["start"], label["talk"], label["minutes"], label["warning"], label["end"], label["notes"])
    headings = [_cell(words.sans(title, BOLD), _HEAD, head.add("TH", scope="Column")) for title in titles]
    rows: list[list[Any]] = [headings]
    rows += [_row(words, talk, table.add("TR"), height) for talk in block.talks]
    every, back = ((0, 0), (-1, -1)), colour(words.event, block.axis.id if block.axis else None)
    styles = [
        ("FONTNAME", *every, SANS),
        ("VALIGN", *every, "TOP"),
        ("LEFTPADDING", *every, 5),
        ("RIGHTPADDING", *every, 4),
        ("TOPPADDING", *every, _PADDING / 2),
        ("BOTTOMPADDING", *every, _PADDING / 2),
        ("BACKGROUND", (0, 0), (-1, 0), WASH),
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 2, back),
        ("LINEBEFORE", (-1, 1), (-1, -1), 0.6, LINE),
        ("LINEBEFORE", (3, 1), (3, -1), 0.6, LINE),
    ]
    return Grid(rows, colWidths=_COLUMNS, style=styles, repeatRows=1, hAlign="LEFT", splitInRow=1)


def _row(words: Words, row: TalkRow, cells_row: Element, height: float) -> list[Any]:
    minutes = row.end - row.start
    start = _cell(words.hour(row.start), _HOUR, cells_row.add("TH", scope="Row"))
    talk = cells_row.add("TD")
    texts: list[Flowable] = [Text(words.sans(row.talk.title, BOLD), _TALK, talk.add("P"))]
    for who in row.people:
        name = f"<b>{words.text(who.name)}</b>" + (f", {words.text(who.affiliation)}" if who.affiliation else "")
        texts.append(Text(name, _NAME, talk.add("P")))
        if said := words.event.person[who.id].pronunciation:
            texts.append(Text(words.text(f"[{said}]", font=ITALIC), _SAID, talk.add("P")))
    for who in row.discussants:
        name = words.labelled("discussants", f"{who.name}, {who.affiliation}" if who.affiliation else who.name)
        texts.append(Text(words.text(name), _NAME, talk.add("P")))
        if said := words.event.person[who.id].pronunciation:
            texts.append(Text(words.text(f"[{said}]", font=ITALIC), _SAID, talk.add("P")))
    if row.talk.note:
        texts.append(Text(words.text(row.talk.note, font=ITALIC), _NOTE, talk.add("P")))
    times = [
        words.sans(duration(minutes, words.language)),
        words.hour(row.end - _WARNING) if minutes > _WARNING else "–",
        words.hour(row.end),
    ]
    return [start, texts, *(_cell(time, _HOUR, cells_row.add("TD")) for time in times), _notes(cells_row, height)]


def _cell(markup: str, look: Any, cell: Element) -> list[Flowable]:
    return [Text(markup, look, cell.add("P"))]


def _notes(line: Element, height: float) -> list[Flowable]:
    """An empty cell that keeps the row `height` points high."""
    line.add("TD")
    return [Spacer(1, height - _PADDING)]
