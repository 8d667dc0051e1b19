"""Rows of which one cell lists the titles of several talks, as a programme has them that is written by sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.language.message import message
from scheduler.language.text import clean_block
from scheduler.reading.fields import Fields
from scheduler.reading.people.address_cells import raw_places
from scheduler.reading.people.name_splitting import people_in
from scheduler.reading.report import Report, Wrong

#: What stands before a title in a list: a bullet, or its number.
_MARK = re.compile(r"(?:[-–—•*·▪◦]|\d{1,2}\s?[.)°])\s+(?=\S)")
_NUMBERS = re.compile(r"(?<!\S)(?P<number>\d{1,2})\s?[.)]\s+(?=\S)")
#: Titles in quotation marks, with nothing between them but a separator.
_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"\n]+\"")
_BETWEEN = re.compile(r"\s*[;,/|]?\s*")
#: A line after which the same title goes on, and one that goes on with a title.
_OPEN = re.compile(
    r"(?:[,:;–—\-/&(]|\b(?:à|an?|and|aux?|d[eu]s?|en|et|for|in|la|le|les|of|on|ou|sur|the|to|un|une))\s*$"
)
_GOES_ON = re.compile(r"[^\W\d_A-ZÀ-Þ]|[,:;–—/&)]")


def titles_in(cell: str) -> tuple[str, ...]:
    """The titles that a cell lists, by numbers, bullets, quotation marks or line by line; one where it lists none.

    A line that goes on with the title of the line before is no title of its own.
    """
    text = clean_block(cell)
    return _numbered(text) or _quoted(text) or _by_line(_lines(text)) or (text,)


def is_marked(cell: str) -> bool:
    """True if numbers, bullets or quotation marks tell the titles of the cell apart, and not lines alone."""
    text = clean_block(cell)
    lines = _lines(text)
    return bool(_numbered(text) or _quoted(text)) or (len(lines) > 1 and all(map(_MARK.match, lines)))


def report_listed(rows: Sequence[Fields], report: Report) -> None:
    """A row without an abstract that lists as many titles as people is a mistake: it would be one talk of them all.

    Where the titles have no mark but the end of the line, the people must stand line by line too; where no column says
    who presents, each list is told.
    """
    for row in rows:
        cell = row.raw.get("title")
        if not isinstance(cell, str) or row.has("abstract"):
            continue
        count = len(titles_in(cell))
        if count < 2:
            continue
        if "speakers" not in row.place.absent:
            by_line = "\n" in clean_block(str(row.raw.get("speakers") or ""))
            if _people(row) != count or not (by_line or is_marked(cell)):
                continue
        text = message(
            "plusieurs exposés dans une cellule ({count}) ? écrivez une ligne du tableau pour chacun, avec qui le "
            "présente ; si c'est un seul exposé, écrivez son titre d'un trait, sans passer à la ligne",
            "several talks in one cell ({count})? write a row of the table for each, with who presents it; if it is "
            "one talk, write its title in one piece, without line breaks",
            count=count,
        )
        report.mistake(row.spot("title"), cell, text)


def _people(row: Fields) -> int:
    """How many people the row names; nothing is reported."""
    try:
        return len(people_in(raw_places(row.raw.get("speakers") or "")).people)
    except Wrong:
        return 0


def _lines(text: str) -> list[str]:
    """The lines of the text that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _numbered(text: str) -> tuple[str, ...]:
    """The titles behind 1, 2, 3 …, the first of which begins the text; none for other numbers."""
    marks = list(_NUMBERS.finditer(text))
    if len(marks) < 2 or marks[0].start() or [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))


def _quoted(text: str) -> tuple[str, ...]:
    """The titles in quotation marks, if the text is nothing else."""
    found = list(_QUOTED.finditer(text))
    edges = [0, *(edge for match in found for edge in match.span()), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if len(found) < 2 or any(between[:: len(between) - 1]) or not all(map(_BETWEEN.fullmatch, between)):
        return ()
    return tuple(match.group()[1:-1].strip() for match in found)


def _by_line(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without their marks, if each begins as a title does and none leaves its title open."""
    titles = [_MARK.sub("", line, count=1) if _MARK.match(line) else line for line in lines]
    goes_on = any(_OPEN.search(line) for line in titles[:-1]) or any(_GOES_ON.match(line) for line in titles[1:])
    return () if len(titles) < 2 or goes_on else tuple(titles)
