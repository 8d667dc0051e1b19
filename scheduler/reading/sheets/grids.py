"""The cells of a csv, xlsx or ods file: bytes, text or workbook, then rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_csv, read_bytes
from scheduler.reading.sheets.separated import read_separated
from scheduler.reading.sheets.sheet_choice import Layout

if TYPE_CHECKING:
    from scheduler.reading.sheets.workbook import Sheet

#: The largest number of rows with content: each could be a mistake of its own; and of columns, which are compared.
_MOST_ROWS, _MOST_COLUMNS = 100_000, 2_000


@dataclass(frozen=True, slots=True)
class Source:
    """The cells of a file, and the sheet of a workbook that they stand in; None for csv."""

    grid: Grid
    sheet: Sheet | None = None


def read_grid(
    path: Path, layout: Layout, separate: Callable[[str], str], report: Report, sheet: str = ""
) -> Source | None:
    """The cells of a file; None, reported, if it cannot be read.

    Parameters
    ----------
    layout
        Recognises the table among the sheets of a workbook, and its header.
    separate
        Gives the separator of a text.
    sheet
        The name of the sheet where it is known.
    """
    data = read_content(path, report)
    spot = Spot(path.name)
    if data is None:
        return None
    if is_csv(path):
        text = decode_csv(data, spot, report)
        rows = None if text is None else read_separated(text, separate(text), spot, report)
        return None if rows is None or is_too_large(rows, spot, report) else Source(rows)
    from scheduler.reading.sheets.workbook import read_workbook

    table = read_workbook(data, spot, report, layout, sheet)
    return None if table is None or is_too_large(table.grid, spot, report) else Source(table.grid, table)


def is_too_large(rows: Sequence[Collection[object]], spot: Spot, report: Report) -> bool:
    """True, reported, if more than 100,000 rows have content, or more than 2,000 cells of a row."""
    if any(len(row) > _MOST_COLUMNS and sum(not blank(cell) for cell in row) > _MOST_COLUMNS for row in rows):
        text = message(
            "le tableau a plus de {most} colonnes remplies : vérifiez le séparateur, ou copiez le tableau seul",
            "the table has more than {most} filled columns: check the separator, or copy the table alone",
            most=_MOST_COLUMNS,
        )
        report.mistake(spot, None, text)
        return True
    if len(rows) <= _MOST_ROWS or sum(not all(map(blank, row)) for row in rows) <= _MOST_ROWS:
        return False
    text = message(
        "le tableau a plus de {most} lignes remplies : supprimez celles qui n'en font pas partie",
        "the table has more than {most} filled rows: delete those that are no part of it",
        most=_MOST_ROWS,
    )
    report.mistake(spot, None, text)
    return True


def read_content(path: Path, report: Report) -> bytes | None:
    """The bytes of a file that is not empty; None, reported, for any other."""
    data = read_bytes(path, report)
    if data is not None and not data.strip():
        report_empty(Spot(path.name), report)
        return None
    return data


def report_empty(spot: Spot, report: Report) -> None:
    """An empty file is reported."""
    report.mistake(spot, None, message("le fichier est vide : remplissez-le", "the file is empty: fill it in"))


def is_csv(path: Path) -> bool:
    """True for a file whose rows may have more cells than its header."""
    return path.suffix.casefold() == ".csv"
