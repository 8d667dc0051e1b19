"""The encoding of a text, recognised by its bytes, and by the letters that French and English have."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from scheduler.reading.sheets.twice_encoded import repaired, spoilt
from scheduler.reading.sheets.western_letters import Oddity, oddity

#: What stands before a text and names its encoding.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The encodings of one byte a letter that are compared, with the names that people know them by.
_BYTES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "iso8859_15": "ISO-8859-15", "cp850": "MS-DOS (850)"}
#: The largest share of odd letters with which Windows-1252 is still believed, and with which another encoding is.
_BELIEVED, _CERTAIN = 0.3, 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the `codec` of its bytes behind the byte order mark `mark`.

    `twice` is the encoding that UTF-8 was taken for when it was encoded again, "" where it was encoded once. `told` is
    the name of an encoding that was recognised by its letters alone, "" where the bytes leave no doubt or it is
    Windows-1252.
    """

    text: str
    codec: str
    mark: bytes = b""
    twice: str = ""
    told: str = ""

    def encoded(self, text: str) -> bytes | None:
        """The bytes of another text in the same encoding; None where that lacks a character."""
        try:
            if self.twice:
                return self.mark + spoilt(text, self.twice).encode("utf-8")
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            return None


def decoded(data: bytes) -> Decoded | None:
    """The text of the bytes; None if the encoding is not certain."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, mark)
    wide = _without_mark(data)
    if wide is not None:
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _in_bytes(data)
    return _once(text, b"", "utf-8")


def _strictly(data: bytes, codec: str, mark: bytes) -> Decoded | None:
    try:
        return _once(data.decode(codec), mark, codec)
    except UnicodeDecodeError:
        return None


def _once(text: str, mark: bytes, codec: str) -> Decoded:
    """The text, or what it was before it was encoded twice."""
    once = repaired(text) if codec == "utf-8" else None
    twice = next((codec for codec in ("cp1252", "latin-1") if once and spoilt(once, codec) == text), "")
    if once is None or not twice:
        return Decoded(text, codec, mark)
    if once.startswith("\ufeff"):
        mark, once = mark + spoilt("\ufeff", twice).encode("utf-8"), once[1:]
    return Decoded(once, codec, mark, twice, told="UTF-8 × 2")


def _without_mark(data: bytes) -> Decoded | None:
    """The text in UTF-16 whose every second byte is zero for most letters, and none of the others is."""
    if len(data) < 4 or len(data) % 2 or b"\0" not in data:
        return None
    for codec, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if 2 * high.count(0) > len(high) and not low.count(0):
            try:
                return Decoded(data.decode(codec), codec, told="UTF-16")
            except UnicodeDecodeError:
                return None
    return None


def _in_bytes(data: bytes) -> Decoded | None:
    """The text in the encoding of one byte a letter that makes the fewest odd letters; None if that is not certain."""
    if _is_mostly_utf8(data):
        return None
    readings = {codec: (text, oddity(text)) for codec in _BYTES if (text := _text(data, codec)) is not None}
    usual = readings.pop("cp1252", None)
    ranked = sorted(readings.items(), key=lambda reading: reading[1][1].odd)
    if usual is not None and all(usual[1].odd <= other.odd for _, (_, other) in ranked):
        return Decoded(usual[0], "cp1252") if usual[1].share <= _BELIEVED else None
    (codec, (text, best)), *others = ranked
    rivals = [other for _, (read, other) in others if read != text] + ([usual[1]] if usual else [])
    if best.share <= _CERTAIN and all(_is_worse(rival, best, codec) for rival in rivals):
        return Decoded(text, codec, told=_BYTES[codec])
    return None


def _is_worse(rival: Oddity, best: Oddity, codec: str) -> bool:
    """True if the rival is so much odder that it cannot be meant.

    One odd letter may be a slip of the pen, but ISO-8859-15 differs from Windows-1252 in nothing but odd ones.
    """
    return rival.odd >= 2 * best.odd + (1 if codec == "iso8859_15" else 2)


def _text(data: bytes, codec: str) -> str | None:
    if codec == "iso8859_15" and re.search(rb"[\x80-\x9f]", data):
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_mostly_utf8(data: bytes) -> bool:
    """True where most accents are good UTF-8: a few broken bytes do not make it another encoding."""
    lenient = data.decode("utf-8", "replace")
    return len(re.findall(r"[^\x00-\x7f\ufffd]", lenient)) > lenient.count("\ufffd")
