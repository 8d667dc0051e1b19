"""The font for each character of an event: the requested family, its upright cut, a fallback, or none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from exports.pdf.fonts import BOX, MISSING, SANS, SERIF, coverage

#: Characters without width, which are removed.
_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, *range(0x200E, 0x2010), *range(0xFE00, 0xFE10)])
#: Letters that are written from right to left.
_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
_WORDS = re.compile(r"\s+|\S+")
#: Words from right to left with the punctuation between them.
_NAME = re.compile(f"[{_LETTERS}](?:[ .,;:'’\"()\\d-]*[{_LETTERS}])*")
#: Length, in characters, above which a name from right to left may be broken into lines, which would then be read in
#: the wrong order.
LONGEST_RIGHT_TO_LEFT = 40


class Faces:
    """The fonts for all text made of `characters`."""

    def __init__(self, characters: str) -> None:
        letters = set(_shaped_too(characters.translate(_ZERO_WIDTH)))
        self._letters = frozenset(letter for letter in letters if letter >= " " and letter not in "\u202f\u2011")
        sans, serif = coverage(SANS), coverage(SERIF)
        unknown = {letter for letter in self._letters if ord(letter) not in sans or ord(letter) not in serif}
        self._fallback: dict[str, str] = {}
        if unknown:
            from exports.pdf.fallback import face_of

            self._fallback = face_of(unknown)
        #: The characters that no font has; a sign for a missing character is printed in their place.
        self.unprintable = frozenset(
            letter for letter in unknown - self._fallback.keys() if ord(letter) not in sans and ord(letter) not in serif
        )

    def runs(self, text: str, font: str) -> list[tuple[str, str]]:
        """The text in pieces with their fonts; a box stands for a character that no font has."""
        if text.isascii():
            return [(font, text)]
        missing = self._missing(font)
        if missing is None or not missing.search(text):
            return [(font, text)]
        pieces: list[tuple[str, str]] = []
        for word in _WORDS.findall(text):
            if not missing.search(word):
                pieces.append((font, word))
            elif whole := next((relative for relative in _relatives(font) if _covers(relative, word)), None):
                pieces.append((whole, word))
            else:
                for letter in word:
                    pieces.append((self._font(letter, font), MISSING if letter in self.unprintable else letter))
        by_font = groupby(pieces, key=lambda piece: piece[0])
        return [(name, "".join(letters for _, letters in group)) for name, group in by_font]

    def _missing(self, font: str) -> re.Pattern[str] | None:
        """A pattern of the event's letters that `font` lacks; None if it has them all."""
        return _pattern(self._letters, font)

    def _font(self, letter: str, font: str) -> str:
        """The nearest of the two families that has the character, else its fallback."""
        family = next((name for name in _relatives(font) if ord(letter) in coverage(name)), None)
        if family:
            return family
        from exports.pdf.fallback import weighted

        return weighted(self._fallback.get(letter, BOX), bold="Bold" in font)


@cache
def _relatives(font: str) -> tuple[str, ...]:
    """The font, the same cut of the other family, then both families upright."""
    upright = font.replace("-BoldItalic", "-Bold").replace("-Italic", "")
    return tuple(dict.fromkeys((font, _other(font), upright, _other(upright))))


def _other(font: str) -> str:
    return font.replace(SERIF, SANS) if SERIF in font else font.replace(SANS, SERIF)


def _covers(font: str, word: str) -> bool:
    known = coverage(font)
    return all(ord(letter) in known or letter == "\xad" for letter in word)


@cache
def _pattern(letters: frozenset[str], font: str) -> re.Pattern[str] | None:
    known = coverage(font)
    missing = sorted(letter for letter in letters if ord(letter) not in known)
    return re.compile(f"[{re.escape(''.join(missing))}]") if missing else None


def cleaned(text: str) -> str:
    """The text without zero-width characters, and with letters composed where that makes one character."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_ZERO_WIDTH))


def is_right_to_left(text: str) -> bool:
    """True if the text has a letter of Hebrew or Arabic."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def in_visual_order(text: str) -> str:
    """Hebrew and Arabic names in the order in which they are drawn, Arabic letters joined, on one line each.

    The text as a whole reads from left to right, as the documents do. Names too long for one line stay as they are
    (`too_long`).
    """
    return _NAME.sub(_drawn, text) if is_right_to_left(text) else text


def too_long(text: str) -> bool:
    """True if `text` holds words from right to left that might not stay on one line."""
    return is_right_to_left(text) and any(len(name) > LONGEST_RIGHT_TO_LEFT for name in _NAME.findall(text))


def _drawn(match: re.Match[str]) -> str:
    from bidi import get_display

    if len(match.group()) > LONGEST_RIGHT_TO_LEFT:
        return match.group()
    return str(get_display(_joined(match.group()), base_dir="R")).replace(" ", "\u00a0")


@cache
def _reshaper() -> object:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"support_ligatures": False, "delete_harakat": False})


def _joined(text: str) -> str:
    return str(_reshaper().reshape(text))  # type: ignore[attr-defined]


def _shaped_too(text: str) -> str:
    """The text with the joined forms of its Arabic letters appended."""
    if not is_right_to_left(text):
        return text
    return text + _joined("\n".join(dict.fromkeys(_NAME.findall(text))))
