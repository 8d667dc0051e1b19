"""print/chairs.pdf, print/chairs/<hour>-<room>-<axis>.pdf: sheets for chairs with names, minutes, space for notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from exports.palette import colour
from exports.pdf.booklet_plenaries import lives
from exports.pdf.document import Words, rendered
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.sections import End, Section, Sections
from exports.pdf.sheet import MARGINS
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import LINE, SOFT, WASH, style
from exports.pdf.tagged import Grid, Text, balanced
from exports.pdf.text import DOT
from exports.rows import SessionRow, TalkRow
from exports.timetable import timetable
from exports.vocabulary import session_name
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import duration, heading_date

#: Minutes before the end at which the chair holds up a sign.
_WARNING = 5
_WIDTH = A4[0] - MARGINS[0] - MARGINS[2]
#: Widths of the columns: start, talk, minutes, warning, end, notes.
_COLUMNS = (50.0, 186.0, 54.0, 52.0, 50.0, _WIDTH - 392.0)
#: Least and largest height of a row; between the two, the rows fill the page.
_LOW, _HIGH = 24 * mm, 62 * mm
#: Points above and below the text of a row, together.
_PADDING = 11
#: Points that stay free below the sheet.
_AIR = 6
#: Height of the page between its margins.
_INSIDE = A4[1] - MARGINS[1] - MARGINS[3]

_EVENT = style("event", 10, colour=SOFT)
_TITLE = style("title", 21, font=BOLD, leading=1.1, before=2, after=3)
_WHEN = style("when", 12, font=BOLD)
_CHAIRS = style("chairs", 12, font=SANS, before=2)
_LIVES = style("lives", 12, font=BOLD, before=12, after=4, keep=True)
_LIFE = style("life", 9.5, leading=1.28, after=3)
_LIFE_ITEM = style("life item", 9.5, leading=1.28, after=2, indent=14)
_HEAD = style("head", 9, font=BOLD, colour=SOFT)
_HOUR = style("hour", 12, font=BOLD)
_TALK = style("talk", 11, font=BOLD, leading=1.16, after=2)
_NAME = style("name", 12, leading=1.2)
_SAID = style("said", 10.5, font=ITALIC, colour=SOFT)
_NOTE = style("note", 9.5, font=ITALIC, colour=SOFT, before=2)


def chairs(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """A file name and the sheet for the chair of each session: `09h30-auditorium-1`, after the date if there are
    several days; and as "" all sheets in one document, in the order of the day.
    """
    words, table = Words(event), timetable(event, programme)
    sessions = [block for block in table.blocks() if isinstance(block, SessionRow)]
    if sessions:
        yield "", _document(words, sessions, words.label["chair sheets"])
    for block in sessions:
        yield _file_name(block, dated=table.several_days), _document(words, [block], session_name(event, block))


def _file_name(block: SessionRow, *, dated: bool) -> str:
    hour, minute = divmod(block.start, 60)
    parts = [block.day.isoformat()] if dated else []
    parts += [f"{hour:02d}h{minute:02d}", block.room.id, *([block.axis.id] if block.axis else [])]
    return "-".join(parts)


def _document(words: Words, sessions: Sequence[SessionRow], name: str) -> bytes:
    structure, story = Structure(), list[Flowable]()
    for block in sessions:
        story += [*([PageBreak()] if story else []), *_sheet(words, block, structure.root, first=not story)]
    title = f"{name} – {words.event.title}"
    return rendered(Sections, [*story, End()], words, structure, title, words=words, always=False)


def _sheet(words: Words, block: SessionRow, root: Element, *, first: bool) -> Iterator[Flowable]:
    """One session: its rows fill the page, with the biographies below them, or on the next page if that is too much."""
    part, name = root.add("Sect"), session_name(words.event, block)
    head = [*_head(words, block, name, part, first=first), *_introduction(words, block, part), Spacer(1, 10)]
    table, foot, lives = part.add("Table"), list(_foot(words, block, part)), list(_lives(words, block, part))
    low = _talks(words, block, Element("Table"), _LOW)
    rest = _INSIDE - _height([*head, low, *foot, *lives]) - _AIR
    if lives and rest < 0:
        rest, foot = _INSIDE - _height([*head, low, *foot]) - _AIR, [*foot, PageBreak()]
    yield Section(f"{words.event.title} · {name}")
    yield from head
    yield _talks(words, block, table, min(_HIGH, _LOW + max(0.0, rest) / len(block.talks)))
    yield from foot
    yield from lives


def _height(parts: Iterable[Flowable]) -> float:
    return float(sum(part.wrap(_WIDTH, _INSIDE)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts))


def _lives(words: Words, block: SessionRow, part: Element) -> Iterator[Flowable]:
    """The biographies of those whom the chair introduces: speakers and discussants, each once."""
    people = [who for talk in block.talks for who in (*talk.people, *talk.discussants)]
    people = [*{who.id: who for who in (*people, *block.discussants)}.values()]
    texts = list(lives(words, people, (), part, (_LIFE, _LIFE_ITEM)))
    if texts:
        yield Text(words.sans(words.label["lives"], BOLD), _LIVES, part.add("H2"))
        yield from texts


def _head(words: Words, block: SessionRow, name: str, root: Element, *, first: bool) -> Iterator[Flowable]:
    yield Text(words.text(words.event.title), _EVENT, root.add("P"))
    yield balanced(words.sans(name, BOLD), _TITLE, root.add("H1" if first else "H2"), _WIDTH)
    day = words.sans(heading_date(block.day, words.language), BOLD)
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
