"""booklet.pdf: A5 in reading order. Cover, welcome, contents, programme, talks, indexes, practical information.

It is laid out once. The pages before the talks leave gaps for page numbers, which are filled once the talks have their
pages; the indexes are composed when all talks have theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from exports.pdf.booklet_back import notes, practical
from exports.pdf.booklet_contents import contents
from exports.pdf.booklet_front import cover, summary, welcome_pages
from exports.pdf.booklet_index import indexes
from exports.pdf.booklet_programme import programme_pages
from exports.pdf.booklet_talks import talks
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.chapters import height_of
from exports.pdf.document import Words, rendered
from exports.pdf.marks import Mark, define_page_number
from exports.pdf.measures import BOTTOM, COLUMN, GUTTER, HEIGHT, INDEX_HEAD, SIDE, WIDTH
from exports.pdf.structure import Structure
from exports.pdf.styles import LINE, SOFT
from exports.rows import Timetable
from exports.timetable import timetable
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: The mark at which the pages of all talks are known, and the mark after which only blank pages follow.
_INDEX, _END = "index", "end"


def booklet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The booklet as PDF; its number of pages is a multiple of four.

    The page numbers in contents, programme and indexes are those of the pages on which an entry begins.
    """
    words, table, structure = Words(event), timetable(event, programme), Structure()
    story = list(_story(words, table, structure, edition))

    def go_on(key: str, pages: dict[str, int]) -> None:
        if key == _INDEX:
            story.extend(_rest(words, table, structure, pages))
        elif key == _END:
            story.extend(notes(words, structure.root, -pages[_END] % 4))

    label = words.plain(words.edition(edition))
    return rendered(_Booklet, story, words, structure, event.title, words=words, label=label, go_on=go_on)


class _Booklet(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document that records the page of every mark, and calls `go_on` after each to extend the story."""

    def __init__(
        self, stream: Any, *, words: Words, label: str, go_on: Callable[[str, dict[str, int]], None], **keywords: Any
    ) -> None:
        super().__init__(stream, pagesize=A5, **keywords)
        self.pages: dict[str, int] = {}
        self.words, self.label, self.go_on = words, label, go_on
        self._section = ""
        columns = [Frame(SIDE + index * (COLUMN + GUTTER), BOTTOM, COLUMN, HEIGHT, 0, 0, 0, 0) for index in (0, 1)]
        short = [Frame(column._x1, BOTTOM, COLUMN, HEIGHT - INDEX_HEAD, 0, 0, 0, 0) for column in columns]
        head = Frame(SIDE, BOTTOM + HEIGHT - INDEX_HEAD, WIDTH, INDEX_HEAD, 0, 0, 0, 0)
        self.addPageTemplates(
            [
                PageTemplate("cover", frames=[_frame()]),
                PageTemplate("inside", frames=[_frame()], onPageEnd=self._furnish),
                PageTemplate(
                    "index", frames=[head, *short], onPageEnd=self._furnish, autoNextPageTemplate="index, more"
                ),
                PageTemplate("index, more", frames=columns, onPageEnd=self._furnish),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802, reportlab's name
        if isinstance(flowable, Mark):
            self.pages[flowable.key] = self.page
            if flowable.level is not None and not flowable.key.startswith("talk-"):
                self._section = flowable.title
            define_page_number(self.canv, flowable.key, self.page)
            self.go_on(flowable.key, self.pages)

    def _furnish(self, canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        """The running head (event on the left, section on the right), the page number outside, the edition inside."""
        words, right = self.words, document.page % 2 == 1
        edge, align = (A5[0] - SIDE, 1) if right else (SIDE, 0)
        top = A5[1] - 12 * mm
        with canvas.furniture():
            canvas.setFillColor(SOFT)
            running = words.fitted(self._section if right else words.event.title, 7.5, WIDTH)
            words.draw(canvas, (edge, top), running, 7.5, align=align)
            words.draw(canvas, (edge, 9 * mm), str(document.page), 9, align=align)
            words.draw(canvas, (A5[0] - edge, 9 * mm), self.label, 7, align=1 - align)
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.4)
            canvas.line(SIDE, top - 2 * mm, A5[0] - SIDE, top - 2 * mm)


def _frame() -> Frame:
    return Frame(SIDE, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)


def _story(words: Words, table: Timetable, structure: Structure, edition: Edition) -> Iterator[Flowable]:
    """Everything before the index, with the mark of the index last."""
    root = structure.root
    yield from cover(words, edition, root.add("Sect"))
    yield NextPageTemplate("inside")
    yield PageBreak()
    yield from welcome_pages(words, root)
    yield from summary(words, root)
    listed = list(contents(words, table, root.add("Sect")))
    yield CondPageBreak(min(height_of(listed), HEIGHT))
    yield from listed
    yield PageBreak()
    yield from programme_pages(words, table, root.add("Sect"))
    yield PageBreak()
    yield from talks(words, table, root.add("Sect"))
    yield NextPageTemplate("index")
    yield PageBreak()
    yield Mark(_INDEX, words.plain(words.label["index"]), 0)


def _rest(words: Words, table: Timetable, structure: Structure, pages: dict[str, int]) -> Iterator[Flowable]:
    """The indexes and the practical information, with the mark of the end last."""
    yield from indexes(words, table, pages, structure.root)
    yield NextPageTemplate("inside")
    yield PageBreak()
    yield from practical(words, structure.root.add("Sect"))
    yield Mark(_END, "", None)
