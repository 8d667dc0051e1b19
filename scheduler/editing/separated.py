"""CSV: one cell changed; every other cell, line end, quote and blank line keeps its bytes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from scheduler.domain.errors import Unwritable
from scheduler.editing.edit import Edit, Value, cell_text
from scheduler.editing.tables import Target, arrangement_of, columns_of, find, last_row, refuse_emptying
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.encodings import decoded
from scheduler.reading.sheets.files import decode_csv
from scheduler.reading.sheets.separated import read_separated, separator

_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
_LINE_END = re.compile(r"(?:\r\n|\r|\n)?\Z")


def separated_grid(data: bytes, kind: Kind, file: str) -> list[list[str]]:
    """The records as the reader sees them."""
    text = _text(data, file)
    grid = read_separated(text, _separator(text, kind), Spot(file), Report())
    if grid is None:
        raise Unwritable.unread(file)
    return grid


def edit_separated(data: bytes, kind: Kind, edits: Sequence[Edit]) -> bytes:
    """The file with those cells changed; a column that is added gets an empty cell in each full row.

    The edits are of one file.
    """
    file = edits[0].file
    text, targets = _text(data, file), find(separated_grid(data, kind, file), kind, edits)
    mark = _separator(text, kind)
    records = _records(text, mark)
    for edit, target in zip(edits, targets, strict=True):
        if target.new:
            refuse_emptying(edit)
            _add_column(records, target, edit.key, mark)
        records[target.row] = _put(records[target.row], target.column, cell_text(edit.value), mark)
    return _encoded("".join(records), data, file)


def _add_column(records: list[str], target: Target, header: str, mark: str) -> None:
    for row in range(target.header, len(records)):
        if _width(records[row], mark) == target.column:
            records[row] = _put(records[row], target.column, "", mark)
    records[target.header] = _put(records[target.header], target.column, header, mark)


def add_record(data: bytes, kind: Kind, file: str, values: Mapping[str, Value]) -> bytes:
    """The file with one more record below the last that is not blank, in the form of that one."""
    grid, text = separated_grid(data, kind, file), _text(data, file)
    mark = _separator(text, kind)
    records = _records(text, mark)
    arranged, last = arrangement_of(grid, kind, file), last_row(grid)
    top = arranged.header.last
    above, end = _split(records[last], mark)
    wanted = columns_of(arranged, values)
    quoted = bool(above) and all(cell.startswith('"') for cell in above)
    cells = [_cell(cell_text(wanted.get(at)), mark, quoted) for at in range(_width(records[top], mark))]
    if not end:  # the last line of the file is not ended: neither is the new one
        records[last] += _split(records[top], mark)[1] or "\n"
    records.insert(last + 1, mark.join(cells) + end)
    return _encoded("".join(records), data, file)


def withdraw_record(data: bytes, kind: Kind, file: str, row: int) -> bytes:
    """The file without the record of that row, which is counted from 1."""
    text = _text(data, file)
    records = _records(text, _separator(text, kind))
    if not 1 < row <= len(records):
        raise Unwritable.no_row(file, row)
    gone = records.pop(row - 1)
    if row > len(records) and not _LINE_END.search(gone).group():  # type: ignore[union-attr]  # it matches any text
        records[-1] = _LINE_END.sub("", records[-1])
    return _encoded("".join(records), data, file)


def _separator(text: str, kind: Kind) -> str:
    """The separator as the reader finds it."""
    return separator(text, kind.known, kind.meant)


def _text(data: bytes, file: str) -> str:
    text = decode_csv(data, Spot(file), Report())
    if text is None:
        raise Unwritable.unread(file)
    return text


def _records(text: str, mark: str) -> list[str]:
    """The text cut where the csv module ends a record, which may span lines."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(lines), delimiter=mark, strict=True)
    ends = [0, *(reader.line_num for _ in reader)]
    return ["".join(lines[first:last]) for first, last in pairwise(ends)]


def _split(record: str, mark: str) -> tuple[list[str], str]:
    """The cells as they are written, quotes included, and the line end; a blank line has no cells."""
    end = _LINE_END.search(record)
    body = record[: end.start()] if end else record
    cells: list[str] = []
    at = 0
    while body:
        quoted = _QUOTED.match(body, at)
        stop = quoted.end() if quoted else body.find(mark, at)
        stop = len(body) if stop < 0 else stop
        cells.append(body[at:stop])
        if stop >= len(body):
            break
        at = stop + 1
    return cells, record[len(body) :]


def _width(record: str, mark: str) -> int:
    return len(_split(record, mark)[0])


def _put(record: str, column: int, text: str, mark: str) -> str:
    """The record with `text` in that cell, in quotes where it needs them or where those around it have them."""
    cells, end = _split(record, mark)
    quoted = cells[column].startswith('"') if column < len(cells) else all(cell.startswith('"') for cell in cells)
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = _cell(text, mark, quoted)
    return mark.join(cells) + end


def _cell(text: str, mark: str, quoted: bool) -> str:
    """The text as a cell, in quotes if it is to be `quoted` or needs them."""
    if quoted or any(sign in text for sign in (mark, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _encoded(text: str, data: bytes, file: str) -> bytes:
    """The text in the encoding of `data`; in UTF-8 with BOM where that lacks a letter or would be taken for another."""
    reading = decoded(data)
    encoded = reading.encoded(text) if reading is not None else None
    if encoded is not None and decode_csv(encoded, Spot(file), Report()) == text:
        return encoded
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")
