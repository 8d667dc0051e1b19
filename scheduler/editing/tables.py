"""The positions of values in the cells of a table, numbered as the reader numbers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import Unwritable
from scheduler.editing.edit import Edit, Value
from scheduler.editing.stated import NOTHING, Columns
from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement, arrange
from scheduler.reading.columns.header_rows import Grid, Header
from scheduler.reading.columns.kinds import PARTICIPANTS, PROPOSALS, SPEAKERS, TALKS, Kind
from scheduler.reading.sheets.files import ENDINGS
from scheduler.reading.sheets.people_names import is_for_people
from scheduler.reading.sheets.table_names import file_of, sheet_of


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


def find(grid: Grid, kind: Kind, edits: Sequence[Edit]) -> list[Target]:
    """The cell of each edit; new columns come after the last one with a header or content, one for each key."""
    arranged = arrange(grid, kind)
    added: dict[str, int] = {}
    targets = []
    for edit in edits:
        row = _row_of(grid, arranged, edit)
        assert arranged is not None
        name, column = kind.meant(edit.key) or edit.key, arranged.column(edit.key)
        is_new = column is None and name not in added
        if is_new:
            added[name] = _free(grid, arranged.header, max(added.values(), default=-1))
        targets.append(Target(arranged.header.last, row, added[name] if column is None else column, is_new))
    return targets


def value_of(grid: Grid, arranged: Arrangement, edit: Edit) -> object:
    """The value of the cell; None where it is blank or its column is missing. Raises LookupError for a missing row."""
    cells = grid[_row_of(grid, arranged, edit)]
    column = arranged.column(edit.key)
    value = cells[column] if column is not None and column < len(cells) else None
    return None if blank(value) else value


def _row_of(grid: Grid, arranged: Arrangement | None, edit: Edit) -> int:
    """The position of the row of the edit. Raises LookupError if it is not there or blank."""
    row = -1 if edit.row is None else edit.row - 1
    if arranged is None or not arranged.header.last < row < len(grid) or all(map(blank, grid[row])):
        raise Unwritable.no_row(edit.file, edit.row)
    return row


def kind_of(file: str, columns: Columns = NOTHING) -> Kind:
    """The kind of table that the file holds, with what is stated of its columns. LookupError if it holds none.

    A sheet that the name states besides the workbook of the talks is one of people if it is called so, else of talks.
    """
    path = Path(file_of(file))
    for kind in (TALKS, SPEAKERS, PARTICIPANTS, PROPOSALS):
        if path.suffix.casefold() in ENDINGS and path.stem.casefold() in (kind.name, kind.french):
            if not sheet_of(file):
                return kind.with_stated(columns)
            if kind.name == TALKS.name:
                return (SPEAKERS if is_for_people(sheet_of(file)) else TALKS).with_stated(columns)
    raise Unwritable(message("{file} n'est pas un tableau du dossier", "{file} is no table of the folder", file=file))


def columns_of(arranged: Arrangement, values: Mapping[str, Value]) -> dict[int, Value]:
    """The values of a row by the positions of their columns. Raises LookupError for a column that is not there."""
    cells: dict[int, Value] = {}
    for key, value in values.items():
        column = arranged.column(key)
        if column is None and value is not None:
            raise Unwritable(message("il n'y a pas de colonne « {key} »", "there is no column “{key}”", key=key))
        if column is not None:
            cells[column] = value
    return cells


def arrangement_of(grid: Grid, kind: Kind, file: str) -> Arrangement:
    """The header and columns of the table. Raises LookupError for a table without a header row."""
    arranged = arrange(grid, kind)
    if arranged is None:
        raise Unwritable(message("{file} n'a pas de ligne de titres", "{file} has no header row", file=file))
    return arranged


def last_row(grid: Grid) -> int:
    """The position of the last row that is not blank."""
    return max((at for at, row in enumerate(grid) if not all(map(blank, row))), default=-1)


def refuse_emptying(edit: Edit) -> None:
    """Raises LookupError if the edit empties a cell: its column was not found."""
    if edit.value is None:
        raise Unwritable(
            message("{file} n'a pas de colonne « {key} »", "{file} has no column “{key}”", file=edit.file, key=edit.key)
        )


def _free(grid: Grid, header: Header, behind: int) -> int:
    """The first column behind all headers, and that one, without content below."""
    column = max(behind, *(at for at, text in enumerate(header.texts) if text)) + 1
    while any(column < len(row) and not blank(row[column]) for row in grid[header.first :]):
        column += 1
    return column
