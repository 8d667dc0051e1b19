"""Live links: the addresses of the web that stand in a text, and how they are written for a paragraph."""

from __future__ import annotations

import re

from exports.pdf.document import Words
from exports.pdf.fonts import SERIF

_ADDRESS = re.compile(
    r"\b(?:https?://|www\.|doi:\s?(?=10\.)|10\.\d{4,9}/)[^\s<>\"«»]+"
    r"|(?<![\w.@/])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    re.I,
)
_AFTER_ADDRESS = ".,;:!?)]}'’"


def linked(
    words: Words, text: str, *, language: str | None = None, hyphens: bool = False, font: str = SERIF, target: str = ""
) -> str:
    """Markup of `text` in which every address of the web is a link; or all of it, to `target`."""
    if target:
        shown = words.text(text, font=font, language=language)
        return link(target, shown) if target.lower().startswith(("http://", "https://", "mailto:")) else shown
    made, end = "", 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_AFTER_ADDRESS)
        if address.count("(") > address.count(")") and text[found.start() + len(address)] == ")":
            address += ")"
        made += words.text(text[end : found.start()], font=font, hyphens=hyphens, language=language)
        made += link(_whole(address), words.text(address, font=font))
        end = found.start() + len(address)
    return made + words.text(text[end:], font=font, hyphens=hyphens, language=language)


def _whole(address: str) -> str:
    lower = address.lower()
    if lower.startswith(("http://", "https://")):
        return address
    if "@" in address and "/" not in address:
        return f"mailto:{address}"
    if lower.startswith("www."):
        return f"https://{address}"
    return "https://doi.org/" + re.sub(r"^doi:\s?", "", address, flags=re.I)


def link(target: str, shown: str) -> str:
    """Markup of a link; `shown` is markup already."""
    safe = target.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    return f'<a href="{safe}">{shown}</a>'
