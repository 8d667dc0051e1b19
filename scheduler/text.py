"""Text from outside: one way to clean it, to compare names and keywords, and to make names of files."""

from __future__ import annotations

import re
import unicodedata

_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = dict.fromkeys((*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "’": "'", "‘": "'"})
_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


def clean_line(text: str) -> str:
    """One-line text as contract §2 cleans it: NFC, no controls, white space folded to single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # most cells; all that follows would change nothing
    return " ".join(_stripped(re.sub(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]", " ", text)).split())


def clean_block(text: str) -> str:
    """Long text as contract §2 cleans it: NFC, no controls but the line end, which is always a single LF."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text)
    return _stripped(text).replace("\t", " ").strip()


def _stripped(text: str) -> str:
    # Lone surrogates (from JSON's \ud800) cannot be encoded; they become the replacement character.
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return unicodedata.normalize("NFC", text.translate(_CONTROLS).translate(_BIDI))


def fold(text: str) -> str:
    """What two spellings of one name or keyword have in common: no case, accents or outer and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def collation_key(text: str) -> tuple[str, str]:
    """Sorts as a French index does: Étienne beside Etienne, Œttinger under O."""
    return fold(text), text


def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts T2 before T10; a total order over ids that differ whatever their case."""
    parts = _DIGITS.split(identifier.casefold())
    return tuple((0, int(p), p) if p.isdigit() and p.isascii() else (1, 0, p) for p in parts)


def is_device(text: str) -> bool:
    """True for a name that Windows keeps for itself: no file can have it."""
    return _DEVICE.fullmatch(text) is not None


def slug(text: str) -> str:
    """The letters and digits of `text` in plain ASCII, joined by hyphens, at most 50; "" if there are none."""
    words = re.findall(r"[a-z0-9]+", fold(text).encode("ascii", "ignore").decode())
    return "-".join(words)[:50].strip("-")
