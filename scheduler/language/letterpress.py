"""Text as people typed it, set as a printer would: typographic apostrophes, and no line that begins or ends badly.

For what is printed and read as a page; data keeps the letters as typed. The rules hold in every language, since a
French title stands in an English programme too. No-break spaces are U+00A0 here.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NBSP = "\u00a0"
#: A typewriter's apostrophe in a word, or between an article and what it belongs to: l'eau, d'« elle », it's.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w«“‘\"])")
#: Spaces that may break a line, before a sign that begins none, and after one that ends none.
_BEFORE_SIGN = re.compile(r"[ \u202f]+(?=[%‰€°:;!?»])")
_AFTER_SIGN = re.compile(r"(?<=«)[ \u202f]+")
#: Words that belong to what follows them: numéro, page, Monsieur, CEDEX.
_LEADING = re.compile(
    r"(?<![\w.])((?:[nN][°ºo]s?|pp?\.|MM?\.|M(?:me|lle)s?|Mrs?\.?|Ms\.?|[DP]rs?\.?|Prof\.|Me|[Nn]o\.|§+"
    r"|C(?:EDEX|edex)(?= \d)|(?:art|chap|éd|fig|ill|t|tabl?|tome|vol)\.(?= \d)))[ \u202f]+(?=\S)"
)
#: The groups of a number: 12 000 000.
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u202f]\d{3}){1,4}(?!\d)")
_UNITS = (
    "[kcm]?m[²³23]?|ha|kg|mg|µg|g|kWh|MWh|TWh|kW|MW|GW|V|Hz|kHz|MHz|GHz|ms|min|s|h|ko|Mo|Go|To|kB|MB|GB|TB|px|M€|k€|[$£]"
    "|ans?|mois|jours?|heures?|minutes?|secondes?|euros?|dollars?|points?|pages?|millions?|milliards?|years?|months?"
    "|days?|hours?|seconds?|million|billion"
)
#: The number behind a title: (2).
_NUMBERED = re.compile(r"(?<=\S)[ \u202f](?=\(\d{1,2}\)$)")
#: A number and its unit, an hour and its minutes, a century.
_UNIT = re.compile(rf"(?<=\d)[ \u202f](?=(?:{_UNITS})(?!\w))")
_MINUTES = re.compile(r"(\d)[ \u202f\u00a0]h[ \u202f](?=\d\d(?!\d))")
_CENTURY = re.compile(r"(?<![^\W\d_])([IVX]+(?:e|ᵉ|er|ᵉʳ))[ \u202f](?=siècles?(?!\w))")


@lru_cache(maxsize=8192)
def printed(text: str) -> str:
    """`text` with typographic apostrophes, and with no-break spaces wherever a line must not end."""
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    return unbroken(text) if " " in text or "\u202f" in text else text


def unbroken(text: str) -> str:
    """`text` with no-break spaces before signs, after « and abbreviations, in numbers and before their units."""
    text = _AFTER_SIGN.sub(_NBSP, _BEFORE_SIGN.sub(_NBSP, text))
    text = _LEADING.sub(rf"\1{_NBSP}", text)
    if any(map(str.isdigit, text)):
        text = _GROUPS.sub(lambda number: re.sub(r"[ \u202f]", _NBSP, number.group()), text)
        text = _NUMBERED.sub(_NBSP, text)
        text = _UNIT.sub(_NBSP, _MINUTES.sub(rf"\1{_NBSP}h{_NBSP}", text))
    return _CENTURY.sub(rf"\1{_NBSP}", text)
