"""Long text in a document: a paragraph a line, lists, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.emphasis import Piece, pieces

_HEADING = re.compile(r"#{1,6}\s+(.*?)[\s#]*")
_ITEM = re.compile(r"\s*[-*•–—]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or an item of a list."""

    pieces: tuple[Piece, ...]
    item: bool = False


def lines(text: str) -> Iterator[Line]:
    """The paragraphs of a text from a spreadsheet; emphasis by `*` and `**` and headings are understood."""
    for line in text.split("\n"):
        if not line.strip():
            continue
        if heading := _HEADING.fullmatch(line):
            yield Line((Piece(heading.group(1), bold=True),))
            continue
        item = _ITEM.match(line)
        yield Line(tuple(pieces(line[item.end() :] if item else line.strip())), item is not None)
