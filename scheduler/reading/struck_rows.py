"""What people have said of a row with a pen: rows and cells that are crossed out in a workbook, and comments on cells.

What is crossed out is read, since a line through a cell may mean that it is done, and is told with what to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.domain.errors import Weight
from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid, letters
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.fields import Fields
from scheduler.reading.report import Place, Report, Spot, Wrong
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import plain
from scheduler.workbooks.sheet_marks import Area, Marks

#: The status that says in either language what a struck row may mean.
_WITHDRAWN = message("retiré", "withdrawn")


def tell_struck(grid: Grid, arranged: Arrangement, rows: Mapping[int, Fields], marks: Marks, place: Place) -> None:
    """Rows whose cells are mostly crossed out are reported as a whole, the others cell by cell.

    Parameters
    ----------
    rows
        The fields of each row by its index.
    place
        That of the header row.
    """
    if not (marks.struck or marks.partly):
        return
    used = sorted({column for source in arranged.choice.sources.values() for column in source.columns})
    struck, partly = _cells(marks.struck, grid), _cells(marks.partly, grid)
    for index, fields in rows.items():
        filled = [column for column, cell in enumerate(grid[index]) if not blank(cell)]
        crossed = [column for column in filled if (index, column) in struck]
        if 2 * len(crossed) > len(filled):
            _tell_row(fields, arranged)
            continue
        for column in used:
            spot = Spot(place.file, index + 1, arranged.header.labels[column])
            if column in crossed:
                _tell_cell(spot, grid[index][column], fields.report, whole=True)
            elif (index, column) in partly:
                _tell_cell(spot, grid[index][column], fields.report, whole=False)


def tell_notes(marks: Marks, arranged: Arrangement, place: Place, report: Report) -> None:
    """Every comment from the header on is told with its cell."""
    text = message(
        "commentaire du classeur, qui n'est pas lu : s'il compte, écrivez-le dans le tableau",
        "a comment in the workbook, which is not read: if it matters, write it into the table",
    )
    labels = arranged.header.labels
    for area, note in marks.notes:
        if area.top >= arranged.header.first:
            column = labels[area.left] if area.left < len(labels) else letters(area.left)
            report.remark(Spot(place.file, area.top + 1, column), note, text)


def _cells(areas: Iterable[Area], grid: Grid) -> set[tuple[int, int]]:
    """The cells of the areas that lie in the grid."""
    return {
        (row, column)
        for area in areas
        for row in range(area.top, min(area.bottom + 1, len(grid)))
        for column in range(area.left, min(area.right + 1, len(grid[row])))
    }


def _tell_row(row: Fields, arranged: Arrangement) -> None:
    """A row that is crossed out is told, unless its status leaves it out anyway."""
    if arranged.kind.name != TALKS.name:
        text = message(
            "la ligne est barrée dans le classeur, et lue quand même : si elle ne vaut plus, supprimez-la",
            "the row is crossed out in the workbook, and read all the same: if it no longer holds, delete it",
        )
        row.report.remark(Spot(row.place.file, row.place.row), None, text, Weight.GRAVE)
    elif not _is_left_out(row):
        text = message(
            "la ligne est barrée dans le classeur, et lue quand même : si l'exposé est retiré, "
            "écrivez ici « {french} »",
            "the row is crossed out in the workbook, and read all the same: if the talk is withdrawn, "
            "write “{english}” here",
            french=_WITHDRAWN.fr,
            english=_WITHDRAWN.en,
        )
        word = _WITHDRAWN.to(arranged.kind.tongue(row.place.headers))
        row.report.remark(row.spot("status"), row.raw.get("status"), text, Weight.GRAVE, (word,))


def _is_left_out(row: Fields) -> bool:
    try:
        return row.has("status") and plain(status("fr")(row.raw["status"])) == "left out"
    except Wrong:
        return False


def _tell_cell(spot: Spot, found: object, report: Report, *, whole: bool) -> None:
    if whole:
        text = message(
            "ce texte est barré dans le classeur, et lu quand même : s'il ne vaut plus, supprimez-le",
            "this text is crossed out in the workbook, and read all the same: if it no longer holds, delete it",
        )
    else:
        text = message(
            "une partie de ce texte est barrée dans le classeur, et lue quand même : si elle ne vaut plus, "
            "supprimez-la",
            "a part of this text is crossed out in the workbook, and read all the same: if it no longer holds, "
            "delete it",
        )
    report.remark(spot, found, text, Weight.GRAVE)
