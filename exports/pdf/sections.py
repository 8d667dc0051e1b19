"""A document on A4 in sections; each begins a page and has a foot of its own, with the number of pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from exports.pdf.canvas import TaggedCanvas
from exports.pdf.document import Words
from exports.pdf.sheet import MARGINS, page_foot


class Section(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The begin of a section, without height; `title` stands at the foot of its pages."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.width = self.height = 0
        self.keepWithNext = True

    def draw(self) -> None:
        """Nothing is drawn."""


class End(Section):
    """The end of the last section, after which the number of pages is known."""

    def __init__(self) -> None:
        super().__init__("")


class Sections(BaseDocTemplate):  # type: ignore[misc]
    """A document whose story has a `Section` before each section, and `End` last.

    A single page has a foot only where it is `always` wanted.
    """

    def __init__(self, stream: Any, *, words: Words, always: bool, **keywords: Any) -> None:
        super().__init__(stream, pagesize=A4, **keywords)
        left, bottom, right, top = MARGINS
        self.words, self.always = words, always
        self._title, self._titles = "", dict[int, str]()
        frame = Frame(left, bottom, A4[0] - left - right, A4[1] - bottom - top, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=self._leave_foot))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802, reportlab's name
        if isinstance(flowable, End):
            self._titles[self.page] = self._title
            for page in self._titles:
                self.canv.fill_place(f"foot {page}", partial(self._draw, page, self.page))
        elif isinstance(flowable, Section):
            self._title = flowable.title

    def _leave_foot(self, canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        self._titles[self.page] = self._title
        canvas.leave_place(f"foot {self.page}")

    def _draw(self, page: int, pages: int, canvas: Canvas) -> None:
        if self.always or pages > 1:
            label = self.words.label["page of"].format(page=page, pages=pages)
            page_foot(self.words, canvas, self._titles[page], label, A4[0])
