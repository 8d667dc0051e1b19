"""Headings among the rows of talks that name an axis: « Axe 2 : Partager » alone in its row, above its talks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scheduler.domain.talks import Axis
from scheduler.language.text import clean_line, fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.outside_rows import Rows, is_apart, is_summary
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.understood import plain

#: What a number stands behind that is an axis: a session or a part may be counted otherwise.
_OF_AXES = re.compile(r"(?:axe|axis|theme|thematique|topic|panel|volet|track|strand)\b")
#: Words and signs with a number alone.
_NUMBERED = re.compile(r"(?:[a-z]+\b\W*)?(?:n\W*)?[\divx]{1,5}\W*")


@dataclass(frozen=True, slots=True)
class Headings:
    """The text and the axis of the heading above each talk, by the index of the talk's row; and those of headings."""

    above: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    def without(self, rows: Rows) -> Rows:
        """The rows, where headings are left aside and no question is asked about them."""
        aside = tuple(sorted({*rows.aside, *self.rows}))
        return replace(rows, aside=aside, doubtful=tuple(row for row in rows.doubtful if row not in self.rows))


def axis_headings(grid: Grid, rows: Rows, arranged: Arrangement) -> Headings:
    """The headings that name an axis; none where a talk below one has another axis in a column of its own.

    A heading that names no axis ends the talks of the one before it.
    """
    axes = arranged.kind.axes
    texts = {index: text for index in (*rows.aside, *rows.doubtful) if (text := _heading(grid[index], arranged))}
    named = {index: name for index, text in texts.items() if (name := named_axis(text, axes))}
    if not named:
        return Headings()
    above: dict[int, tuple[str, str]] = {}
    current = -1
    for index in range(min(named), len(grid)):
        if index in texts:
            current = index
        elif index in rows.items and current in named:
            above[index] = texts[current], named[current]
    if any(_axis_of(grid[index], arranged, axes) not in ("", name) for index, (_, name) in above.items()):
        return Headings()
    return Headings(above, frozenset(named))


def named_axis(text: str, axes: Sequence[Axis]) -> str:
    """The id of the axis that a text names by id or title, or as « Axe 2 »; "" for any other text.

    A number alone names none, nor does one of a session or a part.
    """
    folded = fold(clean_line(text))
    if not axes or folded.isdecimal() or (_NUMBERED.fullmatch(folded) and not _OF_AXES.match(folded)):
        return ""
    try:
        name = plain(axis(axes)(text))
    except Wrong:
        return ""
    return name if any(item.id == name for item in axes) else ""


def _heading(row: Sequence[object], arranged: Arrangement) -> str:
    """The text that stands alone in the row, or all over it; "" for breaks, sums and other rows."""
    texts = {shown(cell) for cell in row if not blank(cell)}
    if len(texts) != 1 or is_apart(row, arranged):
        return ""
    (text,) = texts
    return "" if is_summary(text) else text


def _axis_of(row: Sequence[object], arranged: Arrangement, axes: Sequence[Axis]) -> str:
    """The id of the axis in the talk's own column, else what stands there; "" for nothing."""
    source = arranged.choice.sources.get("axis")
    text = " ".join(shown(row[at]) for at in (source.columns if source else ()) if at < len(row) and not blank(row[at]))
    try:
        return plain(axis(axes)(text)) if text else ""
    except Wrong:
        return text
