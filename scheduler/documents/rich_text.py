"""The text of an rtf, with its tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scheduler.documents.lines import Line

_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b ?")
#: The bytes up to which an rtf is read: pictures in it are written as digits.
_LARGEST = 30_000_000


def rich_lines(data: bytes) -> Iterator[Line]:
    """The lines of the document in order; the text of a note stands in brackets where it is cited.

    Raises ValueError for what is no rtf.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise ValueError("no rtf")
    source = _with_notes(data[:_LARGEST].decode("latin-1"))
    for line in rtf_to_text(source, errors="replace").split("\n"):
        cells = line.rstrip().removesuffix("|").split("|")
        yield Line(tuple(cell.strip() for cell in cells) if line.rstrip().endswith("|") else (line,))


def _with_notes(source: str) -> str:
    """The source in which notes are text in brackets: readers skip them otherwise."""
    pieces, at = [], 0
    while begun := _NOTE.search(source, at):
        end = _closing(source, begun.end())
        inside = source[begun.end() : end].replace("\\chftn", "").replace("\\par\n", " ").replace("\\par}", "}")
        pieces += [source[at : begun.start()], "{ [", inside, "]}"]
        at = end + 1
    return "".join((*pieces, source[at:]))


def _closing(source: str, at: int) -> int:
    """The place of the brace that closes the group in which `at` stands; the end where there is none."""
    depth = 0
    while at < len(source):
        if source[at] == "\\":
            at += 1
        elif source[at] == "{":
            depth += 1
        elif source[at] == "}":
            depth -= 1
            if depth < 0:
                return at
        at += 1
    return at
