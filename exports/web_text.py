"""User text for what is read in a browser: typeset, escaped, with addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup, escape

from exports.addresses import spans, target
from scheduler.domain.web_address import ascii_web_address
from scheduler.language.letterpress import printed
from scheduler.language.typography import NNBSP

_Part = TypeVar("_Part", bound=str)
#: A no-break space beside a sign that takes a narrow one.
_WIDE = re.compile("\u00a0(?=[:;!?»%])|(?<=«)\u00a0")


def typeset(text: str) -> str:
    """The text with typographic apostrophes and no-break spaces; web addresses in it stay as they are."""
    return "".join(_apart(text, _set, str))


def linked(text: str) -> Markup:
    """The text, typeset and escaped, with each address that a browser can follow without harm as a link."""
    return Markup("").join(_apart(text, lambda part: escape(_set(part)), _link))


def web_address(url: str | None) -> str | None:
    """The address, if a browser can follow it without harm; else None."""
    return ascii_web_address(url) if url else None


def _apart(text: str, plain: Callable[[str], _Part], address: Callable[[str], _Part]) -> list[_Part]:
    """The parts of a text between addresses and these, each as its function makes it."""
    parts: list[_Part] = []
    end = 0
    for start, after in spans(text):
        parts += [plain(text[end:start]), address(text[start:after])]
        end = after
    return [*parts, plain(text[end:])]


def _set(text: str) -> str:
    return _WIDE.sub(NNBSP, printed(text))


def _link(shown: str) -> Markup:
    safe = target(shown)
    return Markup('<a href="{}">{}</a>').format(safe, shown) if safe else escape(shown)
