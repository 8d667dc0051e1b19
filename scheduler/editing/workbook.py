"""xlsx and ods: cells of the sheet that holds the table changed in its XML; other parts of the archive stay.

No library that loads a workbook and saves it again: openpyxl drops what formulas have computed, which is all that the
reader sees of them, and both it and odfpy drop what they do not know.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scheduler.domain.errors import Unwritable
from scheduler.editing.edit import Edit, Value, cell_text
from scheduler.editing.ods import part_ods, put_ods
from scheduler.editing.stated import Columns
from scheduler.editing.tables import Put, Target, arrangement_of, columns_of, find, last_row, refuse_emptying
from scheduler.editing.xlsx import part_xlsx, put_xlsx
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid, letters
from scheduler.reading.columns.kinds import SPEAKERS, Kind
from scheduler.reading.columns.outside_rows import rows_of
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.people_names import is_for_people
from scheduler.reading.sheets.people_sheet import people_sheet_in
from scheduler.reading.sheets.table_names import name_of, sheet_of
from scheduler.reading.sheets.workbook import Sheet, read_workbook
from scheduler.reading.tables import layout_of
from scheduler.workbooks.apart import Refusal, workbook_contents
from scheduler.workbooks.ods_sheets import CONTENT
from scheduler.workbooks.sheet_marks import Area, SheetPart

#: The fields whose values are numbers, and how such a number is written.
_COUNTED = ("duration", "audience", "places", "order")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")


def workbook_grid(data: bytes, kind: Kind, file: str) -> Grid:
    """The cells of the sheet that holds the table, as the reader sees them."""
    return _sheet(data, kind, file).grid


def tables_beside(data: bytes, kind: Kind, file: str, columns: Columns) -> list[str]:
    """The names of the tables on further sheets of the workbook of the talks: of people, and of other talks."""
    sheet = _sheet(data, kind, file)
    people = people_sheet_in(data, sheet.part.name, SPEAKERS.with_stated(columns))
    talks = [rival.part.name for rival in sheet.rivals if not is_for_people(rival.part.name)]
    return [name_of(file, name) for name in ([people] if people else []) + talks]


def _sheet(data: bytes, kind: Kind, file: str) -> Sheet:
    """The sheet that the reader reads. Raises LookupError where there is none."""
    sheet = read_workbook(data, Spot(file), Report(), layout_of(kind), sheet_of(file))
    if sheet is None:
        raise Unwritable.unread(file)
    return sheet


def edit_workbook(data: bytes, kind: Kind, edits: Sequence[Edit]) -> bytes:
    """The file with those cells changed; the ending says nothing of the format, as for the reader.

    The edits are of one file.
    """
    sheet = _sheet(data, kind, edits[0].file)
    targets = find(sheet.grid, kind, edits)
    cells, headers = [], []
    for edit, target in zip(edits, targets, strict=True):
        cells.append(Put(target.row, target.column, _value(sheet.grid, target, edit, kind)))
        if target.new:
            refuse_emptying(edit)
            headers.append(Put(target.header, target.column, edit.key))
    written = _with(data, sheet, [*cells, *headers])
    made = [
        put for put, edit in zip(cells, edits, strict=True) if isinstance(put.value, int) and put.value != edit.value
    ]
    spoilt = _spoilt(made, _sheet(written, kind, edits[0].file).grid) if made else []
    if not spoilt:
        return written
    texts = [replace(put, value=str(put.value)) if put in spoilt else put for put in cells]
    return _with(data, sheet, [*texts, *headers])


def _spoilt(puts: Sequence[Put], grid: Grid) -> list[Put]:
    """The cells that are not the numbers that were put: their format makes a date or an hour of them."""
    return [put for put in puts if grid[put.row][put.column] != put.value]


def parted_cells(before: bytes, after: bytes) -> list[str]:
    """The merged cells of a workbook that are no longer merged, as references: `C2:C5`; none of any other file."""
    old, new = workbook_contents(before), workbook_contents(after)
    if isinstance(old, Refusal) or isinstance(new, Refusal):
        return []
    gone = [
        area
        for earlier, later in zip(old.parts, new.parts, strict=False)
        for area in earlier.marks.merged
        if area not in later.marks.merged
    ]
    return [f"{letters(area.left)}{area.top + 1}:{letters(area.right)}{area.bottom + 1}" for area in gone]


def add_workbook_row(data: bytes, kind: Kind, file: str, values: Mapping[str, Value]) -> bytes:
    """The file with another row below the last one that is not blank; its cells have the styles of the last item.

    Nothing is shifted: formulas, merged cells and references elsewhere mean what they meant. A table object or a filter
    of the spreadsheet keeps its extent.
    """
    sheet = _sheet(data, kind, file)
    grid = sheet.grid
    above, arranged = last_row(grid), arrangement_of(grid, kind, file)
    like, wanted = _typical_row(sheet, arranged, above), columns_of(arranged, values)
    texts = {at: value if isinstance(value, int) else cell_text(value) or None for at, value in wanted.items()}
    return _with(data, sheet, [Put(above + 1, at, text, like) for at, text in texts.items() if text is not None])


def _typical_row(sheet: Sheet, arranged: Arrangement, last: int) -> int:
    """The last item of which nothing is crossed out, as `last` may be, or a total in bold; `last` without one."""
    struck = sheet.part.marks.struck
    items = reversed(rows_of(sheet.grid, arranged).items)
    return next((row for row in items if not any(area.top <= row <= area.bottom for area in struck)), last)


def withdraw_workbook_row(data: bytes, kind: Kind, file: str, row: int) -> bytes:
    """The file with the cells of that row, counted from 1, emptied: a blank row is read as none.

    The row stays, since rows that move up would leave formulas, merged cells, filters and references elsewhere behind.
    """
    sheet = _sheet(data, kind, file)
    if not 1 < row <= len(sheet.grid):
        raise Unwritable.no_row(file, row)
    return _with(data, sheet, [Put(row - 1, column, None) for column in range(len(sheet.grid[row - 1]))])


def _with(data: bytes, sheet: Sheet, puts: Sequence[Put]) -> bytes:
    """The file with those cells of the sheet changed; merged cells are parted where one of them changes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        wanted = (name for name in archive.namelist() if name.endswith((".xml", ".rels")) or name == sheet.part.part)
        parts = {name: archive.read(name) for name in wanted}
    touched = [area for area in sheet.areas if any(area.has(put.row, put.column) for put in puts)]
    for area in touched:
        parts.update(_parted(parts, sheet.part, area))
    parts.update(_put(parts, sheet.part, [*(copy for area in touched for copy in _copies(sheet, area)), *puts]))
    return _repacked(data, parts)


