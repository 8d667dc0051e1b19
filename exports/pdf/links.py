"""Live links: the web addresses in a text, as markup of a paragraph."""

from __future__ import annotations

from exports.addresses import spans
from exports.addresses import target as target_of
from exports.pdf.document import Words
from exports.pdf.fonts import SERIF
from exports.pdf.text import UNSPOKEN


def linked(
    words: Words, text: str, *, language: str | None = None, hyphens: bool = False, font: str = SERIF, target: str = ""
) -> str:
    """Markup of `text` with every address that does no harm a link; with `target`, the whole text is the link."""
    if target:
        shown, safe = words.text(text, font=font, language=language), target_of(target)
        return link(safe, shown) if safe else shown
    result, end = "", 0
    for start, after in spans(text):
        safe = target_of(text[start:after])
        shown = words.text(text[start:after], font=font, language=UNSPOKEN)
        result += words.text(text[end:start], font=font, hyphens=hyphens, language=language)
        result += link(safe, shown) if safe else shown
        end = after
    return result + words.text(text[end:], font=font, hyphens=hyphens, language=language)


def link(target: str, shown: str) -> str:
    """Markup of a link to `target`; `shown` is markup already."""
    safe = target.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    return f'<a href="{safe}">{shown}</a>'
