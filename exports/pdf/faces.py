"""Which font draws which character of an event: the family that is asked for, its upright cut, a fallback, or none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from exports.pdf.fonts import BOX, MISSING, SANS, SERIF, coverage

_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, *range(0x200E, 0x2010), *range(0xFE00, 0xFE10)])
_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
_WORDS = re.compile(r"\s+|\S+")
#: Words from right to left and what stands between them.
_NAME = re.compile(f"[{_LETTERS}](?:[ .,;:'’\"()\\d-]*[{_LETTERS}])*")
#: Longer names may be broken, and what is drawn from right to left would be read from the last line to the first.
LONGEST_RIGHT_TO_LEFT = 40


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
        #: What is printed as a sign that something is missing.
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
        pieces: list[tuple[str, str]] = []
        for word in _WORDS.findall(text):
            if not missing.search(word):
                pieces.append((font, word))
            elif whole := next((one for one in _relatives(font) if _covers(one, word)), None):
                pieces.append((whole, word))
            else:
                pieces += [(self._font(one, font), MISSING if one in self.undrawn else one) for one in word]
        return [(name, "".join(one for _, one in group)) for name, group in groupby(pieces, key=lambda piece: piece[0])]

    def _missing(self, font: str) -> re.Pattern[str] | None:
        return _pattern(self._letters, font)

    def _font(self, one: str, font: str) -> str:
        """The nearest of our families that has the character, else its fallback."""
        known = next((name for name in _relatives(font) if ord(one) in coverage(name)), None)
        if known:
            return known
        from exports.pdf.fallback import weighted

        return weighted(self._fallback.get(one, BOX), bold="Bold" in font)


@cache
def _relatives(font: str) -> tuple[str, ...]:
    """The font, the other family's in the same cut, then both upright."""
    upright = font.replace("-BoldItalic", "-Bold").replace("-Italic", "")
    return tuple(dict.fromkeys((font, _other(font), upright, _other(upright))))


def _other(font: str) -> str:
    return font.replace(SERIF, SANS) if SERIF in font else font.replace(SANS, SERIF)


def _covers(font: str, word: str) -> bool:
    known = coverage(font)
    return all(ord(one) in known or one == "\xad" for one in word)


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
    """Hebrew and Arabic names as they are drawn, from left to right, the Arabic letters joined, each on one line.

    The text as a whole reads from left to right, as the documents do. Names that are too long for that stay as they
    are (`too_long`).
    """
    return _NAME.sub(_drawn, text) if is_right_to_left(text) else text


def too_long(text: str) -> bool:
    """True if `text` holds words from right to left that would not stay on one line."""
    return is_right_to_left(text) and any(len(one) > LONGEST_RIGHT_TO_LEFT for one in _NAME.findall(text))


def _drawn(found: re.Match[str]) -> str:
    from bidi import get_display

    if len(found.group()) > LONGEST_RIGHT_TO_LEFT:
        return found.group()
    return str(get_display(_joined(found.group()), base_dir="R")).replace(" ", "\u00a0")


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
