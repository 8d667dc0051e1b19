"""Emphasis in a line of user text: `*emphasis*` and `**strong emphasis**`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # takes a while, and most abstracts do not need it
    from markdown_it import MarkdownIt

#: An apostrophe between a word and one that is emphasised: l'*eau*.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[*_]{1,3}\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one weight and slope."""

    text: str
    bold: bool = False
    italic: bool = False


def pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line, without the signs that stand for their emphasis."""
    if "*" not in line and "_" not in line:
        yield Piece(line)
        return
    (token,) = _emphasis().parseInline(elided(line))
    depth = {"strong": 0, "em": 0}
    for child in token.children or []:
        kind, _, end = child.type.rpartition("_")
        if kind in depth:
            depth[kind] += 1 if end == "open" else -1
        elif child.content:
            yield Piece(child.content, bold=depth["strong"] > 0, italic=depth["em"] > 0)


def elided(line: str) -> str:
    """The line with a typographic apostrophe wherever an emphasised word follows, which no longer shows once parsed."""
    return _APOSTROPHE.sub("’", line)


@cache
def _emphasis() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis"])
