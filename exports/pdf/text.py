"""User text in reportlab's paragraph markup: no other module escapes, typesets or hyphenates it.

A spreadsheet cannot inject markup: `&`, `<` and `>` are escaped here, and all other markup is ours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from pyphen import Pyphen

from exports.pdf.faces import Faces, cleaned, in_visual_order
from exports.pdf.fonts import SERIF
from scheduler.language.letterpress import printed

_NBSP = "\u00a0"
#: What stands between two pieces of one line: never at the beginning of the next.
DOT, DASH = f"{_NBSP}· ", f"{_NBSP}– "
#: The language of what is no language, an address: it is printed as it was typed.
UNSPOKEN = "zxx"
#: Length, in characters, at which a text that has one place on a page is cut.
_LONGEST = 300
#: Languages whose words are hyphenated.
_DICTIONARIES = {"fr": "fr_FR", "en": "en_GB"}
_WORD = re.compile(r"[^\W\d_]{6,}")


def markup(text: str, language: str, faces: Faces, *, font: str = SERIF, hyphens: bool = False) -> str:
    """`text` for a paragraph in `font`; with `hyphens`, soft hyphens stand wherever the language may break a word."""
    text = typeset(text, language)
    if hyphens and language in _DICTIONARIES:
        text = _hyphenated(text, language)
    runs = faces.runs(in_visual_order(text), font)
    result = ""
    for name, piece in runs:
        safe = escape(piece, quote=False)
        result += safe if name == font else f'<font name="{name}">{safe}</font>'
    return result


def typeset(text: str, language: str) -> str:
    """`text` on one line, as a printer would set it; also for outline and metadata.

    Only what is `UNSPOKEN` keeps its typewriter's apostrophes.
    """
    text = cleaned(text).replace("\u202f", _NBSP).replace("\u2011", "-").replace("\n", " ")
    return text if language == UNSPOKEN else printed(text)


def cut(text: str) -> str:
    """The text, cut at a word where it is longer than anybody's name or title."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip() + " …"


def learn(text: str, language: str) -> None:
    """The syllables of the words of a long text are known, so that they need not be found when it is printed."""
    if language in _DICTIONARIES:
        _hyphenated(typeset(text, language), language)


def _hyphenated(text: str, language: str) -> str:
    return _WORD.sub(lambda match: _syllables(match.group(), language), text)


@lru_cache(maxsize=50_000)
def _syllables(word: str, language: str) -> str:
    return str(_dictionary(language).inserted(word, "\u00ad"))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Pyphen:
    return Pyphen(lang=_DICTIONARIES[language], left=2, right=3)
