"""The cells of tables, and which column is which, read once for all that an edit asks of the same bytes."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.remembered import remembering
from scheduler.editing.separated import separated_grid
from scheduler.editing.stated import Columns
from scheduler.editing.tables import arrangement_of, kind_of
from scheduler.editing.workbook import workbook_grid
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid

#: The most tables of which the cells are known: those of a folder, before an edit and after it.
_TABLES = 8


@remembering(_TABLES)
def arranged_grid(data: bytes, file: str, columns: Columns) -> tuple[Grid, Arrangement]:
    """The rows of a table in csv or a workbook, which nobody may change, and its header and columns.

    `columns` is what event.toml states of them. Raises LookupError for a table without a header row.
    """
    kind = kind_of(file, columns)
    grid = (separated_grid if Path(file).suffix.casefold() == ".csv" else workbook_grid)(data, kind, file)
    return grid, arrangement_of(grid, kind, file)
