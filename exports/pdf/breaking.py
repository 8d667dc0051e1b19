"""Where reportlab breaks words, and whether a broken paragraph keeps to its width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.lib.styles import ParagraphStyle

#: Points by which a line may be wider than its place.
_ROUNDING = 0.05


def narrower(style: ParagraphStyle) -> Iterator[ParagraphStyle]:
    """The style with fewer places at which words are broken, one after the other."""
    yield ParagraphStyle(style.name, style, uriWasteReduce=0)
    yield ParagraphStyle(style.name, style, uriWasteReduce=0, embeddedHyphenation=0)


def unhyphenated(frags: list[Any]) -> list[Any]:
    """The pieces of a paragraph without soft hyphens."""
    return [piece.clone(text=piece.text.replace("\xad", "")) if hasattr(piece, "text") else piece for piece in frags]


def overflows(broken: Any, style: ParagraphStyle) -> bool:
    """True if a line is wider than its place, beyond what the spaces between its words may shrink."""
    shrink = style.spaceShrinkage * 0.35 * style.fontSize
    if broken.kind == 0:
        return any(spare < -shrink * len(words) - _ROUNDING for spare, words in broken.lines)
    return any(line.extraSpace < -shrink * line.wordCount - _ROUNDING for line in broken.lines)
