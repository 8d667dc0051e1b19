"""The positions of values in the cells of a table, numbered as the reader numbers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.editing.edit import Edit, Value
from scheduler.reading.cells import blank
from scheduler.reading.columns import PARTICIPANTS, SPEAKERS, TALKS, Kind
from scheduler.reading.grids import Grid
from scheduler.reading.report import shown
from scheduler.reading.tables import header_row


@dataclass(frozen=True, slots=True)
class Target:
    """Positions from 0 of a cell and of the header row; `new` where the column has no header yet."""

    header: int
    row: int
    column: int
    new: bool


@dataclass(frozen=True, slots=True)
class Put:
    """The new content of a cell, a number as `int`; positions are counted from 0.

    `like` is the row whose cell gives its style to a cell that has none; it lets a row be made that is not there.
    `copied` is the position of a cell whose value it takes instead, in the type that it has; `freed` is true for a cell
    that merged cells have covered.
    """

    row: int
    column: int
    value: str | int | None
    like: int | None = None
    copied: tuple[int, int] | None = None
    freed: bool = False


def find(grid: Grid, kind: Kind, edit: Edit) -> Target:
    """The cell of the edit; a new column comes after the last one with a header or content."""
    top = header_row(grid, kind)
    row = -1 if edit.row is None else edit.row - 1
    if top is None or not top < row < len(grid) or all(map(blank, grid[row])):
        raise LookupError(f"{edit.file} has no row {edit.row}")
    column = column_of(grid[top], kind, edit.key)
    return Target(top, row, _free(grid, top) if column is None else column, column is None)


def value_of(grid: Grid, kind: Kind, edit: Edit) -> object:
    """The value of the cell; None where it is blank or its column is missing."""
    target = find(grid, kind, edit)
    cells = grid[target.row]
    value = cells[target.column] if not target.new and target.column < len(cells) else None
    return None if blank(value) else value


def kind_of(file: str) -> Kind:
    """The kind of table that the file holds. Raises LookupError if it holds none."""
    for kind in (TALKS, SPEAKERS, PARTICIPANTS):
        if Path(file).stem.casefold() in (kind.name, kind.french):
            return kind
    raise LookupError(f"{file} is no table of the folder")


def columns_of(header: Sequence[object], kind: Kind, values: Mapping[str, Value]) -> dict[int, Value]:
    """The values of a row by the positions of their columns. Raises LookupError for a column that is not there."""
    cells: dict[int, Value] = {}
    for key, value in values.items():
        column = column_of(header, kind, key)
        if column is None and value is not None:
            raise LookupError(f"there is no column {key}")
        if column is not None:
            cells[column] = value
    return cells


def header_of(grid: Grid, kind: Kind, file: str) -> int:
    """The position of the header row. Raises LookupError for a table without one."""
    top = header_row(grid, kind)
    if top is None:
        raise LookupError(f"{file} has no header row")
    return top


def last_row(grid: Grid) -> int:
    """The position of the last row that is not blank."""
    return max((at for at, row in enumerate(grid) if not all(map(blank, row))), default=-1)


def column_of(header: Sequence[object], kind: Kind, key: str) -> int | None:
    """The position of the header `key`, else of a header with the same meaning, of which a table has at most one."""
    texts = ["" if blank(cell) else shown(cell) for cell in header]
    if key in texts:
        return texts.index(key)
    meant = kind.known(key)
    return next((at for at, text in enumerate(texts) if text and meant and kind.known(text) == meant), None)


def refuse_emptying(edit: Edit) -> None:
    """Raises LookupError if the edit empties a cell: its column was not found."""
    if edit.value is None:
        raise LookupError(f"{edit.file} has no column {edit.key}")


def _free(grid: Grid, top: int) -> int:
    named = [at for at, cell in enumerate(grid[top]) if not blank(cell)]
    column = named[-1] + 1
    while any(column < len(row) and not blank(row[column]) for row in grid[top:]):
        column += 1
    return column
