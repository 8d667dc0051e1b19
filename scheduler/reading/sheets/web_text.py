"""Text of web pages in the cells of a table: entities and tags, taken off where they can be nothing else.

Everything here takes time in proportion to the length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from html import unescape
from html.entities import name2codepoint
from itertools import groupby

#: An entity that HTML knows by its name or number; `R&D`, `AT&T` and `&c;` are none.
_ENTITY = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));")
_ATTRIBUTES = r"""(?:\s+[\w:-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?)*\s*/?"""
_BREAK = re.compile(rf"<[bh]r{_ATTRIBUTES}>", re.IGNORECASE)
_BLOCK = re.compile(
    rf"</?(?:p|div|ul|ol|li|h[1-6]|table|tbody|tr|blockquote|section|article|pre){_ATTRIBUTES}>", re.IGNORECASE
)
#: Tags of words, which come in pairs: a lone `<b>` may be a text about something else.
_WORDS = re.compile(
    rf"<(/?)(a|b|i|u|s|em|strong|small|sub|sup|span|font|cite|q|code|mark|abbr|td|th|o:p)({_ATTRIBUTES})>",
    re.IGNORECASE,
)
#: The end of a cell of a table, beside which the next one stands.
_CELL = re.compile(rf"</t[dh]{_ATTRIBUTES}>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\shref=["']?([^\s"'<>]+)""", re.IGNORECASE)
#: The scheme of an address; one of those that lead somewhere from paper or a page.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LEADING = ("http", "https", "ftp", "tel")
#: The largest number of times that HTML is taken for the text of HTML, as web forms do that escape twice.
_DEPTH = 4


def without_html(text: str) -> str | None:
    """The text that a browser would show; None if the text has no entity or tag of HTML, or no end of them.

    Paragraphs are parted by a blank line, lines by a line end; a link is followed by its address in brackets.
    """
    if "&" not in text and "<" not in text:
        return None
    cleaned, before = text, ""
    for _ in range(_DEPTH):
        before, cleaned = cleaned, _once(cleaned)
        if cleaned == before:
            break
    return cleaned if cleaned == before and cleaned != text else None


def _once(text: str) -> str:
    """The text with one layer of HTML taken off."""
    text = _without_comments(text)
    if _BREAK.search(text) or len(_BLOCK.findall(text)) > 1:
        joined = _CELL.sub(lambda match: f"{match[0]} ", " ".join(text.splitlines()))
        text = _in_lines(_BREAK.sub("\n", _BLOCK.sub("\n\n", joined)))
    return _ENTITY.sub(_character, _without_pairs(text))


def _without_comments(text: str) -> str:
    """The text without what stands between `<!--` and `-->`, as word processors leave it in what they copy."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _in_lines(text: str) -> str:
    """The text without blanks around line ends, and with one blank line where there are several."""
    lines = (line.strip(" \t") for line in text.split("\n"))
    kept: list[str] = []
    for filled, group in groupby(lines, bool):
        kept += group if filled else [""]
    return "\n".join(kept).strip("\n")


def _without_pairs(text: str) -> str:
    """The text without the tags of words that open and close."""
    opened: dict[str, list[re.Match[str]]] = defaultdict(list)
    removed: dict[int, tuple[int, str]] = {}
    for tag in _WORDS.finditer(text):
        name = tag[2].casefold()
        if not tag[1]:
            opened[name].append(tag)
        elif opened[name]:
            opening = opened[name].pop()
            removed[opening.start()] = (opening.end(), "")
            removed[tag.start()] = (tag.end(), _address(opening, text, tag.start()))
    return "".join(_pieces(text, sorted(removed.items())))


def _pieces(text: str, removed: Iterable[tuple[int, tuple[int, str]]]) -> Iterable[str]:
    at = 0
    for start, (end, instead) in removed:
        yield text[at:start]
        yield instead
        at = end
    yield text[at:]


def _address(opening: re.Match[str], text: str, end: int) -> str:
    """The address of a link in brackets, where its words do not have it."""
    address = _ADDRESS.search(opening[3]) if opening[2] in "aA" else None
    if address is None or address[1].startswith("#"):
        return ""
    shown = unescape(address[1]).removeprefix("mailto:")
    scheme = _SCHEME.match(shown)
    if shown in unescape(text[opening.end() : end]) or (scheme and scheme[1].casefold() not in _LEADING):
        return ""
    return f" ({shown})"


def _character(match: re.Match[str]) -> str:
    """The character of an entity; an entity that HTML does not know stays."""
    if match[1] is not None and match[1] not in name2codepoint and match[1] != "apos":
        return match[0]
    return unescape(match[0])
