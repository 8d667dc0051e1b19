"""Where addresses stand in a text, and what each leads to: web pages, works with a DOI and mailboxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.web_address import ascii_web_address

_ADDRESS = re.compile(
    r"\b(?:https?://|www\.|doi:\s?(?=10\.)|10\.\d{4,9}/)[^\s<>\"«»]+"
    r"|(?<![\w.@/])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    re.IGNORECASE,
)
#: Signs that end a sentence and not an address.
_AFTER = ".,;:!?)]}'’"
_MAILTO = "mailto:"


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each address in the text, without the signs of the sentence behind it."""
    for match in _ADDRESS.finditer(text):
        shown = match.group().rstrip(_AFTER)
        after = match.start() + len(shown)
        closed = shown.count("(") > shown.count(")") and text[after : after + 1] == ")"
        yield match.start(), after + closed


def target(address: str) -> str:
    """What a link to the address leads to: a web address in ASCII or a mailbox; "" where following it may do harm."""
    lower = address.lower()
    if lower.startswith(("http://", "https://")):
        return ascii_web_address(address) or ""
    if lower.startswith(_MAILTO) or ("@" in address and "/" not in address):
        return _mailbox(address[len(_MAILTO) :] if lower.startswith(_MAILTO) else address)
    if lower.startswith("www."):
        return ascii_web_address(f"https://{address}") or ""
    doi = re.sub(r"^doi:\s?", "", address, flags=re.IGNORECASE)
    return (ascii_web_address(f"https://doi.org/{doi}") or "") if doi.startswith("10.") else ""


def _mailbox(address: str) -> str:
    try:
        return _MAILTO + deliverable(address)
    except Undeliverable:
        return ""
