"""The header of a mail as text, whatever stands in it."""

from __future__ import annotations

import datetime as dt
import re
from email.header import decode_header
from email.message import Message as Mime
from email.utils import getaddresses, parsedate_to_datetime

from scheduler.language.text import clean_line

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_IDENTITY = re.compile(r"<[^<>\s]{1,250}>")
#: The length, in characters, at which a value is cut.
_LONGEST = 2000


def text_of(mail: Mime, name: str) -> str:
    """The value of the header on one line, its encoded words as text; "" where there is none."""
    raw = mail.get(name)
    return clean_line(decoded_words(str(raw)[:_LONGEST])) if raw is not None else ""


def decoded_words(raw: str) -> str:
    """A value with its encoded words as text; bytes that are no ASCII are UTF-8, else Windows-1252."""
    if "=?" not in raw:
        return _letters(raw.encode("utf-8", "surrogateescape"), "utf-8")
    try:
        pieces = decode_header(raw.replace("\r", "").replace("\n", " "))
    except Exception:  # the standard library raises much at words that are none
        return raw
    return "".join(_letters(piece, code or "utf-8") if isinstance(piece, bytes) else piece for piece, code in pieces)


def _letters(data: bytes, charset: str) -> str:
    for code in (charset, "utf-8"):
        try:
            return data.decode(code)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def sender_of(mail: Mime) -> tuple[str, str]:
    """The name and the address of the sender; "" for what is not there."""
    text = text_of(mail, "From")
    address = address_in(text)
    try:
        name = next((name for name, _ in getaddresses([text]) if name), "")
    except Exception:
        name = ""
    name = clean_line(name or text.partition("<")[0]).strip("\"' ")
    return ("" if "@" in name else name), address


def address_in(text: str) -> str:
    """The first address in the text, "" without one."""
    match = _ADDRESS.search(text)
    return match[0].rstrip(".'") if match else ""


def without_addresses(text: str) -> str:
    """The text without addresses and the signs that stood around them."""
    return clean_line(re.sub(r"[\s,;–—:(<\[-]*$", "", _ADDRESS.sub("", text).replace("<>", "").replace("()", "")))


def date_in(text: str) -> dt.datetime | None:
    """The moment that a value of `Date` means; None where it means none."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def identities(*texts: str) -> tuple[str, ...]:
    """The Message-IDs in the values, each once."""
    return tuple(dict.fromkeys(found for text in texts for found in _IDENTITY.findall(text)))
