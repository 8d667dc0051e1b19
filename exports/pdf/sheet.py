"""programme.pdf: the day at a glance on A4, to pin to a door; as large as one page allows, then on further pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from exports.palette import colour
from exports.pdf.blocks import Blocks
from exports.pdf.document import Words, rendered, settings
from exports.pdf.fonts import SANS
from exports.pdf.styles import INK, LINE, SOFT, WASH
from exports.pdf.text import plain
from exports.timetable import Block, DayTable, PauseRow, SessionRow, Timetable, timetable
from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme

_MARGIN = 14 * mm
_FOOT = 8 * mm
#: Of type; the largest that fits is taken, and where none does the sheet goes on to a second page.
_SCALES = tuple(round(0.69 + 0.04 * step, 2) for step in range(20))
_COLUMNS = 4
_GUTTER = 8
#: Room for `10 h 15 – 10 h 30` at scale 1.
_HOURS = 96


def sheet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The sheet as PDF, upright or across, whichever shows the day larger on one page."""
    words, table = Words(event), timetable(event, programme)
    page, story = _largest(words, table)
    width, height = _inside(page)
    label = plain(edition.label(event.language), event.language)

    def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(SANS, 8)
        canvas.setFillColor(SOFT)
        canvas.drawString(_MARGIN, _MARGIN - 4 * mm, _fitted(plain(event.title, event.language), width - 180))
        canvas.drawRightString(page[0] - _MARGIN, _MARGIN - 4 * mm, f"{label}  ·  {document.page}")
        if edition.is_draft:  # where nobody can miss it
            canvas.setFont(SANS, 9)
            canvas.drawRightString(page[0] - _MARGIN, page[1] - _MARGIN + 1.5 * mm, label)

    frame = Frame(_MARGIN, _MARGIN + _FOOT / 2, width, height + _FOOT / 2, 0, 0, 0, 0)

    class Sheet(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, stream: Any, **keywords: Any) -> None:
            super().__init__(stream, pagesize=page, **keywords)
            self.addPageTemplates(PageTemplate(frames=[frame], onPage=foot))

    return rendered(Sheet, story, **settings(event, event.title))[0]


def _largest(words: Words, table: Timetable) -> tuple[tuple[float, float], list[Flowable]]:
    """The page and the story at the largest scale that fits on it; at the smallest, and upright, where none does."""
    pages = (A4, landscape(A4)) if table.several_rooms else (A4,)
    scale, _, page = max((_fitting(words, table, page), -number, page) for number, page in enumerate(pages))
    return page, _story(words, table, scale, _inside(page)[0])


def _fitting(words: Words, table: Timetable, page: tuple[float, float]) -> float:
    """The largest scale at which the story fits on the page, 0 where none does (`_story` takes the smallest for it).

    The height grows faster than the scale and slower than its square, so the search begins about where it ends.
    """
    width, height = _inside(page)

    def fits(place: int) -> bool:
        return _height(_story(words, table, _SCALES[place], width), width) <= height

    share = height / _height(_story(words, table, 1.0, width), width)
    place = max(0, bisect_left(_SCALES, min(share, share**0.5)) - 1)
    if fits(place):
        while place + 1 < len(_SCALES) and fits(place + 1):
            place += 1
        return _SCALES[place]
    while place > 0 and not fits(place - 1):
        place -= 1
    return _SCALES[place - 1] if place else 0.0


def _inside(page: tuple[float, float]) -> tuple[float, float]:
    return page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN - _FOOT


def _fitted(text: str, width: float) -> str:
    """As much of `text` as a line of 8-point type holds."""
    return text if len(text) * 4 <= width else text[: int(width / 4)].rstrip() + "…"


