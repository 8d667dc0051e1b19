"""Tables of any file: separated text, workbooks of every kind; their header is found among the first ten rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from scheduler.importing.imported import Lost
from scheduler.importing.sources.aside import Known
from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.sheet_xml import sheets_of_xml
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, fold
from scheduler.reading.report import Report, Spot, shown
from scheduler.reading.sheets.files import decode_csv
from scheduler.reading.sheets.grids import is_too_large
from scheduler.reading.sheets.separated import read_separated, separator
from scheduler.reading.sheets.workbook import REFUSED
from scheduler.workbooks.apart import Refusal, workbook_contents
from scheduler.workbooks.cell_errors import CellError, error_of, error_text

#: The rows, from the top, among which the header is sought, and the number of known columns that make one.
_HEADER_WITHIN, _HEADER_COLUMNS = 10, 2
#: What a workbook with a password has in its list of parts.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = message(
    "ce classeur est protégé par un mot de passe : ouvrez-le, ôtez le mot de passe (Fichier › Informations › "
    "Protéger), enregistrez",
    "this workbook has a password: open it, take it off (File › Info › Protect), save",
)
_OLD = message(
    "c'est un classeur d'Excel 97 à 2003 : ouvrez-le et enregistrez-le au format .xlsx",
    "this is a workbook of Excel 97 to 2003: open it and save it as .xlsx",
)
#: The number of characters in which the header of a separated text is.
_BEGINNING = 50_000
#: The number of characters at which Excel cuts a cell.
CUT = 32_767
_NAMELESS = message("colonnes sans nom", "columns without a name")
_FORMULA = re.compile(r"=[A-Za-z.]{2,20}\(")


def heading(text: str) -> str:
    """A header as importers know it: folded, `_` as a space."""
    return " ".join(fold(text.replace("_", " ")).split())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number from 1 in the file, and its filled cells by `heading`; the first of equal ones."""

    number: int
    cells: Mapping[str, str]

    def text(self, *names: str) -> str:
        """The first filled cell of these columns, "" without one."""
        return next((self.cells[name] for name in names if name in self.cells), "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headers as written, "" for columns without one; `file` names the sheet too."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    nameless: int = 0

    def has(self, *names: str) -> bool:
        """True if the table has a column of each name."""
        return {heading(text) for text in self.headers} >= set(names)

    def written(self, row: Row) -> dict[str, str]:
        """The filled cells of a row by their headers as written."""
        return {text: row.cells[heading(text)] for text in self.headers if text and heading(text) in row.cells}

    def filled(self) -> Counter[str]:
        """The number of filled cells below each header."""
        counts = Counter(name for row in self.rows for name, text in row.cells.items() if text != "False")
        return Counter({text: counts[heading(text)] for text in self.headers if text})

    def left(self, known: Known) -> tuple[Lost, ...]:
        """What of the table is left aside, cells of columns without a header too."""
        nameless = (Lost(_NAMELESS, self.nameless),) if self.nameless else ()
        return (*known.left(self.filled(), whole=True), *nameless)

    def spot(self, row: Row | None = None, column: str = "") -> Spot:
        """A place in the table, its column by the `heading`."""
        written = next((text for text in self.headers if heading(text) == column), column)
        return Spot(self.file, None if row is None else row.number, written or None)


def read_tables(file: SourceFile, known: Collection[str], report: Report, sheet: str = "") -> list[Table]:
    """The tables of the file in whose header two or more names of `known` stand; each mistake is reported.

    `sheet` is the name of the sheet where it is known.
    """
    grids = _grids(file, known, report)
    if sheet and file.form != "text":
        grids = {name: grid for name, grid in grids.items() if name == sheet}
    several = len(grids) > 1
    tables = (
        _table(f"{file.name} [{name}]" if several and name else file.name, grid, known, report)
        for name, grid in grids.items()
    )
    return [table for table in tables if table is not None]


def _grids(file: SourceFile, known: Collection[str], report: Report) -> Mapping[str, Sequence[Sequence[object]]]:
    """The cells of each sheet by its name, "" for a text."""
    spot = Spot(file.name)
    match file.form:
        case "old workbook":
            report.mistake(spot, None, _LOCKED if _ENCRYPTED in file.data else _OLD)
            return {}
        case "workbook":
            read = workbook_contents(file.data)
            if isinstance(read, Refusal):
                report.mistake(spot, None, REFUSED[read])
                return {}
            return {part.name: grid for part, grid in zip(read.parts, read.grids, strict=True) if not part.hidden}
        case "workbook xml":
            return sheets_of_xml(file.data, spot, report) or {}
        case "web page" | "xml" | "json":
            return {}
    text = decode_csv(file.data, spot, report)
    if text is None or len(_headings_in(text) & set(known)) < _HEADER_COLUMNS:
        return {}
    mark = separator(text, lambda cell: name if (name := heading(cell)) in known else None)
    rows = read_separated(text, mark, spot, report)
    return {} if rows is None or is_too_large(rows, spot, report) else {"": rows}


def _headings_in(text: str) -> set[str]:
    """Whatever may be a header at the beginning of a separated text."""
    lines = text[:_BEGINNING].splitlines()
    return {heading(part.strip(' "')) for line in lines for part in re.split(r"[;,\t|]", line)}


def _table(file: str, grid: Sequence[Sequence[object]], known: Collection[str], report: Report) -> Table | None:
    """The table below the row that names the most known columns; None if no row names two."""
    top = max(range(min(len(grid), _HEADER_WITHIN)), key=lambda at: _names(grid[at], known), default=0)
    if not grid or _names(grid[top], known) < _HEADER_COLUMNS:
        return None
    headers = tuple(" ".join(_text(cell).split()) for cell in grid[top])
    spot = Spot(file)
    rows = tuple(
        Row(number, cells)
        for number, content in enumerate(grid[top + 1 :], top + 2)
        if (cells := _cells(headers, content, Spot(spot.file, number), known, report))
    )
    nameless = sum(bool(_text(cell)) for row in grid[top + 1 :] for cell in _beside(headers, row))
    return Table(file, headers, rows, nameless)


def _names(row: Sequence[object], known: Collection[str]) -> int:
    return len({name for cell in row if isinstance(cell, str) and (name := heading(cell)) in known})


def _beside(headers: Sequence[str], row: Sequence[object]) -> Iterator[object]:
    """The cells of columns without a header."""
    yield from (cell for at, cell in enumerate(row) if at >= len(headers) or not headers[at])


def _cells(
    headers: Sequence[str], row: Sequence[object], spot: Spot, known: Collection[str], report: Report
) -> dict[str, str]:
    """The filled cells by heading; a formula, an error and a second value of a known column are reported."""
    cells: dict[str, str] = {}
    for header, cell in zip(headers, row, strict=False):
        text, name = _text(cell), heading(header)
        if not text or not header:
            continue
        fault = _fault(cell, text, cells.get(name)) if name in known else None
        if fault is not None:
            report.mistake(Spot(spot.file, spot.row, header), text, fault)
        cells.setdefault(name, text)
        if name in known and len(text) >= CUT and isinstance(cell, str) and len(cell) == CUT:
            report.remark(Spot(spot.file, spot.row, header), None, _CUT_SHORT)
    return cells


_CUT_SHORT = message(
    "ce texte s'arrête à 32 767 caractères, la limite d'Excel : la fin manque peut-être",
    "this text stops at 32,767 characters, the limit of Excel: its end may be missing",
)


def _fault(cell: object, text: str, before: str | None) -> Message | None:
    """Why the cell cannot be taken; None if it can."""
    error = error_of(cell)
    if error is not None:
        return error_text(error)
    if _FORMULA.match(text):
        return message(
            "c'est une formule : écrivez-en le résultat, un texte", "this is a formula: write its result, a text"
        )
    if before is not None and before != text:
        return message(
            "cette colonne est là deux fois avec d'autres valeurs : gardez-en une",
            "this column stands twice with different values: keep one of them",
        )
    return None


def _text(cell: object) -> str:
    """The value of a cell as clean text."""
    match cell:
        case str():
            return clean_block(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case CellError():
            return str(cell)
    return "" if cell is None else shown(cell)


def reference(text: str) -> str:
    """The name of a talk as text: the `12.0` of a spreadsheet is 12."""
    line = " ".join(text.split())
    return line[:-2] if line.endswith(".0") and line[:-2].isdigit() else line
