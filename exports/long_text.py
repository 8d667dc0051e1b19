"""The lines of a long text from a spreadsheet: paragraphs, items of lists, headings and references.

Each line is a paragraph: `*`, `-`, `•`, `–` or `1.` begins an item, `#` a heading; what follows a line « Références »
(whose kind is "references") is a list of works. What stands in a line is read by `exports.emphasis`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "item", "heading", "references", "reference"]

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=[^\s#])(.*?)[\s#]*")
_ITEM = re.compile(r"\s*(?:[-*•–—]|(\d{1,2})[.)])\s+(?=\S)")
_REFERENCES = re.compile(
    r"\W*(références(?: bibliographiques)?|bibliographie|indications bibliographiques|references|bibliography)\W*", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the sign that it begins with; `number` is that of an item of a numbered list, else None."""

    kind: Kind
    text: str
    number: int | None = None


def lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, in their order."""
    kind: Kind = "text"
    for typed in text.split("\n"):
        line = typed.strip()
        if not line:
            continue
        if works := _REFERENCES.fullmatch(line):
            kind = "reference"
            yield Line("references", works.group(1))
        elif heading := _HEADING.fullmatch(line):
            kind = "text"
            yield Line("heading", heading.group(1))
        elif item := _ITEM.match(line):
            number = item.group(1)
            entry = line[item.end() :]
            yield Line(kind, entry) if kind == "reference" else Line("item", entry, int(number) if number else None)
        else:
            yield Line(kind, line)
