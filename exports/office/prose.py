"""Long text in a document: a paragraph a line, lists, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # takes a while, and most abstracts do not need it
    from markdown_it import MarkdownIt

_HEADING = re.compile(r"#{1,6}\s+(.*?)[\s#]*")
_ITEM = re.compile(r"\s*[-*•–—]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one weight and slope."""

    text: str
    bold: bool = False
    italic: bool = False


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
        yield Line(tuple(_pieces(line[item.end() :] if item else line.strip())), item is not None)


def _pieces(line: str) -> Iterator[Piece]:
    if "*" not in line and "_" not in line:
        yield Piece(line)
        return
    (token,) = _emphasis().parseInline(line)
    depth = {"strong": 0, "em": 0}
    for child in token.children or []:
        kind, _, end = child.type.rpartition("_")
        if kind in depth:
            depth[kind] += 1 if end == "open" else -1
        elif child.content:
            yield Piece(child.content, bold=depth["strong"] > 0, italic=depth["em"] > 0)


@cache
def _emphasis() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis"])
