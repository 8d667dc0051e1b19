"""The rows of a sheet as fields: the cells of each column together, cleaned, and those that do not go together told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.joined import joined, places_of
from scheduler.reading.fields import Fields
from scheduler.reading.lost_letters import report_lost
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, Wrong, shown
from scheduler.reading.sheets.cleaned_cells import cleaned_row
from scheduler.workbooks.cell_errors import CellError, error_of


def fields_of(arranged: Arrangement, row: Sequence[object], header: Place, number: int, report: Report) -> Fields:
    """The fields of a row; cells that do not go together are reported."""
    place = replace(header, row=number)
    used = sorted({column for source in arranged.choice.sources.values() for column in source.columns})
    row = cleaned_row(row, used, lambda column: arranged.label([column]), Spot(header.file, number), report)
    raw: dict[str, object] = {}
    for key, source in arranged.choice.sources.items():
        errors = [error for column in source.columns if (error := _error_at(row, column))]
        if errors:
            raw[key] = errors[0]
            continue
        try:
            raw[key] = joined(key, source, row)
            _tell_lines(arranged, key, row, place, report)
        except Wrong as error:
            cells = [shown(row[column]) for column in source.columns if not blank(row[column])]
            report.mistake(place.spot(key), cells, error.text)
            raw[key] = " ".join(cells)
    report_lost(raw, place, report)
    return Fields(raw, place, report, _parts(arranged, row))


def _parts(arranged: Arrangement, row: Sequence[object]) -> dict[str, list[tuple[str, object]]]:
    """The label and the cell of each column of the fields that stand in several columns."""
    return {
        key: [(arranged.label([column]), row[column] if column < len(row) else None) for column in source.columns]
        for key, source in arranged.choice.sources.items()
        if len(source.columns) > 1
    }


def _tell_lines(arranged: Arrangement, key: str, row: Sequence[object], place: Place, report: Report) -> None:
    """People who stand one a line in the columns of a joined name are told, pair by pair."""
    source = arranged.choice.sources[key]
    if key not in ("speakers", "authors", "discussant") or len(source.columns) == 1:
        return
    cells = {column: row[column] for column in source.columns if column < len(row)}
    lines = {column: cell for column, cell in cells.items() if isinstance(cell, str) and "\n" in cell.strip()}
    if not lines:
        return
    corrections = tuple(
        Correction(place.file, place.row, arranged.label([column]), "; ".join(places_of(cell)))
        for column, cell in lines.items()
    )
    meant = message("« {names} »", "“{names}”", names=joined(key, source, row))
    found = " + ".join(shown(cell) for cell in cells.values())
    report.guesses.append(Guess("lines", place.spot(key), found, meant, corrections))


def _error_at(row: Sequence[object], column: int) -> CellError | None:
    return error_of(row[column]) if column < len(row) else None
