"""The rows of a table by the names of their items; rows added and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.editing.edit import Value
from scheduler.editing.grids import arranged_grid
from scheduler.editing.objects import add_object, objects_of, withdraw_object
from scheduler.editing.separated import add_record, withdraw_record
from scheduler.editing.stated import NOTHING, Columns
from scheduler.editing.tables import kind_of
from scheduler.editing.workbook import add_workbook_row, withdraw_workbook_row
from scheduler.language.text import clean_line
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement, arrange_objects
from scheduler.reading.columns.header_rows import Header
from scheduler.reading.columns.kinds import PROPOSALS, TALKS, Kind
from scheduler.reading.report import shown

#: The names of an item of a table, by column: `(("id", "T03"),)`; () for an item without a name.
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as in messages, its values by their columns' labels, and what names its item.

    A label is the header as it stands in the file, with a number where several are the same.
    """

    number: int
    cells: Mapping[str, object]
    names: Names


def table_rows(data: bytes, file: str, columns: Columns = NOTHING) -> tuple[Row, ...]:
    """The rows of the table in `file`, from top to bottom. Raises LookupError if there is none in it.

    `columns` is what event.toml states of them.
    """
    if Path(file).suffix.casefold() == ".json":
        return _objects(objects_of(data, file), kind_of(file, columns))
    grid, arranged = arranged_grid(data, file, columns)
    header = arranged.header
    rows = enumerate(grid[header.last + 1 :], start=header.last + 2)
    return tuple(
        Row(number, _cells(header, row), _names(arranged, row)) for number, row in rows if not all(map(blank, row))
    )


def _objects(objects: Sequence[Mapping[str, object]], kind: Kind) -> tuple[Row, ...]:
    arranged = arrange_objects(objects, kind)
    keys = list(dict.fromkeys(key for item in objects for key in item))
    return tuple(
        Row(number, item, _names(arranged, [item.get(key) for key in keys]))
        for number, item in enumerate(objects, start=1)
        if not all(map(blank, item.values()))
    )


def _cells(header: Header, row: Sequence[object]) -> dict[str, object]:
    return {label: cell for label, text, cell in zip(header.labels, header.texts, row, strict=False) if text}


def _names(arranged: Arrangement, row: Sequence[object]) -> Names:
    """The names of the item of the row as it spells them: a talk's or proposal's id, a person's address and name.

    () where the cells are blank.
    """
    wanted = ("id",) if arranged.kind.name in (TALKS.name, PROPOSALS.name) else ("email", "name")
    texts = ((key, _text(arranged, row, key)) for key in wanted)
    return tuple((key, text) for key, text in texts if text)


def _text(arranged: Arrangement, row: Sequence[object], key: str) -> str:
    """What the row has in the columns of a field."""
    source = arranged.choice.sources.get(key)
    cells = [row[column] for column in source.columns if column < len(row)] if source else []
    return " ".join(clean_line(shown(cell)) for cell in cells if not blank(cell))


def folded(names: Names) -> Names:
    """The names without the difference of capitals, to compare them: no two ids differ in capitals alone."""
    return tuple((key, text.casefold()) for key, text in names)


def positions(rows: Sequence[Row], names: Names) -> tuple[int, ...]:
    """The numbers of the rows of that item: of a person to whom an address was given since, by the name alone."""
    exact = tuple(row.number for row in rows if names and folded(row.names) == folded(names))
    return exact or tuple(row.number for row in rows if _agree(dict(folded(row.names)), dict(folded(names))))


def _agree(some: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """True if both have a name of the same kind, and what both have is the same."""
    shared = some.keys() & others.keys()
    return bool(shared) and all(some[key] == others[key] for key in shared)


def with_row(data: bytes, file: str, values: Mapping[str, Value], columns: Columns = NOTHING) -> bytes:
    """The table with another row at its end; `values` by header or by column name, in any language.

    Raises LookupError for a column that the table lacks.
    """
    kind = kind_of(file, columns)
    match Path(file).suffix.casefold():
        case ".json":
            return add_object(data, kind, file, values)
        case ".csv":
            return add_record(data, kind, file, values)
        case _:
            return add_workbook_row(data, kind, file, values)


def without_row(data: bytes, file: str, number: int, columns: Columns = NOTHING) -> bytes:
    """The table without the row of that number; in a workbook its cells are emptied and the row stays.

    Raises LookupError if there is no such row, or if a formula of it is needed elsewhere.
    """
    kind = kind_of(file, columns)
    match Path(file).suffix.casefold():
        case ".json":
            return withdraw_object(data, file, number)
        case ".csv":
            return withdraw_record(data, kind, file, number)
        case _:
            return withdraw_workbook_row(data, kind, file, number)
