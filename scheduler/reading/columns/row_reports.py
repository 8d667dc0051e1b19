"""Reports on the rows of a sheet that are no items of its table."""

from __future__ import annotations

from scheduler.domain.errors import Weight
from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.outside_rows import Rows
from scheduler.reading.report import Report, Spot, shown

#: The largest number of rows that a message names.
_NAMED = 12


def report_rows(grid: Grid, rows: Rows, arranged: Arrangement, spot: Spot, report: Report) -> None:
    """The rows that were left aside are told, all together; each that may be an item or not is a mistake."""
    if rows.aside:
        numbers = [str(index + 1) for index in rows.aside]
        found = [shown(_first(grid, index)) for index in rows.aside]
        named = ", ".join(numbers[:_NAMED]) + ("…" if len(numbers) > _NAMED else "")
        several = len(numbers) > 1
        text = message(
            "lignes laissées de côté, qui ne sont pas du tableau (totaux, notes, intertitres, pauses) : {rows}"
            if several
            else "ligne laissée de côté, qui n'est pas du tableau (total, note, intertitre, pause)",
            "rows left aside, which are no part of the table (totals, notes, headings, breaks): {rows}"
            if several
            else "row left aside, which is no part of the table (total, note, heading, break)",
            rows=named,
        )
        report.remark(Spot(spot.file, rows.aside[0] + 1), found, text, Weight.GRAVE)
    for index in rows.doubtful:
        text = message(
            "cette ligne n'a rien d'autre qu'un titre : est-ce un exposé ? Remplissez-la ; si c'est la suite du titre "
            "au-dessus, écrivez-la là ; sinon supprimez-la",
            "this row has nothing but a title: is it a talk? Fill it in; if it goes on with the title above, write it "
            "there; else remove it",
        )
        spot_of_title = Spot(spot.file, index + 1, arranged.headers()["title"])
        report.mistake(spot_of_title, _first(grid, index), text)


def _first(grid: Grid, index: int) -> object:
    return next(cell for cell in grid[index] if not blank(cell))
