"""Live links: the web addresses in a text, as markup of a paragraph."""

from __future__ import annotations

import re

from exports.pdf.document import Words
from exports.pdf.fonts import SERIF
from exports.pdf.text import UNSPOKEN
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.web_address import ascii_web_address

_ADDRESS = re.compile(
    r"\b(?:https?://|www\.|doi:\s?(?=10\.)|10\.\d{4,9}/)[^\s<>\"«»]+"
    r"|(?<![\w.@/])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    re.I,
)
#: Signs that end a sentence and not an address.
_AFTER_ADDRESS = ".,;:!?)]}'’"


def linked(
    words: Words, text: str, *, language: str | None = None, hyphens: bool = False, font: str = SERIF, target: str = ""
) -> str:
    """Markup of `text` with every web address a link; with `target`, the whole text is the link."""
    if target:
        shown = words.text(text, font=font, language=language)
        return link(target, shown) if target.lower().startswith(("http://", "https://", "mailto:")) else shown
    result, end = "", 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_AFTER_ADDRESS)
        if address.count("(") > address.count(")") and text[match.start() + len(address)] == ")":
            address += ")"
        result += words.text(text[end : match.start()], font=font, hyphens=hyphens, language=language)
        result += link(_whole(address), words.text(address, font=font, language=UNSPOKEN))
        end = match.start() + len(address)
    return result + words.text(text[end:], font=font, hyphens=hyphens, language=language)


def _whole(address: str) -> str:
    """The address with its scheme, in ASCII where it is one that can be followed."""
    lower = address.lower()
    if lower.startswith(("http://", "https://")):
        return ascii_web_address(address) or address
    if "@" in address and "/" not in address:
        return f"mailto:{_mailbox(address)}"
    if lower.startswith("www."):
        return ascii_web_address(f"https://{address}") or f"https://{address}"
    return "https://doi.org/" + re.sub(r"^doi:\s?", "", address, flags=re.I)


def _mailbox(address: str) -> str:
    try:
        return deliverable(address)
    except Undeliverable:
        return address


def link(target: str, shown: str) -> str:
    """Markup of a link to `target`; `shown` is markup already."""
    safe = target.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    return f'<a href="{safe}">{shown}</a>'
