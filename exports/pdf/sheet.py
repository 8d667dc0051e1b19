"""programme.pdf: the day at a glance on A4, to pin to a door; as large as one page allows, then on further pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak

from exports.edition import DRAFT, Edition
from exports.pdf.blocks import Blocks
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.document import Pages, Words, rendered
from exports.pdf.sheet_days import days
from exports.pdf.sheet_head import foot, head
from exports.pdf.structure import Structure
from exports.pdf.styles import SOFT
from exports.timetable import Timetable, timetable
from scheduler.event import Event
from scheduler.programme import Programme

_MARGIN = 13 * mm
_FOOT = 8 * mm
#: Of type; the largest that fits is taken, and where none does the sheet goes on to a second page.
_SCALES = tuple(round(0.66 + 0.04 * step, 2) for step in range(22))
#: What is left of the page is given to the rows, so many points each at scale 1.
_AIR = (5.0, 4.0, 3.0, 2.2, 1.5, 1.0, 0.6)


@dataclass(frozen=True, slots=True)
class _Page:
    """One way to show the programme: on which paper, how large, with how much air in each row."""

    size: tuple[float, float]
    scale: float
    air: float = 0.0

    @property
    def inside(self) -> tuple[float, float]:
        return self.size[0] - 2 * _MARGIN, self.size[1] - 2 * _MARGIN - _FOOT


def sheet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The sheet as PDF, upright or across, whichever shows the day larger on one page."""
    words, table, structure = _Sheet(event, edition), timetable(event, programme), Structure()
    page = _largest(words, table)
    story = _story(words, table, page, structure)

    def furnish(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        if document.page > 1:
            with canvas.furniture():
                canvas.setFillColor(SOFT)
                y = _MARGIN - 4 * mm
                words.draw(canvas, _MARGIN, y, words.fitted(event.title, 8, page.inside[0] - 30), 8)
                words.draw(canvas, page.size[0] - _MARGIN, y, str(document.page), 8, align=1)

    margins = (_MARGIN, _MARGIN + _FOOT / 2, _MARGIN, _MARGIN)
    return rendered(Pages, story, words, structure, event.title, page=page.size, margins=margins, furnish=furnish)


class _Sheet(Words):
    """The words of the sheet, among them which edition it is."""

    def __init__(self, event: Event, edition: Edition) -> None:
        super().__init__(event)
        self.edition = edition.text(event.language)


def _largest(words: _Sheet, table: Timetable) -> _Page:
    """The paper and the largest scale that fits on it; the smallest, and upright, where none does."""
    papers = (A4, landscape(A4)) if table.several_rooms else (A4,)
    scale, place = max((_fitting(words, table, paper), -place) for place, paper in enumerate(papers))
    if not scale:
        return _Page(A4, _SCALES[0])
    paper = papers[-place]
    return next((page for air in _AIR if _fits(words, table, page := _Page(paper, scale, air))), _Page(paper, scale))


def _fitting(words: _Sheet, table: Timetable, paper: tuple[float, float]) -> float:
    """The largest scale at which every day fits on one page of the paper; 0 where none does.

    The height grows faster than the scale and slower than its square, so the search begins about where it ends.
    """

    def fits(place: int) -> bool:
        return _fits(words, table, _Page(paper, _SCALES[place]))

    share = _Page(paper, 1.0).inside[1] / _height(words, table, _Page(paper, 1.0))
    place = max(0, bisect_left(_SCALES, min(share, share**0.5)) - 1)
    if fits(place):
        while place + 1 < len(_SCALES) and fits(place + 1):
            place += 1
        return _SCALES[place]
    while place > 0 and not fits(place - 1):
        place -= 1
    return _SCALES[place - 1] if place else 0.0


def _fits(words: _Sheet, table: Timetable, page: _Page) -> bool:
    return _height(words, table, page) <= page.inside[1]


def _height(words: _Sheet, table: Timetable, page: _Page) -> float:
    """Of the longest day: each has a page of its own."""
    return max(map(sum, _pages(_story(words, table, page, Structure()), page.inside[0])))


def _pages(story: Sequence[Flowable], width: float) -> list[list[float]]:
    heights: list[list[float]] = [[0.0]]
    for part in story:
        if isinstance(part, PageBreak):
            heights.append([0.0])
        else:
            heights[-1].append(part.wrap(width, 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter())
    return heights


def _story(words: _Sheet, table: Timetable, page: _Page, structure: Structure) -> list[Flowable]:
    blocks = Blocks(words, page.scale, heading=2 if len(table.days) == 1 else 3)
    width = page.inside[0]
    story = list(head(words, blocks, table, width, structure.root))
    for number, day in enumerate(table.days):
        section = structure.root.add("Sect")
        if number:
            story.append(PageBreak())
        if len(table.days) > 1:
            story.append(blocks.day(day.day, section))
        story += days(blocks, day, width, page.air, section, several_rooms=table.several_rooms)
    return [*story, *foot(words, blocks, width, words.edition, structure.root)]
