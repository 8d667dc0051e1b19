"""xlsx and ods: cells changed in the XML of the first sheet; every other part of the archive keeps its content.

No library that loads a workbook and saves it again: openpyxl drops what formulas have computed, which is all that the
reader sees of them, and both it and odfpy drop what they do not know.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from scheduler.editing.edit import Edit, Value, cell_text
from scheduler.editing.ods import put_ods
from scheduler.editing.tables import Put, Target, arrangement_of, columns_of, find, kind_of, last_row, refuse_emptying
from scheduler.editing.xlsx import put_xlsx
from scheduler.reading.columns import Kind
from scheduler.reading.header_rows import Grid
from scheduler.reading.report import Report, Spot
from scheduler.reading.workbook import read_workbook


def workbook_grid(data: bytes, file: str) -> Grid:
    """The cells of the first sheet as the reader sees them."""
    grid = read_workbook(data, Spot(file), Report())
    if grid is None:
        raise LookupError(f"{file} is no workbook")
    return grid


def edit_workbook(data: bytes, kind: Kind, edit: Edit) -> bytes:
    """The file with that cell changed; the ending says nothing of the format, as for the reader."""
    grid = workbook_grid(data, edit.file)
    target = find(grid, kind, edit)
    puts = [Put(target.row, target.column, _value(grid, target, edit))]
    if target.new:
        refuse_emptying(edit)
        puts.append(Put(target.header, target.column, edit.key))
    return _with(data, puts)


def add_workbook_row(data: bytes, file: str, values: Mapping[str, Value]) -> bytes:
    """The file with another row below the last one that is not blank; its cells have the styles of those above.

    Nothing is shifted: formulas, merged cells and references elsewhere mean what they meant. A table object or a filter
    of the spreadsheet keeps its extent.
    """
    grid, kind = workbook_grid(data, file), kind_of(file)
    above = last_row(grid)
    wanted = columns_of(arrangement_of(grid, kind, file), values)
    texts = {at: value if isinstance(value, int) else cell_text(value) or None for at, value in wanted.items()}
    return _with(data, [Put(above + 1, at, text, above) for at, text in texts.items() if text is not None])


def withdraw_workbook_row(data: bytes, file: str, row: int) -> bytes:
    """The file with the cells of that row, counted from 1, emptied: a blank row is read as none.

    The row stays, since rows that move up would leave formulas, merged cells, filters and references elsewhere behind.
    """
    grid = workbook_grid(data, file)
    if not 1 < row <= len(grid):
        raise LookupError(f"{file} has no row {row}")
    return _with(data, [Put(row - 1, column, None) for column in range(len(grid[row - 1]))])


def _with(data: bytes, puts: Sequence[Put]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for put in puts:
        changed = put_ods(parts, put) if "content.xml" in parts else put_xlsx(parts, put)
        parts.update(changed)
    return _repacked(data, parts)


def _value(grid: Grid, target: Target, edit: Edit) -> str | int | None:
    """The new content of the cell: a number where a number was, else text, which may be a time or date."""
    cells = grid[target.row]
    before = cells[target.column] if target.column < len(cells) else None
    if isinstance(edit.value, int) and isinstance(before, int | float) and not isinstance(before, bool):
        return edit.value
    return cell_text(edit.value) or None


def _repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with the content of `parts`, an empty one left out; order, dates and compression stay."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for member in archive.infolist():
            content = parts[member.filename] if member.filename in parts else archive.read(member)
            if content or not member.file_size:
                copy.writestr(member, content)
        copy.comment = archive.comment
    return made.getvalue()
