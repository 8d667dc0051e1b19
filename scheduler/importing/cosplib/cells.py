"""The sheets of a CoSPLib workbook and the values of their cells; unreadable ones are reported with their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from scheduler.domain.clock import DAY
from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot, Wrong
from scheduler.workbooks.apart import Refusal, workbook_contents

T = TypeVar("T")
_OFFSET = re.compile(r"GMT(?:([+-])(\d{1,2})(?::(\d\d)|\.(\d{1,2}))?)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet from A1 on, "" where empty; rows count from 1 as in the spreadsheet."""

    file: str
    rows: Sequence[Sequence[object]]
    report: Report

    def cell(self, row: int, column: int) -> object:
        """The value of a cell, "" beyond the sheet; row and column count from 1."""
        inside = row <= len(self.rows) and column <= len(self.rows[row - 1])
        return self.rows[row - 1][column - 1] if inside else ""

    def read(self, row: int, column: int, reader: Callable[[object], T], default: T) -> T:
        """The cell as `reader` reads it; `default`, and a mistake reported, if it cannot."""
        try:
            return reader(self.cell(row, column))
        except Wrong as wrong:
            self.report.mistake(self.spot(row, column), self.cell(row, column), wrong.text)
            return default

    def spot(self, row: int, column: int) -> Spot:
        """The place of a cell in messages: its column by header, or by letter where the header is blank."""
        return Spot(self.file, row, (label(self.cell(1, column)) if row > 1 else "") or letter(column))

    def header(self) -> list[str]:
        """The names in row 1, "" where blank."""
        return [label(cell) for cell in self.rows[0]] if self.rows else []

    def items(self) -> Iterator[tuple[int, str]]:
        """Row number and name of each row with a name, below the header; a repeated name is reported."""
        seen: set[str] = set()
        for row in range(2, len(self.rows) + 1):
            name = label(self.cell(row, 1))
            if name and name in seen:
                text = message(
                    "ce nom est déjà plus haut : chaque ligne en veut un autre",
                    "this name stands above already: give every row its own",
                )
                self.report.mistake(self.spot(row, 1), name, text)
            elif name:
                seen.add(name)
                yield row, name


def read_sheets(path: Path, report: Report) -> Mapping[str, Sheet]:
    """All sheets by name, in order. Raises InputError if the file is no workbook."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure.of(error) from error
    read = workbook_contents(data)
    if isinstance(read, Refusal):
        text = message(
            "ce n'est pas un classeur lisible : enregistrez-le de nouveau depuis le tableur, au format xlsx, "
            "sans cellules loin des listes",
            "this is no readable workbook: save it again from the spreadsheet, as xlsx, "
            "without cells far from the lists",
        )
        report.mistake(Spot(path.name), None, text)
        raise InputError(report.mistakes)
    return {
        part.name: Sheet(f"{path.name} [{part.name}]", [[_numeric(cell) for cell in row] for row in grid], report)
        for part, grid in zip(read.parts, read.grids, strict=True)
    }


def _numeric(cell: object) -> object:
    """The value of a cell, every number with a fraction: midnight is 0.0 and no text."""
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def letter(column: int) -> str:
    """The spreadsheet's own name of a column counted from 1: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def label(cell: object) -> str:
    """A name exactly as written, outer blanks included; a whole number without decimal point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def whole(cell: object) -> int:
    """A whole number, 0 where blank."""
    if cell == "":
        return 0
    try:
        number = float(str(cell))
    except ValueError:
        number = 0.5
    if isinstance(cell, bool) or not number.is_integer():
        raise Wrong(message("il faut un nombre entier, ou rien pour 0", "write a whole number, or nothing for 0"))
    return int(number)


def positive(cell: object) -> int:
    """A whole number of at least 1."""
    if cell == "" or whole(cell) < 1:
        raise Wrong(message("il faut un nombre entier, 1 ou plus", "write a whole number, 1 or more"))
    return whole(cell)


def natural(cell: object) -> int:
    """A whole number of at least 0, 0 where blank."""
    if whole(cell) < 0:
        raise Wrong(message("il faut un nombre entier, 0 ou plus", "write a whole number, 0 or more"))
    return whole(cell)


def minutes(cell: object) -> int:
    """Minutes from midnight of a time of day: a time cell, or text such as 14:30."""
    if isinstance(cell, time | datetime):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60) % DAY
    if isinstance(cell, float) and 0 <= cell < 1:
        return round(cell * DAY)
    match = _CLOCK.fullmatch(str(cell).strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(message("il faut une heure telle que 14:30", "write a time such as 14:30"))
    return int(match[1]) * 60 + int(match[2])


def offset(cell: object) -> int:
    """Minutes east of GMT of a text such as GMT+2, GMT-3.5 or GMT+5:30; 0 where blank."""
    if cell == "":
        return 0
    match = _OFFSET.fullmatch(str(cell).strip())
    if not match or int(match[2] or 0) > 14:
        raise Wrong(message("il faut un décalage tel que GMT+2", "write an offset such as GMT+2"))
    size = int(match[2] or 0) * 60 + (int(match[3]) if match[3] else round(float(f"0.{match[4] or 0}") * 60))
    return -size if match[1] == "-" else size


def people(cell: object) -> frozenset[str]:
    """The names of a list with the separator “, ”."""
    return frozenset(name for name in label(cell).split(", ") if name)


def one_of(names: Iterable[str]) -> Callable[[object], str]:
    """A reader of cells that must hold one of the names."""
    known = frozenset(names)

    def reader(cell: object) -> str:
        if label(cell) not in known:
            text = message(
                "ce nom n'est pas dans la liste de sa feuille : écrivez-le exactement comme là",
                "this name is not in the list of its sheet: write it exactly as there",
            )
            raise Wrong(text)
        return label(cell)

    return reader
