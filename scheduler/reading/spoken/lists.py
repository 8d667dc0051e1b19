"""Lists in one cell: keywords, and known names, separated by something else than `;`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from scheduler.language.message import message
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading import cells
from scheduler.reading.understood import Understood

#: A sign or number with which lines of a list begin.
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u25aa]|\d{1,2}[.)])\s+")
_BETWEEN_NAMES = re.compile(r"[,\n/&+]|\bet\b|\band\b", re.IGNORECASE)
#: What begins a cell that names its column once more: « Mots-clés : ia, villes ».
_LABEL = re.compile(r"\s*(?:mots?[- ]cl[eé]f?s?|key ?words?)\s*:\s*", re.IGNORECASE)
#: Signs between keywords where no comma or line end is, of which a cell has one kind: a sign alone in its blanks, a
#: number or # before each, points behind several.
_SIGNS = (
    re.compile(r"\s*[|\u2022\u00b7\u25aa]\s*"),
    re.compile(r"\s+[/\u2013\u2014-]\s+"),
    re.compile(r"(?:^|\s+)\d{1,2}[.)]\s+"),
    re.compile(r"(?:^|\s+)#(?=\w)"),
)
_COMMAS = re.compile("[\uff0c\u3001]")
_ENCLOSED = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_PARTS = re.compile(r"[(),\n]|[^(),\n]+")

Names = tuple[str, ...]


def keywords(value: object) -> Names | Understood[Names]:
    """The keywords of a cell; those without `;` are separated at commas and line ends, else at other signs."""
    if not isinstance(value, str) or ";" in value:
        return cells.listed(value)
    text = _LABEL.sub("", _COMMAS.sub(",", clean_block(value)), count=1)
    enclosed = _ENCLOSED.fullmatch(text)
    text = next(filter(None, enclosed.groups()), "") if enclosed else text
    pieces = _outside_brackets(text)
    if len(pieces) == 1:
        pieces = _at_signs(text)
    words = [clean_line(_unquoted(_BULLET.sub("", piece))) for piece in pieces]
    return _list(tuple(dict.fromkeys(word for word in words if word)), value)


def _at_signs(text: str) -> list[str]:
    """The pieces of a text without commas between the first signs that part it; the text where none does.

    What stands in brackets is one piece: « IA (droit / éthique) ».
    """
    if "(" in text:
        return [text]
    return next((pieces for sign in _SIGNS if len(pieces := _filled(sign.split(text))) > 1), [text])


def _filled(pieces: Iterable[str]) -> list[str]:
    return [piece for piece in pieces if piece.strip()]


def _unquoted(piece: str) -> str:
    """The piece without the quotes around it."""
    text = piece.strip()
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1] else piece


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
