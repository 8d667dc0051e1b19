"""The rows of a table by the names of their items; rows added and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.editing.edit import Value
from scheduler.editing.objects import add_object, objects_of, withdraw_object
from scheduler.editing.separated import add_record, separated_grid, withdraw_record
from scheduler.editing.tables import header_of, kind_of
from scheduler.editing.workbook import add_workbook_row, withdraw_workbook_row, workbook_grid
from scheduler.language.text import clean_line
from scheduler.reading.cells import blank
from scheduler.reading.columns import TALKS
from scheduler.reading.report import shown

#: The names of an item of a table, by column: `(("id", "T03"),)`; () for an item without a name.
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as in messages, and its values by the headers as they stand in the file."""

    number: int
    cells: Mapping[str, object]


def table_rows(data: bytes, file: str) -> tuple[Row, ...]:
    """The rows of the table in `file`, from top to bottom. Raises LookupError if there is none in it."""
    if Path(file).suffix.casefold() == ".json":
        objects = enumerate(objects_of(data, file), start=1)
        return tuple(Row(number, cells) for number, cells in objects if not all(map(blank, cells.values())))
    is_csv = Path(file).suffix.casefold() == ".csv"
    grid: Sequence[Sequence[object]] = separated_grid(data, file) if is_csv else workbook_grid(data, file)
    top = header_of(grid, kind_of(file), file)
    header = ["" if blank(cell) else shown(cell) for cell in grid[top]]
    rows = enumerate(grid[top + 1 :], start=top + 2)
    return tuple(
        Row(number, {key: cell for key, cell in zip(header, row, strict=False) if key})
        for number, row in rows
        if not all(map(blank, row))
    )


def names_of(row: Row, file: str) -> Names:
    """The names of the item of the row as it spells them: a talk's id, a person's address and name; () where the
    cells are blank.
    """
    kind = kind_of(file)
    wanted = ("id",) if kind is TALKS else ("email", "name")
    texts = {
        key: clean_line(shown(cell))
        for header, cell in row.cells.items()
        if (key := kind.known(header)) in wanted and not blank(cell)
    }
    return tuple((key, texts[key]) for key in wanted if key in texts)


def folded(names: Names) -> Names:
    """The names without the difference of capitals, to compare them: no two ids differ in capitals alone."""
    return tuple((key, text.casefold()) for key, text in names)


def positions(rows: Sequence[Row], file: str, names: Names) -> tuple[int, ...]:
    """The numbers of the rows of that item."""
    return tuple(row.number for row in rows if names and folded(names_of(row, file)) == folded(names))


def with_row(data: bytes, file: str, values: Mapping[str, Value]) -> bytes:
    """The table with another row at its end; `values` by header or by column name, in any language.

    Raises LookupError for a column that the table lacks.
    """
    match Path(file).suffix.casefold():
        case ".json":
            return add_object(data, file, values)
        case ".csv":
            return add_record(data, file, values)
        case _:
            return add_workbook_row(data, file, values)


def without_row(data: bytes, file: str, number: int) -> bytes:
    """The table without the row of that number; in a workbook its cells are emptied and the row stays.

    Raises LookupError if there is no such row, or if a formula of it is needed elsewhere.
    """
    match Path(file).suffix.casefold():
        case ".json":
            return withdraw_object(data, file, number)
        case ".csv":
            return withdraw_record(data, file, number)
        case _:
            return withdraw_workbook_row(data, file, number)
