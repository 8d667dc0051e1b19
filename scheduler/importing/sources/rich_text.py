"""HTML and Markdown as our own markup: a paragraph a line, `-` before items, `*so*`, `**so**`, links as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from scheduler.importing.imported import Lost
from scheduler.importing.sources.aside import PICTURES
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, clean_line
from scheduler.reading.sheets.web_text import without_html

_HTML = re.compile(
    r"</?(?:p|br|ul|ol|li|div|strong|em|b|i|u|a|h[1-6]|table|tr|td|span|img|blockquote|sub|sup|pre|script|style|section)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_PARAGRAPHS = frozenset({"p", "div", "ul", "ol", "blockquote", "pre", "section", "article", "br", "hr"}) | frozenset(
    f"h{level}" for level in range(1, 7)
)
_SILENT = frozenset({"script", "style", "table"})
#: The length, in characters, from which a text is not looked at tag by tag.
_LONGEST = 200_000
_SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
TABLES = message("tableaux dans les textes", "tables in texts")
_DROPPED: dict[str, Message] = {
    "img": PICTURES,
    "table": TABLES,
    "script": message("scripts et styles dans les textes", "scripts and styles in texts"),
}
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\((\w[^()\s]{0,2000})(?:\s+\"[^\"\n]{0,500}\")?\)")
_TITLE = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*[*+][ \t]+(?=\S)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(slots=True)
class RichTexts:
    """The long texts of a source, converted one after the other; `dropped` counts what our markup does not have."""

    dropped: Counter[str] = field(default_factory=Counter)

    def html(self, text: str) -> str:
        """The text, which is HTML where it has tags or entities of HTML."""
        if not _HTML.search(text):
            return clean_block(unescape(text)) if "&" in text else clean_block(text)
        if len(text) > _LONGEST:
            return clean_block(without_html(text) or text)
        return _lines(self._read(text, _SIGNS))

    def title(self, text: str) -> str:
        """The text on one line, without emphasis; it is HTML where it has tags or entities of HTML."""
        plain = self._read(text, {}) if _HTML.search(text) and len(text) <= _LONGEST else unescape(text)
        return clean_line(plain)

    def _read(self, text: str, signs: Mapping[str, str]) -> str:
        reader = _Reader(signs)
        reader.feed(text)
        reader.close()
        self.dropped += reader.dropped
        return "".join(reader.pieces)

    def markdown(self, text: str) -> str:
        """The text, whose signs of Markdown become ours; HTML in it is converted too."""
        if _HTML.search(text):
            text = self.html(text)
        text, pictures = _IMAGE.subn("", text)
        self.dropped["img"] += pictures
        text = _LINK.sub(_linked, text)
        text = _TITLE.sub(_strong, _ITEM.sub("- ", clean_block(text)))
        return _BLANK_LINES.sub("\n", text).strip()

    def lost(self) -> tuple[Lost, ...]:
        """What was dropped."""
        return tuple(Lost(_DROPPED[name], count) for name, count in self.dropped.items() if count)


class _Reader(HTMLParser):
    """The pieces of the text while it is read."""

    def __init__(self, signs: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._signs = signs
        self.pieces: list[str] = []
        self.dropped: Counter[str] = Counter()
        self._silent: Counter[str] = Counter()
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in _SILENT:
            self._silent[tag] += 1
            self.dropped["script" if tag == "style" else tag] += 1
        elif self._silent:
            return
        elif tag == "img":
            self.dropped["img"] += 1
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in _PARAGRAPHS:
            self.pieces.append("\n")
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self.pieces))
        else:
            self.pieces.append(self._signs.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in _SILENT:
            self._silent -= Counter({tag: 1})
        elif self._silent:
            return
        elif tag == "a" and self._link is not None:
            self._close_link(*self._link)
            self._link = None
        elif tag in _PARAGRAPHS or tag == "li":
            self.pieces.append("\n")
        else:
            self.pieces.append(self._signs.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _close_link(self, address: str, start: int) -> None:
        """The address follows the words of a link that do not have it."""
        shown = address.removeprefix("mailto:")
        if shown and not shown.startswith(("#", "javascript:")) and shown not in "".join(self.pieces[start:]):
            self.pieces.append(f" ({shown})")


def _lines(text: str) -> str:
    """The lines that have a text, without blanks around them nor signs of emphasis around nothing."""
    lines = (clean_line(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip("*- "))


def _linked(match: re.Match[str]) -> str:
    words, address = match[1], match[2].removeprefix("mailto:")
    return words if address in words else f"{words} ({address})"


def _strong(title: re.Match[str]) -> str:
    words = title[1].rstrip(" \t#")
    return f"**{words}**" if words else ""


def both(abstract: str, description: str) -> str:
    """Both texts, one after the other, unless one repeats the other."""
    if abstract in description or description in abstract:
        return max(abstract, description, key=len)
    return f"{abstract}\n{description}"
