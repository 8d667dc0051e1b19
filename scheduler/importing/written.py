"""Rows of cells as a file: CSV, or a workbook or JSON where CSV cannot hold them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from scheduler.importing.workbook_file import holds_texts, workbook_file
from scheduler.reading.report import shown

#: A cell: a text, a number, or a list of texts.
Cell = str | int | list[str]
Row = Mapping[str, Cell]

#: Tells a spreadsheet that the text is in UTF-8; without it, accents are misread.
BOM = b"\xef\xbb\xbf"
#: The first characters of a cell that a spreadsheet takes for a formula.
_RUN = ("=", "+", "-", "@")


def is_plain(rows: Iterable[Row]) -> bool:
    """True if CSV preserves the rows and a spreadsheet runs nothing in them."""
    return are_separable(rows := list(rows)) and not any(text.startswith(_RUN) for text in _texts(rows))


def are_separable(rows: Iterable[Row]) -> bool:
    """True if the texts of each list can be joined by semicolons."""
    return not any(";" in text for row in rows for cell in row.values() if isinstance(cell, list) for text in cell)


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    cells = (cell for row in rows for cell in row.values())
    return (text for cell in cells for text in (cell if isinstance(cell, list) else [cell]) if isinstance(text, str))


def text_of(raw: object) -> str:
    """A cell as somebody types it: the items of a list parted by semicolons, "" for none."""
    if isinstance(raw, list):
        return "; ".join(map(text_of, raw))
    return "" if raw is None else raw if isinstance(raw, str) else shown(raw)


def csv_text(
    columns: Sequence[str], rows: Iterable[Row], separator: str = ",", names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The rows with their header, lists joined by semicolons; `names`: what a header says for a column’s own name."""
    return separated(_lines(columns, rows, names), separator)


def _lines(columns: Sequence[str], rows: Iterable[Row], names: Mapping[str, str]) -> list[list[str | int]]:
    header: list[str | int] = [names.get(column, column) for column in columns]
    return [header, *([_joined(row.get(column, "")) for column in columns] for row in rows)]


def table_file(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    separator: str,
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, bytes]:
    """The table as the file of that name: CSV, or JSON if CSV could not hold it."""
    if is_plain(rows):
        text = csv_text(columns, rows, separator, names)
        return {f"{name}.csv": BOM + text.encode("utf-8", "replace")}
    named = [{names.get(key, key): cell for key, cell in row.items()} for row in rows]
    return {f"{name}.json": json_text(named).encode("utf-8", "replace")}


def spreadsheet_file(
    name: str, columns: Sequence[str], rows: Sequence[Row], separator: str, names: Mapping[str, str]
) -> dict[str, bytes]:
    """The same for people who know a spreadsheet: a workbook where a CSV would run a text, JSON where that cannot hold
    the rows either.
    """
    if is_plain(rows) or not (are_separable(rows) and holds_texts(_texts(rows))):
        return table_file(name, columns, rows, separator, names)
    return {f"{name}.xlsx": workbook_file(_lines(columns, rows, names), name)}


def separated(lines: Iterable[Sequence[object]], separator: str) -> str:
    """The cells line by line, quoted where they contain the separator."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(lines)
    return out.getvalue()


def json_text(rows: Sequence[Row]) -> str:
    """The rows as a list of objects."""
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _joined(cell: Cell) -> str | int:
    return "; ".join(cell) if isinstance(cell, list) else cell
