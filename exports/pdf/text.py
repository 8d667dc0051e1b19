"""User text as reportlab's paragraph markup: the one place where it is escaped, typeset and hyphenated.

Nothing that a spreadsheet holds can become markup: `&`, `<` and `>` are escaped here, and all other markup is ours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

from pyphen import Pyphen

from exports.pdf.fonts import MISSING, SANS, SERIF, coverage

_NBSP = "\u00a0"
_BEFORE = re.compile(r" (?=[:;!?»])")
_AFTER = re.compile(r"(?<=«) ")
_WORD = re.compile(r"[^\W\d_]{6,}")
_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, *range(0x200E, 0x2010), *range(0xFE00, 0xFE10)])


def markup(text: str, language: str, *, font: str = SERIF, hyphens: bool = False) -> str:
    """`text` for a Paragraph in `font`; `hyphens`: with a soft hyphen wherever the language may break a word."""
    return escape(
        _hyphenated(plain(text, language, font=font), language) if hyphens else plain(text, language, font=font)
    )


def plain(text: str, language: str, *, font: str = SANS) -> str:
    """`text` as `font` can draw it, with no-break spaces where French wants them; for canvas, outline and metadata
    too.
    """
    text = text.translate(_ZERO_WIDTH).replace("\u202f", _NBSP).replace("\u2011", "-").replace("\n", " ")
    if language == "fr":
        text = _AFTER.sub(_NBSP, _BEFORE.sub(_NBSP, text))
    known = coverage(font)
    return text if text.isascii() else "".join(c if ord(c) in known else MISSING for c in text)


def _hyphenated(text: str, language: str) -> str:
    return _WORD.sub(lambda match: _syllables(match.group(), language), text)


@lru_cache(maxsize=50_000)
def _syllables(word: str, language: str) -> str:
    return str(_dictionary(language).inserted(word, "\u00ad"))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Pyphen:
    return Pyphen(lang="fr_FR" if language == "fr" else "en_GB", left=2, right=3)
