"""Lists in one cell: keywords, and known names, separated by something else than `;`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scheduler.language.message import message
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading import cells
from scheduler.reading.understood import Understood

#: A sign with which lines of a list begin.
_BULLET = re.compile(r"^\s*[-*\u2022\u2013\u25aa]\s+")
_BETWEEN_NAMES = re.compile(r"[,\n/&+]|\bet\b|\band\b", re.IGNORECASE)
_PARTS = re.compile(r"[(),\n]|[^(),\n]+")

Names = tuple[str, ...]


def keywords(value: object) -> Names | Understood[Names]:
    """The keywords of a cell; those without `;` are separated at commas and line ends."""
    if not isinstance(value, str) or ";" in value:
        return cells.listed(value)
    pieces = [clean_line(_BULLET.sub("", piece)) for piece in _outside_brackets(clean_block(value))]
    return _list(tuple(dict.fromkeys(piece for piece in pieces if piece)), value)


def _outside_brackets(text: str) -> list[str]:
    """The pieces of the text between line ends, and between commas that stand in no brackets."""
    pieces, depth = [""], 0
    for part in _PARTS.findall(text):
        depth = 0 if part == "\n" else max(0, depth + (part == "(") - (part == ")"))
        if part == "\n" or (part == "," and depth == 0):
            pieces.append("")
        else:
            pieces[-1] += part
    return pieces


def known_names(known: Mapping[str, str]) -> Callable[[object], Names | Understood[Names]]:
    """A reader of names separated by `;`, or by something else if each of them is known.

    `known` are the names by their folded form.
    """

    def read(value: object) -> Names | Understood[Names]:
        if not isinstance(value, str) or ";" in value or fold(value) in known:
            return cells.listed(value)
        pieces = [name for piece in _BETWEEN_NAMES.split(clean_block(value)) if (name := clean_line(piece))]
        if len(pieces) < 2 or not all(fold(piece) in known for piece in pieces):
            return cells.listed(value)
        return _list(tuple(dict.fromkeys(known[fold(piece)] for piece in pieces)), value)

    return read


def _list(items: Names, value: str) -> Names | Understood[Names]:
    """The items, understood unless they stand so in the cell."""
    if items == cells.listed(value):
        return items
    return Understood(items, message("{items}", "{items}", items=" / ".join(items)), "; ".join(items))
