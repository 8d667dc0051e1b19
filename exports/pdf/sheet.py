"""programme.pdf: the day at a glance on A4, to pin to a door; as large as one page allows, then on further pages."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak

from exports.pdf.blocks import Blocks
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.document import Furnish, Pages, Words, rendered
from exports.pdf.fitting import FOOT, MARGIN, Layout, largest, scales
from exports.pdf.sheet_days import days
from exports.pdf.sheet_head import foot, head
from exports.pdf.structure import Structure
from exports.pdf.styles import SOFT
from exports.timetable import timetable
from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme

MARGINS = (MARGIN, MARGIN + FOOT / 2, MARGIN, MARGIN)
_SCALES = scales(0.66, 1.5)
#: Points that a title takes at most in the foot.
_RUNNING = 150


def sheet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The sheet as PDF, upright or across, whichever shows the day larger on one page."""
    words, table = Words(event), timetable(event, programme)

    def compose(layout: Layout, structure: Structure) -> list[Flowable]:
        blocks = Blocks(words, layout.scale, heading=2 if len(table.days) == 1 else 3)
        width = layout.inside[0]
        story = list(head(words, blocks, table, width, structure.root))
        for number, day in enumerate(table.days):
            section = structure.root.add("Sect")
            if number:
                story.append(PageBreak())
            if len(table.days) > 1:
                story.append(blocks.day(day.day, section))
            story += days(blocks, day, width, layout.air, section, several_rooms=table.several_rooms)
        return [*story, *foot(words, blocks, width, edition.label(event.language), structure.root)]

    layout = largest(compose, (A4, landscape(A4)) if table.several_rooms else (A4,), _SCALES)
    structure = Structure()
    story = compose(layout, structure)
    furnish = later_pages(words, event.title, layout.paper, edition)
    return rendered(Pages, story, words, structure, event.title, page=layout.paper, margins=MARGINS, furnish=furnish)


def later_pages(words: Words, title: str, paper: tuple[float, float], edition: Edition | None = None) -> Furnish:
    """The foot of all pages but the first: what they belong to, which edition where one is given, and their number."""
    label = f"{words.plain(edition.label(words.language))}  ·  " if edition else ""

    def furnish(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        if document.page > 1:
            with canvas.furniture():
                canvas.setFillColor(SOFT)
                y = MARGIN - 4 * mm
                words.draw(canvas, MARGIN, y, words.fitted(title, 8, _RUNNING), 8)
                words.draw(canvas, paper[0] - MARGIN, y, f"{label}{document.page}", 8, align=1)

    return furnish
