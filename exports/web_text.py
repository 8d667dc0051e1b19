"""User text for what is read in a browser: typeset, escaped, cut into paragraphs, with addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup, escape

from exports.emphasis import Piece, pieces
from scheduler.domain.web_address import ascii_web_address
from scheduler.language.letterpress import printed
from scheduler.language.typography import NNBSP

_Part = TypeVar("_Part", bound=str)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+", re.IGNORECASE)
#: Signs that end a sentence and not an address.
_AFTER_ADDRESS = ".,;:!?)]}'’"
#: A no-break space beside a sign that takes a narrow one.
_WIDE = re.compile("\u00a0(?=[:;!?»%])|(?<=«)\u00a0")


def paragraphs(text: str) -> list[str]:
    """The text cut at blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]


def typeset(text: str) -> str:
    """The text with typographic apostrophes and no-break spaces; web addresses in it stay as they are."""
    return "".join(_apart(text, _set, str))


def linked(text: str) -> Markup:
    """The text, typeset and escaped, with each web address that a browser can follow without harm as a link."""
    return Markup("").join(_apart(text, lambda part: escape(_set(part)), _link))


def prose(text: str) -> Markup:
    """The text as `linked` gives it, with its emphasis as elements; ends of lines stay."""
    return Markup("\n").join(Markup("").join(map(_emphasised, pieces(line))) for line in text.split("\n"))


def web_address(url: str | None) -> str | None:
    """The address, if a browser can follow it without harm; else None."""
    return ascii_web_address(url) if url else None


def _apart(text: str, plain: Callable[[str], _Part], address: Callable[[str], _Part]) -> list[_Part]:
    """The parts of a text between web addresses and these, each as its function makes it."""
    parts: list[_Part] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        shown = match.group().rstrip(_AFTER_ADDRESS)
        parts += [plain(text[end : match.start()]), address(shown)]
        end = match.start() + len(shown)
    return [*parts, plain(text[end:])]


def _emphasised(piece: Piece) -> Markup:
    shown = linked(piece.text)
    shown = Markup("<em>{}</em>").format(shown) if piece.italic else shown
    return Markup("<strong>{}</strong>").format(shown) if piece.bold else shown


def _set(text: str) -> str:
    return _WIDE.sub(NNBSP, printed(text))


def _link(shown: str) -> Markup:
    target = ascii_web_address(shown if "://" in shown else f"https://{shown}")
    return Markup('<a href="{}">{}</a>').format(target, shown) if target else escape(shown)
