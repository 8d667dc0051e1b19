"""Rows of cells as the text of a file: CSV, or JSON where CSV cannot hold them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

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
    for row in rows:
        for cell in row.values():
            texts = cell if isinstance(cell, list) else [cell]
            if any(isinstance(text, str) and text.startswith(_RUN) for text in texts):
                return False
            if isinstance(cell, list) and any(";" in text for text in cell):
                return False
    return True


def text_of(raw: object) -> str:
    """A cell as somebody types it: the items of a list parted by semicolons, "" for none."""
    if isinstance(raw, list):
        return "; ".join(map(text_of, raw))
    return "" if raw is None else raw if isinstance(raw, str) else shown(raw)


def csv_text(
    columns: Sequence[str], rows: Iterable[Row], separator: str = ",", names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The rows with their header, lists joined by semicolons; `names`: what a header says for a column’s own name."""
    lines: list[Sequence[Cell]] = [[names.get(column, column) for column in columns]]
    lines += [[_joined(row.get(column, "")) for column in columns] for row in rows]
    return separated(lines, separator)


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
    return {f"{name}.json": json_text(rows).encode("utf-8", "replace")}


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
