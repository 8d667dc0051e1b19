"""The values of the cells of a workbook: marks by a pass of ours, values by pandas and its engine calamine.

It is called in the process of `contents` alone: a hostile workbook may exhaust its memory, its time, or end it.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduler.workbooks.foreign_errors import without_foreign_errors
from scheduler.workbooks.ods_sheets import CONTENT, ods_sheets
from scheduler.workbooks.sheet_marks import Marks, SheetPart
from scheduler.workbooks.xlsx_sheets import xlsx_sheets

#: Bytes of all parts, cells of all sheets, rows of a sheet, and characters of all cells, above which a workbook is
#: refused.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_CELLS = 5_000_000
_MOST_ROWS = 200_000
_MOST_CHARACTERS = 64 * 1024 * 1024


class TooFar(ValueError):
    """The sheets have more cells than are read."""


class TooLarge(ValueError):
    """The workbook holds more bytes or characters than are read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets of a workbook, and the cells of each from A1 on, "" where empty, errors as `CellError`."""

    parts: tuple[SheetPart, ...]
    grids: tuple[list[list[object]], ...]


def contents(data: bytes) -> Contents:
    """All sheets of the workbook. Raises `TooFar`, `TooLarge`, or any Exception where the bytes are no workbook."""
    import pandas as pd  # type: ignore[import-untyped]  # its stubs are a package of their own

    parts = _parts(data)
    book = pd.ExcelFile(io.BytesIO(without_foreign_errors(data, parts)), engine="calamine")
    if [sheet.name for sheet in book.book.sheets_metadata] != [part.name for part in parts]:
        raise ValueError("sheets that only one reader sees")
    texts = _Texts()
    grids = (_grid(_rows(book, part.name), part.marks, texts) for part in parts)
    return Contents(tuple(parts), tuple(grids))


def _rows(book: Any, name: str) -> list[tuple[object, ...]]:
    """The cells of a sheet of a pandas `ExcelFile`, row by row; none of a sheet that is a chart."""
    if name not in book.sheet_names:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = book.parse(name, header=None, dtype=object, na_filter=False)
    return list(frame.itertuples(index=False, name=None))


def _parts(data: bytes) -> list[SheetPart]:
    """The sheets with their marks.

    The reader of values makes a dense table of a sheet, from A1 to the farthest filled cell, which must be bounded.
    """
    parts: list[SheetPart] = []
    cells = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise TooLarge
        for part in ods_sheets(archive) if CONTENT in archive.namelist() else xlsx_sheets(archive):
            parts.append(part)
            cells += part.marks.rows * part.marks.columns + _merged_cells(part.marks)
            if cells > _MOST_CELLS or part.marks.rows > _MOST_ROWS:
                raise TooFar
    if not parts:
        raise ValueError("no sheet")
    return parts


def _merged_cells(marks: Marks) -> int:
    """The number of cells in the extent of the sheet that merged cells cover, where areas overlap more than once."""
    return sum(
        max(0, min(area.bottom + 1, marks.rows) - area.top) * max(0, min(area.right + 1, marks.columns) - area.left)
        for area in marks.merged
    )


class _Texts:
    """The texts of a workbook: equal texts are one object, and their characters are bounded (`_MOST_CHARACTERS`)."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._left = _MOST_CHARACTERS

    def of(self, text: str) -> str:
        """The text. Raises `TooLarge` where there have been too many."""
        if text not in self._known:
            self._known[text] = text
            self._left -= len(text)
            if self._left < 0:
                raise TooLarge
        return self._known[text]


def _grid(rows: Sequence[Sequence[object]], marks: Marks, texts: _Texts) -> list[list[object]]:
    """The cells of the sheet, from A1 on, with its errors."""
    if len(rows) > _MOST_ROWS or len(rows) * max(map(len, rows), default=0) > _MOST_CELLS:
        raise TooFar  # farther than our own pass saw
    grid: list[list[object]] = [_row(row, texts) for row in rows]
    width = max(marks.columns, max(map(len, grid), default=0))
    grid += [[""] * width for _ in range(marks.rows - len(grid))]
    for cells in grid:
        cells.extend([""] * (width - len(cells)))
    for area, content in marks.cells:
        for row in range(area.top, min(area.bottom + 1, len(grid))):
            for column in range(area.left, area.right + 1):
                grid[row][column] = content
    return grid


def _row(cells: Sequence[object], texts: _Texts) -> list[object]:
    return [texts.of(cell) if isinstance(cell, str) else _plain(cell) for cell in cells]


def _plain(value: object) -> object:
    """The value of a cell: whole numbers without a fraction, and days as a moment of Python's own."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return datetime(*value.timetuple()[:6], value.microsecond) if isinstance(value, datetime) else value
