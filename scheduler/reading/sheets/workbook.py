"""The sheet of an xlsx or ods workbook that holds a table, as rows of cells."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.foreign_errors import without_foreign_errors
from scheduler.reading.sheets.merged_cells import Spread, body_areas, spread
from scheduler.reading.sheets.ods_sheets import CONTENT, ods_sheets
from scheduler.reading.sheets.sheet_choice import Layout, Rated, best, rivals
from scheduler.reading.sheets.sheet_marks import Area, Marks, SheetPart
from scheduler.reading.sheets.xlsx_sheets import xlsx_sheets

#: Bytes of XML, cells of all sheets, and rows of a sheet, above which a workbook is refused: the reader would exhaust
#: the memory, or take minutes.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_CELLS = 5_000_000
_MOST_ROWS = 200_000
#: The number of rows, from the top, by which a sheet is chosen.
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that holds the table: its cells from A1 on, "" where empty, with the values of merged cells spread.

    `areas` are the merged cells below the header, and `spreads` what those that have a value gave to others.
    `first` is the name of the first sheet of the workbook, `rivals` are other sheets that could hold the table, and
    `visible` the names of all sheets that have more than a row.
    """

    part: SheetPart
    grid: list[list[object]]
    areas: tuple[Area, ...]
    spreads: tuple[Spread, ...]
    first: str
    rivals: tuple[Rated, ...]
    visible: tuple[str, ...] = ()


def read_workbook(data: bytes, spot: Spot, report: Report, layout: Layout, name: str = "") -> Sheet | None:
    """The sheet that holds a table of that layout; None, reported, if the file is no workbook.

    `name` is the name of the sheet where it is known.
    """
    try:
        parts = workbook_sheets(data)
    except Exception:  # any bytes get a message and no traceback
        _refuse(spot, report)
        return None
    if parts is None:
        text = message(
            "la feuille s'étend trop loin : supprimez les cellules perdues loin du tableau, "
            "ou copiez celui-ci dans un nouveau classeur",
            "the sheet reaches too far: delete stray cells far from the table, or copy it into a new workbook",
        )
        report.mistake(spot, None, text)
        return None
    try:
        return _sheet(_Values(data, parts), parts, layout, name)
    except BaseException as error:  # the reader's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        _refuse(spot, report)
        return None


def _refuse(spot: Spot, report: Report) -> None:
    text = message(
        "ce n'est pas un classeur lisible (protégé par un mot de passe ? abîmé ?) : "
        "enregistrez-le de nouveau depuis le tableur, ou au format CSV",
        "this is no readable workbook (password? damaged?): save it again from the spreadsheet, or as CSV",
    )
    report.mistake(spot, None, text)


def workbook_sheets(data: bytes) -> list[SheetPart] | None:
    """The sheets with their marks; None if they would not fit into the memory.

    The reader of values makes a dense table of a sheet, from A1 to the farthest filled cell. Raises an Exception where
    the bytes are no workbook.
    """
    parts: list[SheetPart] = []
    cells = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            return None
        for part in ods_sheets(archive) if CONTENT in archive.namelist() else xlsx_sheets(archive):
            parts.append(part)
            cells += part.marks.rows * part.marks.columns + _merged_cells(part.marks)
            if cells > _MOST_CELLS or part.marks.rows > _MOST_ROWS:
                return None
    if not parts:
        raise ValueError("no sheet")
    return parts


def too_big(data: bytes) -> bool:
    """True if the sheets would not fit into the memory. Raises an Exception where the bytes are no workbook."""
    return workbook_sheets(data) is None


def _merged_cells(marks: Marks) -> int:
    """The number of cells in the extent of the sheet that merged cells cover, where areas overlap more than once."""
    return sum(
        max(0, min(area.bottom + 1, marks.rows) - area.top) * max(0, min(area.right + 1, marks.columns) - area.left)
        for area in marks.merged
    )


class _Values:
    """The values of the cells of a workbook, sheet by sheet."""

    def __init__(self, data: bytes, parts: Sequence[SheetPart]) -> None:
        import pandas as pd  # type: ignore[import-untyped]  # its stubs are a package of their own

        self._read: Any = pd.read_excel
        self._book = pd.ExcelFile(io.BytesIO(without_foreign_errors(data, parts)), engine="calamine")
        if self._book.sheet_names[: len(parts)] != [part.name for part in parts]:
            raise ValueError("sheets that only one reader sees")

    def grid(self, part: SheetPart, rows: int | None = None) -> list[list[object]]:
        """The cells of the sheet, from A1 on, with its errors; the first `rows` rows where that is given."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = self._read(
                self._book, sheet_name=part.number, header=None, dtype=object, na_filter=False, nrows=rows
            )
        grid: list[list[object]] = [list(row) for row in frame.itertuples(index=False, name=None)]
        height = part.marks.rows if rows is None else min(rows, part.marks.rows)
        width = max(part.marks.columns, max(map(len, grid), default=0))
        grid += [[""] * width for _ in range(height - len(grid))]
        for cells in grid:
            cells.extend([""] * (width - len(cells)))
        for area, content in part.marks.cells:
            for row in range(area.top, min(area.bottom + 1, len(grid))):
                for column in range(area.left, area.right + 1):
                    grid[row][column] = content
        return grid


def _sheet(values: _Values, parts: Sequence[SheetPart], layout: Layout, name: str) -> Sheet:
    """The sheet of that name, or the one that holds the table, with merged cells spread below its header."""
    filled = [part for part in parts if part.marks.rows] or list(parts)[:1]
    wanted = [part for part in filled if part.name == name] if name else filled
    rated = [_rated(values, part, layout) for part in wanted] if len(wanted) > 1 else [Rated(wanted[0], 0, 0, 0)]
    chosen = best(rated)
    grid = values.grid(chosen.part)
    top = layout.header(grid)
    areas: list[Area] = []
    if top is not None:
        width = max((at + 1 for at, cell in enumerate(grid[top]) if not blank(cell)), default=0)
        areas = body_areas(chosen.part.marks.merged, top, width)
    spreads = tuple(spread(grid, areas))
    visible = tuple(part.name for part in parts if part.marks.rows > 1 and not part.hidden)
    return Sheet(chosen.part, grid, tuple(areas), spreads, parts[0].name, tuple(rivals(rated, chosen)), visible)


def _rated(values: _Values, part: SheetPart, layout: Layout) -> Rated:
    grid = values.grid(part, _LOOKED_AT)
    top = layout.header(grid)
    below = part.marks.rows - 1 - (top if top is not None else part.marks.rows)
    columns = layout.columns(grid)
    return Rated(part, len(columns & set(layout.required)), len(columns), max(0, below))
