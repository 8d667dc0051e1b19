"""Headings among the rows of talks that say something of those below: « Axe 2 : Partager », « Refusées »."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scheduler.language.text import fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.columns.named_parts import is_axis_label, named_axis, named_status, named_type
from scheduler.reading.columns.outside_rows import Rows, is_apart, is_summary
from scheduler.reading.posters import talk_type
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import plain

#: The fields that a heading may give; headings of later fields do not end what an earlier one says.
_FIELDS = ("status", "axis", "type")


class Said(NamedTuple):
    """The text of a heading, and the value that it gives to a field of the talks below."""

    heading: str
    value: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What headings say of each field of a talk, by the index of its row; and the rows that are headings."""

    above: Mapping[int, Mapping[str, Said]] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    def without(self, rows: Rows) -> Rows:
        """The rows, where headings are left aside and no question is asked about them."""
        return replace(
            rows,
            items=tuple(row for row in rows.items if row not in self.rows),
            aside=tuple(sorted({*rows.aside, *self.rows})),
            doubtful=tuple(row for row in rows.doubtful if row not in self.rows),
        )


def headings_among(grid: Grid, rows: Rows, arranged: Arrangement) -> Headings:
    """The headings; none of a field where a talk below one says otherwise in a column of its own.

    A heading that says nothing of a field ends the talks of the one before it. What stands right above the header is
    one where others stand among the rows.
    """
    if arranged.kind.name != TALKS.name:
        return Headings()
    texts = _texts(grid, rows, arranged)
    axes = arranged.kind.axes
    meanings: Mapping[str, Callable[[str], str]] = {
        "status": named_status,
        "axis": lambda text: named_axis(text, axes) if axes else "",
        "type": named_type,
    }
    named = {key: {at: value for at, text in texts.items() if (value := meanings[key](text))} for key in _FIELDS}
    below = {index for key in _FIELDS for index in named[key] if index > arranged.header.last}
    above: dict[int, dict[str, Said]] = {index: {} for index in rows.items}
    heads: set[int] = set()
    for key in _FIELDS:
        values = named[key]
        if not any(index in below for index in values):
            continue
        said = _said(values, texts, _ending(key, named, texts), rows)
        if all(_agrees(grid[index], key, heading.value, arranged) for index, heading in said.items()):
            heads |= values.keys()
            for index, heading in said.items():
                above[index][key] = heading
    items = {index: said for index, said in above.items() if said and index not in heads}
    return Headings(items, frozenset(heads))


def _texts(grid: Grid, rows: Rows, arranged: Arrangement) -> dict[int, str]:
    """The text of each row that may be a heading, by index."""
    outside = {index: text for index in (*rows.aside, *rows.doubtful) if (text := _alone(grid[index], arranged))}
    parted = {index: text for index in rows.items if (text := _parted(grid[index], arranged))}
    first = range(arranged.header.first - 1, -1, -1)
    top = next((index for index in first if not all(map(blank, grid[index]))), None)
    title = {top: text} if top is not None and (text := _alone(grid[top], arranged)) else {}
    return {**title, **outside, **parted}


def _ending(key: str, named: Mapping[str, Mapping[int, str]], texts: Mapping[int, str]) -> set[int]:
    """The headings that end what one of the field says: all, but those of a field whose headings lie within its own."""
    first = min(named[key], default=0)
    within = [other for other in _FIELDS if other != key and named[other] and min(named[other]) > first]
    inner = {index for other in within for index in named[other]} if key == "status" else set()
    return set(texts) - (inner - set(named[key]))


def _said(values: Mapping[int, str], texts: Mapping[int, str], ending: set[int], rows: Rows) -> dict[int, Said]:
    """What the nearest heading above says, by the index of each talk that has one."""
    said: dict[int, Said] = {}
    current = -1
    for index in sorted({*ending, *rows.items}):
        if index in ending:
            current = index
        elif current in values:
            said[index] = Said(texts[current], values[current])
    return said


def _alone(row: Sequence[object], arranged: Arrangement) -> str:
    """The text that stands alone in the row, or all over it; "" for breaks, sums and other rows."""
    texts = {shown(cell) for cell in row if not blank(cell)}
    if len(texts) != 1 or is_apart(row, arranged):
        return ""
    (text,) = texts
    return "" if is_summary(text) else text


def _parted(row: Sequence[object], arranged: Arrangement) -> str:
    """The text of a heading whose label and title stand in two cells, « Axe 1 » and « Nommer »; "" for other rows."""
    filled = [cell for cell in row if not blank(cell)]
    texts = list(map(shown, filled)) if len(filled) == 2 else []
    if not texts or not is_axis_label(texts[0]):
        return ""
    text = " : ".join(texts)
    return text if any(fold(texts[1]) == fold(item.title) for item in arranged.kind.axes) else ""


def _agrees(row: Sequence[object], key: str, value: str, arranged: Arrangement) -> bool:
    """True if the talk's own column has the same value, or none."""
    source = arranged.choice.sources.get(key)
    columns = source.columns if source else ()
    text = " ".join(shown(row[at]) for at in columns if at < len(row) and not blank(row[at]))
    read: Mapping[str, Callable[[str], object]] = {
        "axis": lambda text: plain(axis(arranged.kind.axes)(text)),
        "status": lambda text: plain(status("fr")(text)),
        "type": lambda text: plain(talk_type("fr")(text)),
    }
    try:
        return not text or read[key](text) == read[key](value)
    except Wrong:
        return False
