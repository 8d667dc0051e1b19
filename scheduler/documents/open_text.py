"""The text of an odt, with its text boxes, lists, tables and notes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from scheduler.documents.lines import Line
from scheduler.documents.packed import inspected

_PARAGRAPHS = ("text:p", "text:h")
#: What is no text of the document: what was deleted, remarks, what is declared for fields and forms.
_SILENT = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "office:annotation-end",
        "text:sequence-decls",
        "text:variable-decls",
        "text:note-citation",
        "office:forms",
        "svg:desc",
        "svg:title",
    }
)
_SIGNS = {"text:tab": " ", "text:line-break": "\n", "text:s": " "}
#: The depth to which elements are followed.
_DEEPEST = 200


def open_lines(data: bytes) -> Iterator[Line]:
    """The lines of the document in order; the text of a note stands in brackets where it is cited."""
    from odfdo import Document

    yield from _lines(Document(io.BytesIO(inspected(data))).body, 0)


def _lines(element: Any, depth: int) -> Iterator[Line]:
    if depth > _DEEPEST or element.tag in _SILENT:
        return
    if element.tag in _PARAGRAPHS:
        boxes: list[Any] = []
        yield Line((_text(element, boxes, depth),))
        for box in boxes:
            yield from _lines(box, depth + 1)
    elif element.tag == "table:table-row":
        cells = [cell for cell in element.children if cell.tag == "table:table-cell"]
        yield Line(tuple("\n".join(line.text for line in _inside(cell, depth)).strip() for cell in cells))
    else:
        yield from _inside(element, depth)


def _inside(element: Any, depth: int) -> Iterator[Line]:
    for child in element.children:
        yield from _lines(child, depth + 1)


def _text(element: Any, boxes: list[Any], depth: int) -> str:
    """The text of a paragraph or a part of it; the text boxes that are anchored in it are put into `boxes`."""
    text = str(element.text or "")
    for child in element.children if depth <= _DEEPEST else ():
        text += _child(child, boxes, depth + 1) + str(child.tail or "")
    return text


def _child(child: Any, boxes: list[Any], depth: int) -> str:
    if child.tag in _SIGNS:
        return _SIGNS[child.tag]
    if child.tag in _SILENT:
        return ""
    if child.tag == "draw:text-box":
        boxes.append(child)
        return ""
    if child.tag == "text:note":
        return f" [{' '.join(line.text for line in _inside(child, depth)).strip()}]"
    return _text(child, boxes, depth)
