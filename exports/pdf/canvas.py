"""A canvas that records the structure element to which each drawing belongs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.structure import Element, Structure

#: The flag of an annotation that is printed (ISO 32000-1, 12.5.3).
_PRINT = 4
#: The delimiter of a gap in a page's code; it cannot occur there otherwise, since reportlab writes control characters
#: of strings as numbers.
_PLACE = "\x01"


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas of a document with a logical structure."""

    def __init__(self, *arguments: Any, structure: Structure, metadata: PDFObject, **keywords: Any) -> None:
        super().__init__(*arguments, pdfVersion=(1, 7), **keywords)
        self.structure = structure
        self._metadata = metadata
        #: The elements of the links that are about to be annotated, with their texts.
        self.links: deque[tuple[Element, str]] = deque()
        self._placed: dict[str, str] = {}

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """Drawings inside the `with` block belong to `element`, or are decoration where `element` is None."""
        self._code.append(self.opening(element))
        yield
        self._code.append("EMC")

    def opening(self, element: Element | None) -> str:
        """The operator that begins a marked-content sequence of `element`, or an artifact."""
        if element is None:
            return "/Artifact BMC"
        return f"/{element.kind} <</MCID {self.structure.mark(self._pageNumber - 1, element)}>> BDC"

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Everything drawn inside repeats on every page: running heads, page numbers."""
        self._code.append("/Artifact <</Type /Pagination>> BDC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802, reportlab's name
        number = self._pageNumber - 1
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number if self.structure.has_content(number) else None
        page.Tabs = PDFName("S")

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._fill_places()
        self.structure.write(self._doc)
        self._doc.Catalog.Metadata = self._metadata
        super().save()

    # ── what is known only later ─────────────────────────────────────────────────────────────────────────────────────

    def leave_place(self, key: str) -> None:
        """A gap is left here for the drawing of `fill_place`, in the coordinates valid here."""
        self._code.append(f"{_PLACE}{key}{_PLACE}")

    def fill_place(self, key: str, draw: Callable[[Canvas], None]) -> None:
        """`draw` draws the content of every gap with that key, whether left before or after the call."""
        start = len(self._code)
        self.saveState()
        draw(self)
        self.restoreState()
        self._placed[key] = "\n".join(self._code[start:])
        del self._code[start:]

    def _fill_places(self) -> None:
        for page in self._doc.Pages.pages if self._placed else ():
            parts = page.stream.split(_PLACE)
            parts[1::2] = [self._placed[key] for key in parts[1::2]]
            page.stream = "".join(parts)

    # ── links ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def linkRect(self, contents: str, destinationname: str, Rect: Any = None, **keywords: Any) -> None:  # noqa: N802, N803
        rect = self._absRect(Rect, keywords.get("relative", 1))
        destination = self._bookmarkReference(destinationname)
        self._addAnnotation(_Link(rect, "", destination, "[0 0 0]", F=_PRINT))

    def _addAnnotation(self, annotation: PDFObject, name: str | None = None, addtopage: int = 1) -> None:  # noqa: N802
        element, text = self.links.popleft()
        parent = self.structure.link(self._pageNumber - 1, element, annotation)
        if isinstance(annotation, PDFDictionary):
            annotation["F"], annotation["StructParent"], annotation["Contents"] = _PRINT, parent, PDFString(text)
        else:
            annotation.Contents = text
            annotation.otherkw["StructParent"] = parent
        super()._addAnnotation(annotation, name, addtopage)


class _Link(LinkAnnotation):  # type: ignore[misc]
    permitted = (*LinkAnnotation.permitted, "StructParent")
