"""Flowables that tag their drawing: paragraphs, tables, pictures and links of a tagged PDF.

Whatever no element claims is an artifact (decoration), so that nothing on a page is untagged.
"""

from __future__ import annotations

import re
from typing import Any, cast

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph, Table

from exports.pdf.breaking import begins_badly, loosened, narrower, overflows, unhyphenated, whole
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.fonts import SANS
from exports.pdf.structure import Element

#: The first character of the scripts that put no space between words.
_NO_SPACES = "\u2e80"
#: reportlab loses a space between a word with soft hyphens and a tag, but not one after the tag.
_BEFORE_TAGS = re.compile(r" ((?:</?\w[^>]*>)+)(?=[^ <])")


class LineText(PDFTextObject):  # type: ignore[misc]
    """Text whose lines end with the space between their words, so that words stay apart when read."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803, reportlab's name
        if TStar and text and text[-1] not in "- \xa0" and text[-1] < _NO_SPACES:
            text += " "
        super()._textOut(text, TStar)


class LinkedText(LineText):
    """The text of a paragraph with links; each link is an element within that of the paragraph."""

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, element: Element, links: dict[Any, Element]) -> None:
        super().__init__(canvas, x, y)
        self._element, self._links = element, links
        #: The index in the code at which each piece begins, and the link of the piece; None for plain text.
        self._turns: list[tuple[int, Element | None]] = [(0, None)]
        self._open: dict[Any, str] = {}
        self._last = ""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803, reportlab's name
        self._last = text
        for key in self._open:
            self._open[key] += text
        super()._textOut(text, TStar)

    def _linkRecord(self, key: Any, event: str) -> None:  # noqa: N802, reportlab's name
        """Called by reportlab after the first piece of a link is written, and before the text after it."""
        if event == "start":
            self._turns.append((len(self._code) - 1, self._links.setdefault(key, Element("Link"))))
            self._open[key] = self._last
        else:
            self._turns.append((len(self._code), None))
            self._canvas.links.append((self._links[key], self._open.pop(key).replace("\xad", "").strip()))

    def getCode(self) -> str:  # noqa: N802, reportlab's name
        """The code with a marked-content sequence around each piece that has text."""
        code = cast(list[str], self._code)
        marked_code: list[str] = []
        ends = [position for position, _ in self._turns[1:]] + [len(code)]
        for (start, link), end in zip(self._turns, ends, strict=True):
            piece = code[start:end]
            if any("Tj" in operation for operation in piece):
                unmarked = _leading(piece)
                piece = [*unmarked, self._canvas.opening(self._owner(link)), *piece[len(unmarked) :], "EMC"]
            marked_code += piece
        code[:] = marked_code
        return str(super().getCode())

    def _owner(self, link: Element | None) -> Element:
        """The element of a piece: the link, or the paragraph; after a child, a span of the paragraph.

        A link becomes a child with its first piece, so that the children stand in reading order.
        """
        if link is None:
            return self._element.add("Span") if self._element.kids else self._element
        if not any(kid is link for kid in self._element.kids):
            self._element.kids.append(link)
        return link


def _leading(piece: list[str]) -> list[str]:
    """The operation that begins a text object: it must not stand within a sequence that ends before the object."""
    return piece[:1] if piece[0] == "BT" or piece[0].startswith("BT ") else []


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph of a structure element, as are its split parts; its second drawing is decoration."""

    style: Any
    frags: Any

    def __init__(
        self,
        text: str | None,
        style: Any = None,
        element: Element | None = None,
        bulletText: str | None = None,  # noqa: N803
        frags: Any = None,
        **keywords: Any,
    ) -> None:
        if text and "\xad" in text and "<" in text:
            text = _BEFORE_TAGS.sub(r"\1 ", text)
        super().__init__(text, style, bulletText=bulletText, frags=frags, **keywords)
        if text and "\xad" in text and "&" in text:
            self.frags = whole(self.frags)
        self.element = element
        self.linked = bool(text) and "<a " in str(text)
        self.links: dict[Any, Element] = {}
        self.label: tuple[Element, str] | None = None
        self._linking: Element | None = None
        self._broken_for = -1.0
        self._size = (0.0, 0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width and height in points; lines already broken for this width are kept."""
        if self._broken_for != width or not hasattr(self, "blPara"):
            self._size = super().wrap(width, height)
            self._broken_for = width
        return self._size

    def breakLines(self, width: float | list[float]) -> Any:  # noqa: N802, reportlab's name
        """The paragraph in lines, none of which is wider than `width` or begins with a sign.

        reportlab breaks a word at a slash or hyphen, and leaves its rest as wide as it is: it is broken at any letter.
        """
        style, frags = self.style, self.frags  # reportlab replaces its pieces by words
        lines = super().breakLines(width)
        if overflows(lines, style):
            for number, look in enumerate(narrower(style), start=1):
                self.style, self.frags = look, unhyphenated(frags) if number > 1 else frags
                lines = super().breakLines(width)
                if not overflows(lines, look):
                    break
            self.style = style
        elif begins_badly(lines):
            self.frags = loosened(frags)
            lines = super().breakLines(width)
        return lines

    def split(self, width: float, height: float) -> list[Text]:
        parts: list[Text] = super().split(width, height)
        for number, part in enumerate(parts):
            part.element, part.linked, part.links = self.element, self.linked, self.links
            part.label = self.label if number == 0 else None
        return parts

    def draw(self) -> None:
        element, canvas = self.element, self.canv
        self.element = self._linking = None
        if self.label and element:
            self._draw_label(*self.label)
        if element is not None and self.linked and self.blPara.kind == 0 and getattr(self.blPara, "link", None):
            self._draw_whole_link(element)
        elif element is not None and self.linked:
            self._linking = element
            super().draw()
        else:
            with canvas.marked(element):
                super().draw()

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802, reportlab's name
        if self._linking is None:
            return LineText(self.canv, x, y)
        return LinkedText(self.canv, x, y, self._linking, self.links)

    def _draw_whole_link(self, element: Element) -> None:
        link = self.links.setdefault("whole", element.add("Link")) if "whole" not in self.links else self.links["whole"]
        for _, words in self.blPara.lines:
            text = " ".join(words).replace("\xad", "")
            self.canv.links.extend([(link, text)] * len(self.blPara.link))
        with self.canv.marked(link):
            super().draw()

    def _draw_label(self, element: Element, label: str) -> None:
        """The bullet or number of a list item, in the space to the left of it."""
        style, canvas = self.style, self.canv
        with canvas.marked(element):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(style.textColor)
            canvas.drawRightString(style.leftIndent - 4, self.height - style.fontSize, label)


def balanced(markup: str, style: ParagraphStyle, element: Element, width: float) -> Text:
    """A heading with lines of about equal length: the narrowest that needs no further line."""
    lines = _lines(markup, style, width)
    if not 1 < lines < 5:
        return Text(markup, style, element)
    low, high = width / 2, width
    while high - low > width / 40:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(markup, style, middle) == lines else (middle, high)
    return Text(markup, ParagraphStyle(f"{style.name}, balanced", style, rightIndent=width - high), element)


def _lines(markup: str, style: ParagraphStyle, width: float) -> int:
    text = Text(markup, style)
    text.wrap(width, 10_000)
    return len(text.blPara.lines)


class Grid(Table):  # type: ignore[misc]
    """A table whose backgrounds and rules are decoration; its cells hold `Text`.

    A row is cut only where no page could hold it; else it moves to the next page.
    """

    def _splitRows(self, availHeight: float, doInRowSplit: int = 0) -> list[Table]:  # noqa: N802, N803, reportlab's
        """Called by reportlab to cut between two rows and, where that fails, within a row."""
        frame = getattr(self, "_frame", None)
        if doInRowSplit and frame is not None and self._first() <= frame._height:
            return []
        parts: list[Table] = super()._splitRows(availHeight, doInRowSplit)
        return parts

    def _first(self) -> float:
        """The height of the repeated rows and of the first row below them."""
        return float(sum(self._rowHeights[: int(self.repeatRows or 0) + 1]))

    def _drawBkgrnd(self) -> None:  # noqa: N802, reportlab's name
        with self.canv.marked(None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802, reportlab's name
        with self.canv.marked(None):
            super()._drawLines()


class Picture(Flowable):  # type: ignore[misc]
    """A drawing at its own size, announced by the `alt` of its element."""

    def __init__(self, drawing: Drawing, element: Element | None) -> None:
        super().__init__()
        self.drawing, self.element = drawing, element
        self.width, self.height = drawing.width, drawing.height
        drawing.initialFontName = SANS  # else Times would be named, and not embedded

    def draw(self) -> None:
        if self.element is not None:
            x, y = self.canv.absolutePosition(0, 0)
            self.element.box = (x, y, x + self.width, y + self.height)
        with self.canv.marked(self.element):
            renderPDF.draw(self.drawing, self.canv, 0, 0)
        self.element = None