def _parted(parts: Mapping[str, bytes], sheet: SheetPart, area: Area) -> dict[str, bytes]:
    if sheet.part == CONTENT:
        return part_ods(parts, area, sheet.number)
    return part_xlsx(parts, area, sheet.part)


def _put(parts: Mapping[str, bytes], sheet: SheetPart, puts: Sequence[Put]) -> dict[str, bytes]:
    return put_ods(parts, puts, sheet.number) if sheet.part == CONTENT else put_xlsx(parts, puts, sheet.part)


def _copies(sheet: Sheet, area: Area) -> list[Put]:
    """The cells of a parted area with the value that the reader gave to each."""
    source, grid = (area.top, area.left), sheet.grid
    return [
        Put(row, column, None, copied=None if blank(grid[row][column]) else source, freed=True)
        for row in range(area.top, min(area.bottom + 1, len(grid)))
        for column in range(area.left, min(area.right + 1, len(grid[row])))
        if (row, column) != source and not _is_covered_value(sheet, area, grid[row][column])
    ]


def _is_covered_value(sheet: Sheet, area: Area, value: object) -> bool:
    """True for a value of its own under merged cells that show nothing."""
    return blank(sheet.grid[area.top][area.left]) and not blank(value)


def _value(grid: Grid, target: Target, edit: Edit, kind: Kind) -> str | int | None:
    """The new content of the cell: a number where one was or where the field has numbers alone, else text.

    A text may be a time or date.
    """
    cells = grid[target.row]
    before = cells[target.column] if target.column < len(cells) else None
    text = cell_text(edit.value)
    had_number = isinstance(before, int | float) and not isinstance(before, bool)
    if isinstance(edit.value, int) and had_number:
        return edit.value
    if _NUMBER.fullmatch(text) and (had_number or kind.meant(edit.key) in _COUNTED):
        return int(text)
    return text or None


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
