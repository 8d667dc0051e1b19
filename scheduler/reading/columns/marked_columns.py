"""Columns that stand for a value each, with a mark in the rows that have it: « Axe 1 », « Axe 2 »; « Refusé »."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from scheduler.language.text import clean_line, fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.header_words import header_words
from scheduler.reading.columns.kinds import TALKS, Kind
from scheduler.reading.columns.named_parts import named_axis
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.answers import yes_or_no
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood, plain

#: What is marked by yes and no anyway, and names no status.
_ANSWERS = ("oui", "non", "yes", "no", "ok", "ko", "vrai", "faux", "true", "false")
#: A column of a question that has several, as forms export them; an entry may be a mere number or code.
_ARRAY = re.compile(
    r"(?P<question>[^\[\]]+(?:\[\w+\]\.[^\[\]]+)?)\[(?P<entry>[^\[\]]*[^\W\d_]{3}[^\[\]]*|[^\[\]]*\d[h:][^\[\]]*)\]"
)
#: The same, parted by a mark, as other forms export them.
_PARTED = re.compile(r"(?P<question>[^:/–—-]{3,80}?)(?:\s*[:/–—]\s*|\s-\s)(?P<entry>[^:/]*[^\W\d_]{3}[^:/]*)")
#: The fields whose values a form may ask each in a column of its own.
_LISTED = ("axis", "available", "preferred", "keywords", "needs")
#: The fields for which a single column of marks proves nothing.
_SEVERAL = ("axis", "preferred", "keywords", "needs")
#: What befalls a talk, and the status that it then has, as it is written.
_EVENTS = {
    "desistement": "retiré",
    "desiste": "retiré",
    "retrait": "retiré",
    "annulation": "annulé",
    "withdrawal": "withdrawn",
    "cancellation": "cancelled",
}
_POSTERS = {"poster": "poster", "affiche": "affiche"}


@dataclass(frozen=True, slots=True)
class Marked:
    """The value for which each column stands, by its index, by field.

    `freed` are fields of which a form asks each value in a column of its own, which no column has as a whole.
    """

    fields: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    freed: frozenset[str] = frozenset()

    def without(self, arranged: Arrangement) -> Arrangement:
        """The arrangement in which these columns are not told as columns that are not read, or as doubtful ones."""
        choice = arranged.choice
        marked = {column for columns in self.fields.values() for column in columns}
        kept = replace(
            choice,
            aside=tuple(item for item in choice.aside if item.column not in marked),
            sources={key: source for key, source in choice.sources.items() if key not in self.freed},
            rivals={key: columns for key, columns in choice.rivals.items() if key not in self.freed},
            guessed=choice.guessed - self.freed,
        )
        return replace(arranged, choice=kept)


def marked_columns(grid: Grid, rows: Sequence[int], arranged: Arrangement) -> Marked:
    """The columns of marks in a table of talks, for the fields that no column has.

    Parameters
    ----------
    rows
        The indices of the talks' rows.
    """
    if arranged.kind.name != TALKS.name:
        return Marked()
    choice = arranged.choice
    free = {item.column for item in choice.aside if item.column not in arranged.ignored()}
    fields: dict[str, Mapping[int, str]] = {}
    freed = set()
    for key, meaning in _meanings(arranged.kind).items():
        asked = {} if key in choice.unmet else _asked_one_by_one(grid, rows, key, arranged)
        if asked:
            fields[key] = asked
            freed.add(key)
        elif key not in choice.sources and key not in choice.rivals and key not in choice.unmet:
            columns = {at: value for at in sorted(free) if (value := meaning(arranged.header.texts[at]))}
            columns = {at: value for at, value in columns.items() if _has_only_marks(grid, rows, at)}
            if _is_marked(grid, rows, columns) and (len(columns) > 1 or key not in _SEVERAL):
                fields[key] = columns
    return Marked(fields, frozenset(freed))


def _meanings(kind: Kind) -> Mapping[str, Callable[[str], str]]:
    """The value for which a header stands, by field; "" for none."""
    return {
        "axis": lambda text: named_axis(text, kind.axes) or _parted(text, "axis", kind),
        "status": _status,
        "type": lambda text: _POSTERS.get(header_words(text).compact, ""),
        "available": lambda text: _entry(text, "available", kind),
        **{key: partial(_parted, key=key, kind=kind) for key in ("preferred", "keywords", "needs")},
    }


def _asked_one_by_one(grid: Grid, rows: Sequence[int], key: str, arranged: Arrangement) -> dict[int, str]:
    """The values of a form's list by their columns: two or more, with marks alone, and no column for the whole."""
    if key not in _LISTED:
        return {}
    choice, texts = arranged.choice, arranged.header.texts
    meaning = _meanings(arranged.kind)[key]
    entries = {at: meaning(text) for at, text in enumerate(texts) if _parted(text, key, arranged.kind)}
    source = choice.sources.get(key)
    whole = {*(source.columns if source else ()), *choice.rivals.get(key, ())}
    if len(entries) < 2 or not whole <= entries.keys() or entries.keys() & arranged.ignored():
        return {}
    only_marks = all(_has_only_marks(grid, rows, at) for at in entries)
    return entries if only_marks and _is_marked(grid, rows, entries) else {}


def _is_marked(grid: Grid, rows: Sequence[int], columns: Mapping[int, str]) -> bool:
    return any(marks_of(grid[index], columns) for index in rows)


def marks_of(row: Sequence[object], columns: Mapping[int, str]) -> list[int]:
    """The columns in which the row has a mark."""
    return [column for column in columns if column < len(row) and _answer(row[column])]


def _has_only_marks(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """True if the rows have nothing but marks, or nothing, in the column."""
    return all(_answer(grid[index][column]) is not None for index in rows if column < len(grid[index]))


def _answer(cell: object) -> bool | None:
    """True for a mark, False for a blank cell or a no; None for anything else."""
    if blank(cell):
        return False
    try:
        return plain(yes_or_no("fr")(cell))
    except Wrong:
        return None


def _entry(header: str, key: str, kind: Kind) -> str:
    """The value that a form asks about in a column of its own: « Disponibilités [Vendredi matin] »; "" for others."""
    match = _ARRAY.fullmatch(header)
    return clean_line(match["entry"]) if match and kind.meant(match["question"]) == key else ""


def _parted(header: str, key: str, kind: Kind) -> str:
    """The same, also where the question ends with a mark: « Axe : Partager »."""
    match = _PARTED.fullmatch(header)
    parted = clean_line(match["entry"]) if match and kind.meant(match["question"]) == key else ""
    return _entry(header, key, kind) or parted


def _status(header: str) -> str:
    """The status that the header is, as it would be written; "" for any other."""
    text = clean_line(header)
    if fold(text) in _ANSWERS:
        return ""
    try:
        value = status("fr")(text)
    except Wrong:
        return _EVENTS.get(header_words(text).compact, "")
    return value.written if isinstance(value, Understood) else text.casefold()
