"""Columns that stand for a value each, with a mark in the rows that have it: « Axe 1 », « Axe 2 »; « Refusé »."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    r"(?P<question>[^\[\]]+(?:\[\w+\]\.[^\[\]]+)?)\[(?P<hours>[^\[\]]*[^\W\d_]{3}[^\[\]]*|[^\[\]]*\d[h:][^\[\]]*)\]"
)
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
    """The value for which each column stands, by its index, by field."""

    fields: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def without(self, arranged: Arrangement) -> Arrangement:
        """The arrangement in which these columns are not told as columns that are not read."""
        marked = {column for columns in self.fields.values() for column in columns}
        aside = tuple(item for item in arranged.choice.aside if item.column not in marked)
        return replace(arranged, choice=replace(arranged.choice, aside=aside))


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
    meanings: Mapping[str, Callable[[str], str]] = {
        "axis": lambda text: named_axis(text, arranged.kind.axes),
        "status": _status,
        "type": lambda text: _POSTERS.get(header_words(text).compact, ""),
        "available": lambda text: _asked_hours(text, arranged.kind),
    }
    fields: dict[str, dict[int, str]] = {}
    for key, meaning in meanings.items():
        if key in choice.sources or key in choice.rivals or key in choice.unmet:
            continue
        named = {column: meaning(arranged.header.texts[column]) for column in sorted(free)}
        columns = {column: value for column, value in named.items() if value and _has_only_marks(grid, rows, column)}
        marked = any(marks_of(grid[index], columns) for index in rows)
        if marked and (key != "axis" or len(columns) > 1):
            fields[key] = columns
    return Marked(fields)


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


def _asked_hours(header: str, kind: Kind) -> str:
    """The hours that a form asks about in a column of their own: « Disponibilités [Vendredi matin] »; "" for others."""
    match = _ARRAY.fullmatch(header)
    return clean_line(match["hours"]) if match and kind.meant(match["question"]) == "available" else ""


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
