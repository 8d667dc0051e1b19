"""The text of a mail that is a web page: its paragraphs, the rows of its tables, and what it quotes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from scheduler.documents.lines import Line
from scheduler.language.text import clean_block

_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "pre", "section", "article", "header", "footer", "hr"}) | frozenset(
    {"table", "tbody", "thead", "center", "form", *(f"h{level}" for level in range(1, 7))}
)
_SILENT = frozenset({"script", "style", "head", "title", "template"})
#: A `<` that no `>` closes before the next, and tags that say nothing or are longer than any tag.
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_DECLARATION = re.compile(r"<[!?][^<>]*>|<[^<>]{2000,}>")
#: Tags within whose opening and closing the quoted lines stand.
_QUOTE = "blockquote"
#: The depth of quotes that is told apart.
_DEEPEST = 10


def web_lines(text: str) -> list[Line]:
    """The lines; those in quotes begin with `> `, and a row of a table with several cells is one line."""
    reader = _Reader()
    try:
        reader.feed(_plain_tags(text))
        reader.close()
    except (AssertionError, ValueError, RecursionError):  # declarations that are none
        reader.end_line()
    return reader.lines


def _plain_tags(text: str) -> str:
    """The page without comments and declarations, whose every `<` opens a tag of bounded length that is closed.

    The standard library's reader takes time that grows with the square of what is left open.
    """
    pieces, at = [], 0
    while (begin := text.find("<!--", at)) >= 0:
        pieces.append(text[at:begin])
        end = text.find("-->", begin)
        at = end + 3 if end >= 0 else len(text)
    text = "".join((*pieces, text[at:]))
    return _DECLARATION.sub("", _OPEN.sub("&lt;", text))


class _Reader(HTMLParser):
    """The lines of the page while it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._rows: list[list[str]] = []
        self._silent = 0
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._text.append("\n")
        elif tag == "tr":
            self.end_line()
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._text.clear()
        elif tag == _QUOTE:
            self.end_line()
            self._quotes = min(self._quotes + 1, _DEEPEST)
        elif tag in _BLOCKS:
            self._end_block()
            if tag == "li":
                self._text.append("- ")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(_tidy("".join(self._text)))
            self._text.clear()
        elif tag == "tr" and self._rows:
            self._put_row(self._rows.pop())
        elif tag == _QUOTE:
            self.end_line()
            self._quotes = max(0, self._quotes - 1)
        elif tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        """A text stands between tags."""
        if not self._silent:
            self._text.append(" ".join(data.split("\n")) if data.strip() else " " * bool(data))

    def close(self) -> None:
        """The page ends."""
        super().close()
        while self._rows:
            self._put_row(self._rows.pop())
        self.end_line()

    def end_line(self) -> None:
        """What was read since the last line is a line, or several where it has ends of lines."""
        text, self._text = _tidy("".join(self._text)), []
        for line in text.split("\n") if text else ():
            self._put((line,))

    def _end_block(self) -> None:
        if self._rows:
            self._text.append("\n")
        else:
            self.end_line()

    def _put_row(self, cells: list[str]) -> None:
        if len([cell for cell in cells if cell]) > 1:
            self._put(tuple(cells))
        else:
            self._text = ["\n".join(cells)]
            self.end_line()

    def _put(self, cells: tuple[str, ...]) -> None:
        mark = "> " * self._quotes
        self.lines.append(Line((mark + cells[0], *cells[1:])))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split(" ")).strip(" ") for line in clean_block(text).split("\n"))
    return "\n".join(line for line in (" ".join(filter(None, line.split(" "))) for line in lines) if line)
