"""The logical structure of a tagged PDF: elements in reading order, with their content and links on each page.

After ISO 32000-1, 14.7 and 14.8. The tree grows while a document is composed, its content is recorded while it is
drawn, and elements that were never drawn are left out when it is written. reportlab has no such thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFObjectReference


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence of a page (from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation of a page."""

    page: int
    annotation: PDFObject


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; `kind` is a standard type (`P`, `H1`, `TD` …), `alt` replaces a picture for listeners.

    `scope` is that of a TH, `span` the number of columns of a cell; `language` is set where it differs from the
    document's.
    """

    kind: str
    alt: str = ""
    title: str = ""
    scope: str = ""
    span: int = 1
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Content | Annotated] = field(default_factory=list)

    def add(self, kind: str, **attributes: Any) -> Element:
        """A new last child."""
        child = Element(kind, **attributes)
        self.kids.append(child)
        return child

    def prune(self) -> bool:
        """Descendants that were never drawn are removed; False if the element itself was never drawn.

        A cell may be empty: the columns of its table would not agree otherwise.
        """
        self.kids[:] = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.kind in ("TD", "TH")


class Structure:
    """The tree of one document, and the index from content back to elements."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marked: list[list[Element]] = []
        self._links: list[Element] = []

    def mark(self, page: int, element: Element) -> int:
        """The number of a new marked-content sequence of `page` that belongs to `element`."""
        while len(self._marked) <= page:
            self._marked.append([])
        mcid = len(self._marked[page])
        self._marked[page].append(element)
        element.kids.append(Content(page, mcid))
        return mcid

    def has_content(self, page: int) -> bool:
        """True if an element has content on the page."""
        return page < len(self._marked) and bool(self._marked[page])

    def link(self, page: int, element: Element, annotation: PDFObject) -> int:
        """The StructParent of an annotation of `page` that belongs to `element`; smaller numbers are pages."""
        element.kids.append(Annotated(page, annotation))
        self._links.append(element)
        return _LINKS + len(self._links) - 1

    def write(self, document: PDFDocument) -> None:
        """The tree is in the catalogue of the document; called once, when everything has been drawn."""
        self.root.prune()
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        pages = [document.Reference(page) for page in document.Pages.pages]
        written: dict[int, PDFObjectReference] = {}
        top.dict["K"] = _write(document, self.root, document.Reference(top), pages, written)
        numbers: list[Any] = []
        for key, elements in enumerate(self._marked):
            if elements:
                numbers += [key, document.Reference(PDFArray([written[id(element)] for element in elements]))]
        for key, element in enumerate(self._links, start=_LINKS):
            numbers += [key, written[id(element)]]
        top.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        top.dict["ParentTreeNextKey"] = _LINKS + len(self._links)
        document.Catalog.StructTreeRoot = top
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


#: The first StructParent of a link: no document has this many pages.
_LINKS = 100_000


class _Node(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The text of a structure element; a dictionary would be too large for tens of thousands of elements."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:
        return self.text.encode("latin-1")


def _write(
    document: PDFDocument,
    element: Element,
    parent: PDFObjectReference,
    pages: list[PDFObjectReference],
    written: dict[int, PDFObjectReference],
) -> PDFObjectReference:
    """The reference of the element, written with all its descendants."""
    node = _Node("")
    reference = document.Reference(node)
    written[id(element)] = reference
    kids, first = [], next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_name(document, _write(document, kid, reference, pages, written)))
        elif isinstance(kid, Annotated):
            page, annotation = _name(document, pages[kid.page]), _name(document, document.Reference(kid.annotation))
            kids.append(f"<</Type/OBJR/Pg {page}/Obj {annotation}>>")
        elif kid.page == first:
            kids.append(str(kid.mcid))
        else:
            kids.append(f"<</Type/MCR/Pg {_name(document, pages[kid.page])}/MCID {kid.mcid}>>")
    on = f"/Pg {_name(document, pages[first])}" if first is not None else ""
    children = "/K" + (f" {kids[0]}" if len(kids) == 1 else f"[{' '.join(kids)}]")
    node.text = f"<</Type/StructElem/S/{element.kind}/P {_name(document, parent)}{on}{_attributes(element)}{children}>>"
    return reference


def _name(document: PDFDocument, reference: PDFObjectReference) -> str:
    return f"{document.idToObjectNumberAndVersion[reference.name][0]} 0 R"


def _attributes(element: Element) -> str:
    attributes = [
        f"/{key} {text_string(value)}"
        for key, value in (("Alt", element.alt), ("T", element.title), ("Lang", element.language))
        if value
    ]
    if element.kind in ("TH", "TD") and (element.scope or element.span > 1):
        scope = f"/Scope/{element.scope}" if element.scope else ""
        span = f"/ColSpan {element.span}" if element.span > 1 else ""
        attributes.append(f"/A<</O/Table{scope}{span}>>")
    if element.kind == "L":
        attributes.append("/A<</O/List/ListNumbering/None>>")
    if element.box:
        attributes.append(f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.2f}' for edge in element.box)}]>>")
    return "".join(attributes)


def text_string(text: str) -> str:
    """`text` as a PDF string in UTF-16, which can hold every character."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex().upper()}>"
