"""What a change of a table speaks of: each row by what names its item, and each cell by what is expected in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.board.bodies import number_in, text_in
from scheduler.board.refusals import NoRow, NotUnderstood
from scheduler.board.sheet import names_text, rows_by_table
from scheduler.editing import Edit
from scheduler.editing.rows import Row
from scheduler.services.mending import Correction

#: The most cells that one change writes.
_MOST = 1000


def corrections_in(asked: Sequence[Any], kind: str, sources: Mapping[str, bytes]) -> list[Correction]:
    """The corrections that a list of `{file, id, row, key, expected, value}` asks for in tables of that kind.

    `key` is the label of a column, `file` may be left out where there is one table of the kind; the rest as in
    `row_in`. Raises NotUnderstood, NoRow.
    """
    if not 0 < len(asked) <= _MOST:
        raise NotUnderstood
    tables = rows_by_table(sources, kind)
    corrections = []
    for each in asked:
        if not isinstance(each, dict):
            raise NotUnderstood
        file, row = row_in(each, tables)
        key, expected, value = (text_in(each, name) for name in ("key", "expected", "value"))
        corrections.append(Correction(Edit(file, row, key, value or None), expected))
    return corrections


def row_in(asked: Mapping[str, Any], tables: Mapping[str, Sequence[Row]]) -> tuple[str, int]:
    """The table and the number of the row that is meant: by its `id`, all that names its item, wherever it stands; by
    its number `row` too where that names none or several. Raises NotUnderstood, NoRow.
    """
    file = file_in(asked, tables)
    id, number = text_in(asked, "id"), number_in(asked, "row") if "row" in asked else None
    rows = [row.number for row in tables[file] if names_text(row) == id]
    if not id or len(rows) > 1:
        rows = [row for row in rows if row == number]
    if len(rows) != 1:
        raise NoRow(file, id or str(number or ""))
    return file, rows[0]


def file_in(asked: Mapping[str, Any], tables: Mapping[str, object]) -> str:
    """The table that is meant: by its name, which may be left out where there is one. Raises NotUnderstood."""
    file = text_in(asked, "file") if "file" in asked or len(tables) != 1 else next(iter(tables))
    if file not in tables:
        raise NotUnderstood
    return file