def _height(story: Sequence[Flowable], width: float) -> float:
    """Of the longest day: each has a page of its own."""
    heights = [0.0]
    for part in story:
        if isinstance(part, PageBreak):
            heights.append(0.0)
        else:
            heights[-1] += part.wrap(width, 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter()
    return max(heights)


def _story(words: Words, table: Timetable, scale: float, width: float) -> list[Flowable]:
    scale = scale or _SCALES[0]
    blocks = Blocks(words, scale)
    story = list(_head(words, blocks, table))
    for number, day in enumerate(table.days):
        if number:
            story.append(PageBreak())
        if len(table.days) > 1:
            story.append(blocks.day(day.day))
        for pause, group in groupby(day.blocks, key=lambda block: isinstance(block, PauseRow)):
            members = list(group)
            if pause or not table.several_rooms:
                story.append(_list(blocks, members, width, scale))
            else:
                story += _columns(blocks, members, day, width, scale)
    story += _foot(words, blocks)
    return story


def _head(words: Words, blocks: Blocks, table: Timetable) -> Iterator[Flowable]:
    event = words.event
    if event.subtitle:
        yield Paragraph(words.text(event.subtitle), blocks.subtitle)
    yield Paragraph(words.sans(event.title), blocks.title)
    when = words.sans(words.dates())
    if len(table.days) == 1:
        when += f"{words.sans(', ')}{words.hours(table.days[0].start, table.days[0].end)}"
    yield Paragraph(when, blocks.when)
    if words.place():
        yield Paragraph(words.text(words.place()), blocks.where)
    yield Spacer(1, 7 * blocks.scale)


# ── one room ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _list(blocks: Blocks, members: Sequence[Block], width: float, scale: float) -> Table:
    """Hours on the left, what is on on the right."""
    rows: list[list[Any]] = []
    looks: list[tuple[Any, ...]] = []
    for block in members:
        if isinstance(block, PauseRow):
            looks.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), WASH))
            looks.append(("LINEBELOW", (0, len(rows)), (-1, len(rows)), 1.5, white))
            rows.append([blocks.hours(block), blocks.pause(block)])
            continue
        back = colour(blocks.words.event, block.axis.id if block.axis else None)
        looks.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), back))
        rows.append([blocks.hours(block, white=True), blocks.session(block)])
        for talk in block.talks:
            rows.append([blocks.hours(talk), blocks.talk(talk)])
            looks.append(("LINEBELOW", (0, len(rows) - 1), (-1, len(rows) - 1), 0.4, LINE))
        if block.discussion:
            rows.append([blocks.at(block.end - block.discussion), [blocks.discussion()]])
    return _table(rows, [_HOURS * scale, width - _HOURS * scale], looks, scale)


# ── several rooms ────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns(blocks: Blocks, members: Sequence[Block], day: DayTable, width: float, scale: float) -> list[Flowable]:
    """The sessions between two pauses, a column for each room of the day, at most four columns side by side."""
    sessions = [block for block in members if isinstance(block, SessionRow)]
    used = {block.room.id for block in day.blocks if isinstance(block, SessionRow)}
    rooms = [room for room in blocks.words.event.rooms if room.id in used]
    found: list[Flowable] = []
    for first in range(0, len(rooms), _COLUMNS):
        chunk = rooms[first : first + _COLUMNS]
        cells = [[session for session in sessions if session.room == room] for room in chunk]
        if not any(cells):
            continue
        column = (width + _GUTTER) / len(chunk)
        row = [[_stack(blocks, session, column - _GUTTER, scale) for session in cell] for cell in cells]
        looks = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), _GUTTER)]
        found.append(_table([row], [column] * len(chunk), looks, scale))
    return found


def _stack(blocks: Blocks, session: SessionRow, width: float, scale: float) -> Table:
    """A session of one column: its head, then its talks with their hours."""
    back = colour(blocks.words.event, session.axis.id if session.axis else None)
    rows: list[list[Any]] = [[blocks.session(session, hours=True)]]
    rows += [[blocks.talk(talk, hours=True)] for talk in session.talks]
    if session.discussion:
        rows.append([[blocks.discussion()]])
    looks = [("BACKGROUND", (0, 0), (-1, 0), back), ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE)]
    return _table(rows, [width], looks, scale)


def _table(rows: list[list[Any]], widths: list[float], looks: list[tuple[Any, ...]], scale: float) -> Table:
    pad = 2.6 * scale
    common = [
        ("FONTNAME", (0, 0), (-1, -1), SANS), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad + 1), ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6), ("TEXTCOLOR", (0, 0), (-1, -1), INK),
    ]  # fmt: skip
    return Table(rows, colWidths=widths, style=TableStyle([*common, *looks]), splitByRow=1, splitInRow=1, hAlign="LEFT")


def _foot(words: Words, blocks: Blocks) -> Iterator[Flowable]:
    event = words.event
    lines = []
    if event.organisers:
        lines.append(words.labelled("organisers", words.listed(tuple(o.name for o in event.organisers))))
    if words.place():
        lines.append(words.labelled("place", words.place()))
    if event.venue.access:
        lines.append(words.labelled("access", event.venue.access))
    if lines:
        yield Spacer(1, 7 * blocks.scale)
    for line in lines:
        yield Paragraph(words.text(line), blocks.small)
