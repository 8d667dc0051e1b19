"""Where reportlab breaks words, and whether a broken paragraph keeps to its width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportlab.lib.styles import ParagraphStyle

#: A sign that begins no line, and the end of a word before it.
_SIGN = re.compile(r"[\s\xa0\xad]*[%‰€°:;!?»]")
_BEFORE_SIGN = re.compile(r"(\w{3})(\w{3}\xa0[%‰€°:;!?»])")
#: Points by which a line may be wider than its place.
_ROUNDING = 0.05


def narrower(style: ParagraphStyle) -> Iterator[ParagraphStyle]:
    """The style with fewer places at which words are broken, one after the other."""
    yield ParagraphStyle(style.name, style, uriWasteReduce=0)
    yield ParagraphStyle(style.name, style, uriWasteReduce=0, embeddedHyphenation=0)


def whole(frags: list[Any]) -> list[Any]:
    """The pieces of a paragraph, those of one look that follow each other as one.

    reportlab parts a text at `&`, `<` and `>`, and loses the space behind a hyphenated piece.
    """
    joined: list[Any] = []
    for piece in frags:
        if joined and _look(piece) is not None and _look(piece) == _look(joined[-1]):
            joined[-1] = joined[-1].clone(text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _look(piece: Any) -> dict[str, Any] | None:
    """Everything of a piece but its text; None for one that is no text, or is drawn by a function of its own."""
    if not hasattr(piece, "text") or hasattr(piece, "cbDefn") or hasattr(piece, "lineBreak"):
        return None
    return {key: value for key, value in vars(piece).items() if key != "text"}


def unhyphenated(frags: list[Any]) -> list[Any]:
    """The pieces of a paragraph without soft hyphens."""
    return [piece.clone(text=piece.text.replace("\xad", "")) if hasattr(piece, "text") else piece for piece in frags]


def loosened(frags: list[Any]) -> list[Any]:
    """The pieces of a paragraph with a soft hyphen in each word before a sign that must not begin a line."""
    return [
        piece.clone(text=_BEFORE_SIGN.sub("\\1\xad\\2", piece.text)) if hasattr(piece, "text") else piece
        for piece in frags
    ]


def begins_badly(broken: Any) -> bool:
    """True if a line begins with a sign: a word was too wide for it, and was broken before its sign."""
    texts = (line[1] if broken.kind == 0 else [piece.text for piece in line.words] for line in broken.lines)
    return any(_SIGN.match("".join(words[:2])) for words in texts if words)


def overflows(broken: Any, style: ParagraphStyle) -> bool:
    """True if a line is wider than its place, beyond what the spaces between its words may shrink."""
    shrink = style.spaceShrinkage * 0.35 * style.fontSize
    if broken.kind == 0:
        return any(spare < -shrink * len(words) - _ROUNDING for spare, words in broken.lines)
    return any(line.extraSpace < -shrink * line.wordCount - _ROUNDING for line in broken.lines)
