"""programme.pdf: the programme on A4, to pin to a door, in the largest type that fits each day on one page.

Where too many rooms would stand side by side, a few rooms share a page, before the type becomes too small to read.
"""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak

from exports.pdf.blocks import Blocks
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.document import Furnish, Pages, Words, rendered
from exports.pdf.fitting import FOOT, MARGIN, Layout, largest, scales
from exports.pdf.sheet_days import days, rooms_of
from exports.pdf.sheet_head import foot, head
from exports.pdf.structure import Structure
from exports.pdf.styles import SOFT
from exports.rows import Timetable
from exports.timetable import timetable
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

MARGINS = (MARGIN, MARGIN + FOOT / 2, MARGIN, MARGIN)
#: Scales of type to try, ascending.
_SCALES = scales(0.66, 1.5)
#: Type size of the foot, and the space between its two texts, in points.
_FOOT, _APART_IN_FOOT = 8, 14
#: The largest number of rooms side by side across the page, and on a page of their own.
_WIDE, _APART = 8, 4


def sheet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The sheet as PDF, upright or across, whichever shows the day larger on one page."""
    words, table = Words(event), timetable(event, programme)

    def compose(layout: Layout, structure: Structure) -> list[Flowable]:
        blocks = Blocks(words, layout.scale, heading=3 if table.several_days else 2)
        width = layout.inside[0]
        story = list(head(words, blocks, table, width, structure.root))
        for number, day in enumerate(table.days):
            section = structure.root.add("Sect")
            if number:
                story.append(PageBreak())
            if table.several_days:
                story.append(blocks.day(day.day, section))
            story += days(blocks, day, layout, section, several_rooms=table.several_rooms)
        return [*story, *foot(words, blocks, width, words.edition(edition), structure.root)]

    layout = largest(compose, _SCALES, *_ways(table))
    structure = Structure()
    story = compose(layout, structure)
    furnish = later_pages(words, event.title, layout.paper, edition)
    return rendered(Pages, story, words, structure, event.title, page=layout.paper, margins=MARGINS, furnish=furnish)


def _ways(table: Timetable) -> list[tuple[Layout, ...]]:
    """The layouts to try, in groups: all rooms side by side, then some below the others, then on further pages."""
    upright, across = Layout(A4), Layout(landscape(A4))
    if not table.several_rooms:
        return [(upright,)]
    if max(len(rooms_of(day)) for day in table.days) <= upright.columns:
        return [(upright, across)]
    apart = tuple(replace(layout, columns=_APART, apart=True) for layout in (upright, across))
    return [(replace(across, columns=_WIDE),), (upright, across), apart]


def later_pages(words: Words, title: str, paper: tuple[float, float], edition: Edition | None = None) -> Furnish:
    """The foot of all pages but the first: title, edition (where given) and page number."""
    label = words.plain(words.edition(edition)) if edition else ""

    def furnish(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        if document.page > 1:
            page_foot(words, canvas, title, f"{label}  ·  {document.page}" if label else str(document.page), paper[0])

    return furnish


def page_foot(words: Words, canvas: TaggedCanvas, left: str, right: str, width: float) -> None:
    """The foot of a page of `width` points: a text on the left, on two lines where one is too short, and another."""
    room = width - 2 * MARGIN - words.width(right, _FOOT) - _APART_IN_FOOT
    lines = words.lines(left, _FOOT, room, 2)
    with canvas.furniture():
        canvas.setFillColor(SOFT)
        y = MARGIN - 4 * mm
        for number, line in enumerate(reversed(lines)):
            words.draw(canvas, (MARGIN, y + number * 1.2 * _FOOT), line, _FOOT)
        words.draw(canvas, (width - MARGIN, y), right, _FOOT, align=1)
