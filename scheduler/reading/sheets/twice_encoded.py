"""UTF-8 that was taken for Windows-1252 and encoded again: “Ã©tÃ©” for “été”."""

from __future__ import annotations

import re

from scheduler.reading.sheets.western_letters import is_western

#: The character that each byte beyond ASCII became; Windows-1252 leaves five to the control characters.
_CHARACTERS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
#: The bytes of the characters; the control characters U+0080–009F stand for themselves where Latin-1 was meant.
_BYTES = {**{chr(byte): byte for byte in range(0x80, 0xA0)}, **{sign: byte for byte, sign in _CHARACTERS.items()}}
_AFTER = "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0)
#: The first byte of what French and English need beyond ASCII, and those that follow it.
_SEQUENCE = re.compile(f"[ÂÃÅË][{_AFTER}]|[âï][{_AFTER}]{{2}}")


def repaired(text: str) -> str | None:
    """The text with each such sequence as the character that was meant; None if it has none.

    Only sequences that give a letter or sign of French or English, and a mark at the beginning of a text, count.
    """
    if text.isascii():
        return None
    mended = _SEQUENCE.sub(_meant, text)
    return mended if mended != text else None


def spoilt(text: str, codec: str = "cp1252") -> str:
    """The text as it looks after its UTF-8 is taken for Windows-1252, or for Latin-1."""
    characters = _CHARACTERS if codec == "cp1252" else {}
    return "".join(
        sign if sign.isascii() else "".join(characters.get(byte, chr(byte)) for byte in sign.encode("utf-8"))
        for sign in text
    )


def _meant(match: re.Match[str]) -> str:
    try:
        sign = bytes(_BYTES[part] for part in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
    return sign if is_western(sign) or sign == "\ufeff" else match[0]
