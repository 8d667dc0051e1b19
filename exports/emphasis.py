"""Emphasis and links in a line of user text: `*emphasis*`, `**strong emphasis**` and `[words](address)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from exports.addresses import spans, target

if TYPE_CHECKING:  # takes a while, and most abstracts do not need it
    from markdown_it import MarkdownIt

#: An apostrophe between a word and an emphasised word: l'*eau*.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[*_]{1,3}\w)")
#: One of the signs that only a line with emphasis or a link has.
_SIGN = re.compile(r"[*_]|\]\(")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one weight and slope; `target` is the address that it leads to, which does no harm, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


def pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line, without the signs that stand for their emphasis and links.

    A link that leads to no web page and no mailbox stays as it was typed.
    """
    if not _SIGN.search(line):
        yield Piece(line)
        return
    (token,) = _reader().parseInline(_APOSTROPHE.sub("’", line))
    depth, address = {"strong": 0, "em": 0}, ""
    for child in token.children or []:
        kind, _, end = child.type.rpartition("_")
        if kind in depth:
            depth[kind] += 1 if end == "open" else -1
        elif kind == "link":
            address = target(str(child.attrs["href"])) if end == "open" else ""
        elif child.content:
            yield Piece(child.content, bold=depth["strong"] > 0, italic=depth["em"] > 0, target=address)


def addressed(piece: Piece) -> Iterator[Piece]:
    """The piece, cut so that each address in it leads to what it names."""
    end = 0
    for start, after in spans(piece.text) if not piece.target else ():
        if start > end:
            yield replace(piece, text=piece.text[end:start])
        address = piece.text[start:after]
        yield replace(piece, text=address, target=target(address))
        end = after
    if end < len(piece.text):
        yield replace(piece, text=piece.text[end:])


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero").enable(["emphasis", "link"])
    reader.validateLink = lambda url: bool(target(url))  # type: ignore[method-assign]
    return reader
