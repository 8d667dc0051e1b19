"""The language in which a table is kept, which is that of the words that are written into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.kinds import majority
from scheduler.reading.report import Tongue
from scheduler.reading.spoken.answers import answer_tongue
from scheduler.reading.spoken.statuses import status_tongue

#: The language of a cell, None where both have its word, by the columns whose cells are words.
_TONGUES: Mapping[str, Callable[[object], Tongue | None]] = {"status": status_tongue, "chairs": answer_tongue}


def table_tongue(arranged: Arrangement, rows: Grid) -> Tongue | None:
    """The language of most words of the table's cells, else of its headers; None where neither tells."""
    tongues = [
        tongue_of(row[column])
        for key, tongue_of in _TONGUES.items()
        if key in arranged.choice.sources
        for column in arranged.choice.sources[key].columns
        for row in rows
        if column < len(row) and not blank(row[column])
    ]
    return majority(tongues) or arranged.kind.spoken(arranged.headers())
