"""Long text as paragraphs, list items, headings and references: a small safe subset of CommonMark.

Abstracts come from spreadsheets and are read by `exports.long_text`, the booklet's welcome is CommonMark proper. Web
addresses become links; the lines after « Références » are set smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from exports.emphasis import Piece, pieces
from exports.long_text import lines
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, SERIF
from exports.pdf.links import linked

if TYPE_CHECKING:  # takes a while, and most abstracts do not need it
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["text", "item", "heading", "subheading", "references", "reference"]

_BULLETS = {"fr": "–", "en": "•"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as `markup`; `label` is the bullet or number of an item.

    `level` is that of a heading (from 1) or the depth of an item; `plain` is the text of a heading without markup;
    `first` begins a list.
    """

    kind: Kind
    markup: str
    label: str = ""
    level: int = 1
    plain: str = ""
    first: bool = False


def abstract(words: Words, text: str, language: str | None = None) -> Iterator[Block]:
    """The blocks of a text from a spreadsheet, in `language` (None: the event's)."""
    listed = False
    for line in lines(text):
        if line.kind in ("references", "heading"):
            plain = "".join(piece.text for piece in pieces(line.text))
            yield Block("references" if line.kind == "references" else "subheading", words.sans(plain, BOLD))
        elif line.kind == "item":
            label = _BULLETS[words.language] if line.number is None else f"{line.number}."
            yield Block("item", _inline(words, line.text, language), label, first=not listed)
        else:
            kind: Kind = "text" if line.kind == "text" else "reference"
            yield Block(kind, _inline(words, line.text, language, hyphens=kind == "text"))
        listed = line.kind == "item"


def _inline(words: Words, line: str, language: str | None, *, hyphens: bool = True) -> str:
    """The markup of a line; the address of a link follows its words, since paper leads nowhere."""
    result = ""
    for target, run in groupby(pieces(line), key=lambda piece: piece.target):
        stated = list(run)
        result += "".join(_shown(words, piece, language, hyphens=hyphens) for piece in stated)
        address = target.removeprefix("mailto:")
        if re.sub("^https?://", "", address).rstrip("/") not in "".join(piece.text for piece in stated):
            result += linked(words, f" ({address})", language=language)
    return result


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])


def _spans(words: Words, tokens: list[Token]) -> str:
    """The markup of inline tokens; a token that is not understood becomes its text."""
    result, bold, italic, target = "", 0, 0, ""
    for token in tokens:
        bold += (token.type == "strong_open") - (token.type == "strong_close")
        italic += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            target = ""
        elif token.type == "hardbreak":
            result += "<br/>"
        text = " " if token.type == "softbreak" else token.content
        if text:
            result += _shown(words, Piece(text, bold > 0, italic > 0, target), None)
    return result


def _shown(words: Words, piece: Piece, language: str | None, *, hyphens: bool = True) -> str:
    font = SERIF + ("-" if piece.bold or piece.italic else "") + "Bold" * piece.bold + "Italic" * piece.italic
    made = linked(words, piece.text, language=language, hyphens=hyphens, font=font, target=piece.target)
    return f"{'<b>' * piece.bold}{'<i>' * piece.italic}{made}{'</i>' * piece.italic}{'</b>' * piece.bold}"


def welcome(words: Words, text: str) -> Iterator[Block]:
    """The blocks of a CommonMark text: headings, paragraphs, nested lists, emphasis, links; all else is plain text."""
    stack: list[int | None] = []
    label, heading, first = "", 0, False
    for token in _commonmark().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = True
            stack.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            stack.pop()
        elif token.type == "list_item_open":
            number = stack[-1]
            label = _BULLETS[words.language] if number is None else f"{number}."
            stack[-1] = None if number is None else number + 1
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline":
            markup = _spans(words, token.children or [])
            if heading:
                plain = _plain(token)
                yield Block("heading", words.sans(plain, BOLD), level=heading, plain=plain)
            elif stack:
                yield Block("item", markup, label, level=len(stack), first=first)
                first = False
            else:
                yield Block("text", markup)
            label, heading = "", 0
        elif token.type in ("fence", "code_block"):
            for line in token.content.splitlines():
                yield Block("text", words.text(line))


def _plain(token: Token) -> str:
    return "".join(" " if child.type == "softbreak" else child.content for child in token.children or [])
