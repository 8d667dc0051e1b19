"""Marks that links refer to, and their page numbers, which are drawn before they are known."""

from __future__ import annotations

from functools import partial

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from exports.pdf.canvas import TaggedCanvas
from exports.pdf.fonts import SANS
from exports.pdf.structure import Element
from exports.pdf.styles import INK

#: Type size of a page number.
_SIZE = 9


class Mark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A point of the document without height that links, outline and index refer to by `key`.

    `level` is its level in the outline; None keeps it out of there. One that `joins` lets the spaces before and behind
    it be one, as they are measured where it stands among what is kept together.
    """

    def __init__(self, key: str, title: str, level: int | None, *, joins: bool = False) -> None:
        super().__init__()
        self._SPACETRANSFER = joins
        self.key, self.title, self.level = key, title, level
        self.width = self.height = 0
        self.keepWithNext = True

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 12)
        if self.level is not None:
            self.canv.addOutlineEntry(self.title[:200], self.key, self.level, closed=self.level > 0)


class PageNumber(Flowable):  # type: ignore[misc]
    """The number of the page with a mark; the mark may come later in the document."""

    def __init__(self, key: str, element: Element) -> None:
        super().__init__()
        self.key, self.element, self.width, self.height = key, element, 24, _SIZE

    def draw(self) -> None:
        with self.canv.marked(self.element.add("Span")):
            self.canv.leave_place(self.key)


def define_page_number(canvas: TaggedCanvas, key: str, page: int) -> None:
    """Every `PageNumber(key)` of the document shows `page`."""
    canvas.fill_place(key, partial(_draw, str(page)))


def _draw(number: str, canvas: Canvas) -> None:
    canvas.setFont(SANS, _SIZE)
    canvas.setFillColor(INK)
    canvas.drawString(24 - stringWidth(number, SANS, _SIZE), 0, number)
