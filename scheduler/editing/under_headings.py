"""Rows added to a table whose headings say something of the talks below them, as « Refusées » does."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.errors import Unwritable
from scheduler.editing.grids import arranged_grid
from scheduler.editing.stated import Columns
from scheduler.language.message import message
from scheduler.reading.columns.headings import Headings, headings_among
from scheduler.reading.columns.outside_rows import rows_of
from scheduler.reading.posters import talk_type
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import plain


def refuse_below_headings(before: bytes, after: bytes, file: str, columns: Columns) -> None:
    """Raises Unwritable where a heading says something of an added row, or says nothing any more because of it.

    `before` and `after` are the table without and with the rows, which stand at its end. Headings that name an axis
    are left to the reader, which tells what they give.
    """
    old = _headings(before, file, columns)
    if not old.rows:
        return
    new = _headings(after, file, columns)
    added = sorted(set(new.above) - set(old.above))
    said = [said for row in added for key, said in new.above[row].items() if not _is_usual(key, said.value)]
    if said:
        fr = "la ligne viendrait sous l'intertitre « {heading} », qui dirait cela d'elle aussi"
        en = "the row would come below the heading “{heading}”, which would say that of it too"
        raise Unwritable(message(fr, en, heading=said[0].heading))
    if new.rows != old.rows:
        fr = "avec cette ligne, les intertitres du tableau ne diraient plus rien des autres"
        en = "with this row, the headings of the table would say nothing of the others any more"
        raise Unwritable(message(fr, en))


def _is_usual(field: str, value: str) -> bool:
    """True for what a talk is that has no status and no type of its own: one that is held."""
    return (
        plain(talk_type("fr")(value)) == "talk"
        if field == "type"
        else plain(status("fr")(value)) in ("accepted", "confirmed")
    )


def _headings(data: bytes, file: str, columns: Columns) -> Headings:
    """The headings of the table; none in a JSON list."""
    if Path(file).suffix.casefold() == ".json":
        return Headings()
    grid, arranged = arranged_grid(data, file, columns)
    return headings_among(grid, rows_of(grid, arranged), arranged)
