"""Long text as paragraphs, list items, headings and references: a small safe subset of CommonMark.

Abstracts come from spreadsheets, so each of their lines is a paragraph; `*`, `-`, `•` or `1.` begins an item,
`*emphasis*` and `**strong emphasis**` are understood, web addresses become links, and the lines after « Références »
are set smaller. The booklet's welcome is CommonMark proper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from exports.emphasis import elided
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, SERIF
from exports.pdf.links import linked

if TYPE_CHECKING:  # takes a while, and most abstracts do not need it
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["text", "item", "heading", "references", "reference"]

_ITEM = re.compile(r"\s*(?:([-*•–—])|(\d{1,2}[.)]))\s+(?=\S)")
_REFERENCES = re.compile(
    r"\W*(références(?: bibliographiques)?|bibliographie|indications bibliographiques|references|bibliography)\W*", re.I
)
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
    references = listed = False
    for line in text.split("\n"):
        if not line.strip():
            continue
        if _REFERENCES.fullmatch(line):
            references = True
            yield Block("references", words.sans(line.strip().strip("*_# "), BOLD))
        elif references:
            yield Block("reference", _inline(words, _ITEM.sub("", line, count=1), language, hyphens=False))
        elif match := _ITEM.match(line):
            label = match.group(2) or _BULLETS[words.language]
            yield Block("item", _inline(words, line[match.end() :], language), label, first=not listed)
        else:
            yield Block("text", _inline(words, line, language))
        listed = not references and bool(_ITEM.match(line))


def _inline(words: Words, line: str, language: str | None, *, hyphens: bool = True) -> str:
    if "*" not in line and "_" not in line:
        return linked(words, line, language=language, hyphens=hyphens)
    (token,) = _emphasis().parseInline(elided(line))
    return _spans(words, token.children or [], language, hyphens=hyphens)


@cache
def _emphasis() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis"])


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])


def _spans(words: Words, tokens: list[Token], language: str | None = None, *, hyphens: bool = True) -> str:
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
            font = SERIF + ("-" if bold or italic else "") + ("Bold" if bold else "") + ("Italic" if italic else "")
            piece = linked(words, text, language=language, hyphens=hyphens, font=font, target=target)
            result += f"{'<b>' * (bold > 0)}{'<i>' * (italic > 0)}{piece}{'</i>' * (italic > 0)}{'</b>' * (bold > 0)}"
    return result


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
