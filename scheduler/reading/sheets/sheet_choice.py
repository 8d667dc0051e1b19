"""The sheet of a workbook that holds the table: the one whose header names the most known columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.report import shown

if TYPE_CHECKING:
    from scheduler.workbooks.sheet_marks import SheetPart

#: The number of known columns by which a hidden sheet is taken for a table.
_HIDDEN_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a kind of table is recognised: `known` names the column of a header, `header` gives the header row.

    `required` are columns without which it is no table of the kind. `texts` gives the header of each column where the
    header may take two rows, of which `header` is the lower.
    """

    known: Callable[[str], object | None]
    header: Callable[[Grid], int | None]
    required: Collection[object] = ()
    texts: Callable[[Grid], Sequence[str]] | None = None

    def headers(self, grid: Grid) -> tuple[str, ...]:
        """The header of each column, "" for none."""
        if self.texts is not None:
            return tuple(self.texts(grid))
        top = self.header(grid)
        return () if top is None else tuple("" if blank(cell) else shown(cell) for cell in grid[top])

    def columns(self, grid: Grid) -> set[object]:
        """The known columns that the header of the grid names."""
        return {self.known(text) for text in self.headers(grid) if text} - {None}


@dataclass(frozen=True, slots=True)
class Rated:
    """A sheet with the numbers of required and of known columns that its header names, and of rows below the header."""

    part: SheetPart
    required: int
    columns: int
    rows: int


def best(sheets: Sequence[Rated]) -> Rated:
    """The sheet with rows and the most required, then known columns; the first of equals.

    A hidden sheet is taken only where no other fits.
    """
    return max(sheets, key=_rank)


def _rank(sheet: Rated) -> tuple[bool, bool, int, int, bool]:
    fits = sheet.columns >= (_HIDDEN_COLUMNS if sheet.part.hidden else 1)
    shows = fits and not sheet.part.hidden
    required, columns = (sheet.required, sheet.columns) if fits else (0, 0)
    return shows and sheet.rows > 0, fits, required, columns, not sheet.part.hidden


def rivals(sheets: Sequence[Rated], chosen: Rated) -> list[Rated]:
    """The other visible sheets with rows that name nearly as many known columns: each could be the table."""
    return [
        sheet
        for sheet in sheets
        if sheet.part.number != chosen.part.number
        and not sheet.part.hidden
        and sheet.rows
        and sheet.required >= chosen.required
        and 3 * sheet.columns >= 2 * max(chosen.columns, 2)
    ]
