"""Which font draws which character of an event: the family that is asked for, its upright cut, a fallback, or none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from exports.pdf.fonts import MISSING, SANS, SERIF, coverage

_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, *range(0x200E, 0x2010), *range(0xFE00, 0xFE10)])
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
#: Longer lines may be broken, and what is drawn from right to left would be read from the last line to the first.
LONGEST_RIGHT_TO_LEFT = 90


class Faces:
    """The fonts for everything that is made of `characters`."""

    def __init__(self, characters: str) -> None:
        letters = set(_shaped_too(characters.translate(_ZERO_WIDTH)))
        self._letters = frozenset(one for one in letters if one >= " " and one not in "\u202f\u2011")
        unknown = {one for one in self._letters if ord(one) not in coverage(SANS) or ord(one) not in coverage(SERIF)}
        self._fallback: dict[str, str] = {}
        if unknown:
            from exports.pdf.fallback import face_of

            self._fallback = face_of(unknown)
        #: What is printed as an empty box.
        self.undrawn = frozenset(
            one for one in unknown - self._fallback.keys() if not any(ord(one) in coverage(f) for f in (SANS, SERIF))
        )

    def runs(self, text: str, font: str) -> list[tuple[str, str]]:
        """`text` as pieces, each with the font that draws it; what none can draw is a box."""
        if text.isascii():
            return [(font, text)]
        missing = self._missing(font)
        if missing is None or not missing.search(text):
            return [(font, text)]
        pieces = [(self._font(one, font), one) for one in text]
        found = []
        for name, group in groupby(pieces, key=lambda piece: piece[0]):
            piece = "".join(one for _, one in group)
            found.append((name, piece) if name else (font, MISSING * len(piece)))
        return found

    def _missing(self, font: str) -> re.Pattern[str] | None:
        return _pattern(self._letters, font)

    def _font(self, one: str, font: str) -> str:
        """The first of: the font itself, its upright cut, the other family, the fallback; "" if none."""
        upright = font.replace("-BoldItalic", "-Bold").replace("-Italic", "")
        other = upright.replace(SERIF, SANS) if SERIF in upright else upright.replace(SANS, SERIF)
        known = next((name for name in (font, upright, other) if ord(one) in coverage(name)), None)
        return known or self._fallback.get(one, "")


@cache
def _pattern(letters: frozenset[str], font: str) -> re.Pattern[str] | None:
    known = coverage(font)
    missing = sorted(one for one in letters if ord(one) not in known)
    return re.compile(f"[{re.escape(''.join(missing))}]") if missing else None


def cleaned(text: str) -> str:
    """`text` without characters that have no width; letters that are put together where that makes one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_ZERO_WIDTH))


def is_right_to_left(text: str) -> bool:
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def in_visual_order(text: str) -> str:
    """One line with Hebrew and Arabic words as they are drawn, from left to right, the Arabic letters joined.

    The line as a whole reads from left to right, as the documents do.
    """
    if not is_right_to_left(text) or len(text) > LONGEST_RIGHT_TO_LEFT:
        return text
    from bidi import get_display

    return str(get_display(_joined(text), base_dir="L"))


@cache
def _reshaper() -> object:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"support_ligatures": False, "delete_harakat": False})


def _joined(text: str) -> str:
    return str(_reshaper().reshape(text))  # type: ignore[attr-defined]


def _shaped_too(text: str) -> str:
    """`text` and the joined forms of its Arabic letters."""
    if not is_right_to_left(text):
        return text
    return text + _joined(text)
