"""How odd a text looks as French or English: letters and signs in places where these languages have none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: Letters and signs that people type in French and English, and in the names of their neighbours.
_LETTERS = "àâäáãåæçéèêëîïíìôöóòõøœùûüúÿñßšžýłćčśźżęąńřěůőűğışțăđĺľťďň"
_SIGNS = "«»‹›“”„‟’‘‚…–—‐‑•·°ºª€£§²³™®©×±µ÷½¼¾†‡‰″′¿¡\u00a0\u202f\u2009\u00ad→←≤≥≠≈∞Ω"
_KNOWN = frozenset(_LETTERS + _LETTERS.upper() + "ẞ" + _SIGNS)
#: Signs that may stand between two letters.
_JOINING = frozenset("’‘–—‐‑·•\u00a0\u202f\u2009\u00ad×…")
#: Signs that no letter stands right before, nor right after.
_AFTER_NO_LETTER = frozenset("‚„‟¿¡µ‰")
_BEFORE_NO_LETTER = frozenset("½¼¾")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
#: Three accented letters in a row are a word of another script, or of another encoding.
_RUN = 3


@dataclass(frozen=True, slots=True)
class Oddity:
    """The numbers of characters beyond ASCII, and of those among them that are odd where they stand."""

    foreign: int
    odd: int

    @property
    def share(self) -> float:
        """The share of odd characters."""
        return self.odd / self.foreign if self.foreign else 0.0


def oddity(text: str) -> Oddity:
    """How odd the text looks."""
    positions = [match.start() for match in _FOREIGN.finditer(text)]
    return Oddity(len(positions), sum(_is_odd(text, at) for at in positions))


def example(text: str) -> str:
    """The first word of the text that has an accented letter; "" without one."""
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)
    return next((word for word in words if not word.isascii()), "")


def _is_odd(text: str, at: int) -> bool:
    sign = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign not in _KNOWN:
        return True
    if not sign.isalpha() or sign in "ºª":
        if before.isalpha() and after.isalpha() and sign not in _JOINING:
            return True
        return (before.isalpha() and sign in _AFTER_NO_LETTER) or (
            after.isalpha() and not before.isdigit() and sign in _BEFORE_NO_LETTER
        )
    if sign.isupper() and before.islower():
        return True
    run = text[max(0, at - _RUN + 1) : at + 1]
    return len(run) == _RUN and all(letter.isalpha() and not letter.isascii() for letter in run)


def is_western(sign: str) -> bool:
    """True for a letter or sign that people type in French, English and the languages of their neighbours."""
    return sign in _KNOWN or (sign.isalpha() and "LATIN" in unicodedata.name(sign, ""))
