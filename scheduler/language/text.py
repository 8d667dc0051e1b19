"""Text from outside: cleaning, comparing, sorting, and names of files."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from scheduler.language.visibility import is_visible, without_unseen

_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
#: Windows-1252 gives these code points to letters and signs; Unicode has control characters there.
_WINDOWS = {code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))}
_CONTROLS = {**dict.fromkeys((*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))), **_WINDOWS}
_UNWANTED = {**_CONTROLS, **_BIDI}
_ANY_UNWANTED = re.compile(f"[{re.escape(''.join(map(chr, _UNWANTED)))}]")
_LIGATURES = {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "’": "'", "‘": "'"}
#: The number of characters up to which a folded text is kept: names are compared again and again.
_SHORT = 120
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DIGITS = re.compile(r"(\d+)")
_STRUCK = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z])(?: WITH .*)?")
#: Letters that have no other letter in their Unicode name, as passports write them (ICAO Doc 9303, part 3, section 6).
_LETTERS = {"þ": "th", "ð": "d", "ŋ": "n", "ĸ": "q", "ə": "e"}


def clean_line(text: str) -> str:
    """One line of text cleaned as contract §2 asks: NFC, no control characters, single spaces.

    U+0080–009F become what Windows-1252 means by them. A text of which nothing can be seen is empty.
    """
    if text.isprintable():  # most cells: no control character, and no space but the common one
        text = unicodedata.normalize("NFC", text)
        return _seen(" ".join(text.split()) if "  " in text else text.strip())
    return _seen(" ".join(_stripped(re.sub(r"[\t\n\r\v\f\x1c-\x1f\u2028\u2029]", " ", text)).split()))


def clean_block(text: str) -> str:
    """A long text cleaned as contract §2 asks: NFC, no control characters but line ends, which become LF.

    U+0080–009F become what Windows-1252 means by them. A text of which nothing can be seen is empty.
    """
    if text.isprintable():
        return _seen(unicodedata.normalize("NFC", text).strip())
    text = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)
    return _seen(_stripped(text).replace("\t", " ").strip())


def _seen(text: str) -> str:
    return text if text.isascii() or is_visible(text) else ""


def _stripped(text: str) -> str:
    """The text in NFC without control and bidi characters; a lone surrogate becomes the replacement character."""
    # Lone surrogates (from JSON's \ud800) cannot be encoded; they become the replacement character.
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return unicodedata.normalize("NFC", text.translate(_UNWANTED) if _ANY_UNWANTED.search(text) else text)


def fold(text: str) -> str:
    """A key that spellings of the same name share: case, accents, ligatures, surplus spaces and what cannot be seen are
    removed.
    """
    return _folded_once(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.casefold().split())
    for sign, letters in _LIGATURES.items():
        text = text.replace(sign, letters)
    plain = unicodedata.normalize("NFKD", text.casefold())
    for accent in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(accent, "")
    return " ".join(without_unseen(plain).split())


_folded_once = lru_cache(maxsize=65_536)(_folded)


def keyword_key(keyword: str) -> str:
    """A key that spellings of the same keyword share: as `fold`, all spaces aside (`Open Data`, `opendata`)."""
    return fold(keyword).replace(" ", "") or keyword


def collation_key(text: str) -> tuple[str, str]:
    """A sort key with the order of a French index: Étienne beside Etienne, Œttinger under O."""
    return fold(text), text


def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts T2 before T10; a total order of ids that differ in more than case."""
    parts = _DIGITS.split(identifier.casefold())
    return tuple((0, int(p), p) if p.isdigit() and p.isascii() else (1, 0, p) for p in parts)


def likeliest_spelling(spellings: Sequence[str]) -> str:
    """The most frequent spelling; among equals, mixed case first, then accents, then the alphabet."""
    if spellings and spellings.count(spellings[0]) == len(spellings):
        return spellings[0]
    counts = Counter(spellings)
    return min(counts, key=lambda text: (-counts[text], *_plainness(text), text))


def _plainness(text: str) -> tuple[bool, int, int]:
    """A sort key: mixed case before all capitals, then few capitals, then many accents."""
    return text.islower() or text.isupper(), sum(map(str.isupper, text)), sum(map(str.isascii, text))


def is_device(text: str) -> bool:
    """True for a name that Windows reserves for a device and refuses as the name of a file."""
    return _DEVICE.fullmatch(text) is not None


def is_identifier(text: str) -> bool:
    """True for an id by the grammar of contract §2, which is also the name of a file everywhere."""
    return _IDENTIFIER.fullmatch(text) is not None and not is_device(text)


def slug(text: str) -> str:
    """The ASCII letters and digits of `text`, joined by hyphens, at most 50 characters; "" if it has none.

    Ids that are published hang on it: `name_slug` is for what is named anew.
    """
    words = re.findall(r"[a-z0-9]+", fold(text).encode("ascii", "ignore").decode())
    return "-".join(words)[:50].strip("-")


def name_slug(text: str) -> str:
    """As `slug`, with letters that are not ASCII by those that they come from: `Sørensen`, `Łukasz`, `Þór`."""
    return slug("".join(map(_plain_letter, fold(text))))


def _plain_letter(sign: str) -> str:
    named = None if sign.isascii() else _STRUCK.fullmatch(unicodedata.name(sign, ""))
    return _LETTERS.get(sign) or (named[1] if named else sign)


def shortened(text: str, longest: int) -> str:
    """The text on one line of at most that many characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
