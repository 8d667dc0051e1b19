"""The sheet of an xlsx or ods workbook that holds a table, as rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.language.message import message
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.merged_cells import Spread, body_areas, spread
from scheduler.reading.sheets.sheet_choice import Layout, Rated, best, rivals
from scheduler.workbooks.apart import Refusal, workbook_contents
from scheduler.workbooks.sheet_marks import Area, SheetPart
from scheduler.workbooks.values import Contents

#: The number of rows, from the top, by which a sheet is chosen.
_LOOKED_AT = 20
#: What is told of each refusal.
REFUSED = {
    Refusal.UNREADABLE: message(
        "ce n'est pas un classeur lisible (protégé par un mot de passe ? abîmé ?) : "
        "enregistrez-le de nouveau depuis le tableur, ou au format CSV",
        "this is no readable workbook (password? damaged?): save it again from the spreadsheet, or as CSV",
    ),
    Refusal.TOO_FAR: message(
        "la feuille s'étend trop loin : supprimez les cellules perdues loin du tableau, "
        "ou copiez celui-ci dans un nouveau classeur",
        "the sheet reaches too far: delete stray cells far from the table, or copy it into a new workbook",
    ),
    Refusal.TOO_LARGE: message(
        "ce classeur demande trop de mémoire ou de temps : copiez le tableau seul, sans mise en forme, "
        "dans un nouveau classeur, ou enregistrez-le au format CSV",
        "this workbook takes too much memory or time: copy the table alone, without formats, into a new workbook, "
        "or save it as CSV",
    ),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that holds the table: its cells from A1 on, "" where empty, with the values of merged cells spread.

    `headers` are those of the columns, "" for none. `areas` are the merged cells below the header, and `spreads` what
    those that have a value gave to others. `first` is the name of the first sheet of the workbook, `rivals` are other
    sheets that could hold the table, and `visible` the names of all sheets that have more than a row.
    """

    part: SheetPart
    grid: list[list[object]]
    headers: tuple[str, ...]
    areas: tuple[Area, ...]
    spreads: tuple[Spread, ...]
    first: str
    rivals: tuple[Rated, ...]
    visible: tuple[str, ...] = ()


def read_workbook(data: bytes, spot: Spot, report: Report, layout: Layout, name: str = "") -> Sheet | None:
    """The sheet that holds a table of that layout; None, reported, if the file cannot be read.

    `name` is the name of the sheet where it is known.
    """
    read = workbook_contents(data)
    if isinstance(read, Refusal):
        report.mistake(spot, None, REFUSED[read])
        return None
    named = [part for part in read.parts if name in ("", part.name)]
    if not named:
        text = message("le classeur n'a pas de feuille « {name} »", "the workbook has no sheet “{name}”", name=name)
        report.mistake(spot, None, text)
        return None
    return _sheet(read, layout, [part for part in named if part.marks.rows] or named[:1])


def _sheet(read: Contents, layout: Layout, wanted: Sequence[SheetPart]) -> Sheet:
    """That of the wanted sheets which holds the table, with merged cells spread below its header."""
    rated = [_rated(read, part, layout) for part in wanted] if len(wanted) > 1 else [Rated(wanted[0], 0, 0, 0)]
    chosen = best(rated)
    grid = [list(cells) for cells in read.grids[chosen.part.number]]
    top, headers = layout.header(grid), layout.headers(grid)
    areas: list[Area] = []
    if top is not None:
        width = max((at + 1 for at, text in enumerate(headers) if text), default=0)
        areas = body_areas(chosen.part.marks.merged, top, width)
    spreads = tuple(spread(grid, areas))
    visible = tuple(part.name for part in read.parts if part.marks.rows > 1 and not part.hidden)
    return Sheet(
        chosen.part, grid, headers, tuple(areas), spreads, read.parts[0].name, tuple(rivals(rated, chosen)), visible
    )


def _rated(read: Contents, part: SheetPart, layout: Layout) -> Rated:
    grid = read.grids[part.number][:_LOOKED_AT]
    top = layout.header(grid)
    below = part.marks.rows - 1 - (top if top is not None else part.marks.rows)
    columns = layout.columns(grid)
    return Rated(part, len(columns & set(layout.required)), len(columns), max(0, below))
