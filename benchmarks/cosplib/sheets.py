"""The sheets of a CoSPLib workbook, read cell by cell, and everything that is wrong with them at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

_OFFSET = re.compile(r"GMT([+-])(\d{1,2})(?:[.:](\d{1,2}))?")
_HOUR = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")


class Malformed(ValueError):
    """The file is not what CoSPLib describes: one line a mistake, with file, sheet and cell."""


@dataclass
class Sheet:
    """Rows of cells; rows and columns are counted from 0 here, and told as a spreadsheet counts them."""

    name: str
    rows: Sequence[Sequence[Any]]
    mistakes: list[str] = field(default_factory=list)

    def cell(self, row: int, column: int) -> Any:
        """The cell, or "" beyond what the sheet holds."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def text(self, row: int, column: int) -> str:
        found = self.cell(row, column)
        return str(int(found)) if isinstance(found, float) and found.is_integer() else str(found).strip()

    def listed(self, row: int, column: int) -> tuple[str, ...]:
        """The names of a cell, which are separated by comma and space."""
        return tuple(name for name in self.text(row, column).split(", ") if name)

    def number(self, row: int, column: int) -> int:
        """A whole number; 0 where the cell is empty."""
        found = self.cell(row, column)
        if found in ("", None):
            return 0
        try:
            if float(found) == int(float(found)):
                return int(float(found))
        except (TypeError, ValueError):
            pass
        self.refuse(row, column, "a whole number")
        return 0

    def minute(self, row: int, column: int) -> int:
        """A time of the day, in minutes."""
        found = self.cell(row, column)
        if isinstance(found, time | datetime):
            return found.hour * 60 + found.minute
        match = _HOUR.fullmatch(str(found).strip())
        if match and int(match[1]) <= 24 and int(match[2]) < 60:
            return int(match[1]) * 60 + int(match[2])
        self.refuse(row, column, "a time of the day such as 09:30")
        return 0

    def offset(self, row: int, column: int) -> int:
        """Minutes ahead of GMT of a cell such as GMT+2; 0 where the cell is empty."""
        found = self.text(row, column)
        if not found:
            return 0
        match = _OFFSET.fullmatch(found)
        if match is None:
            self.refuse(row, column, "a time zone such as GMT+2")
            return 0
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return minutes if match[1] == "+" else -minutes

    def known(self, row: int, column: int, names: Iterable[str], kind: str) -> str:
        """A name that another sheet has defined."""
        found = self.text(row, column)
        if found not in names:
            self.refuse(row, column, f"a {kind} that its own sheet defines")
        return found

    def refuse(self, row: int, column: int, wanted: str) -> None:
        """Notes that a cell is wrong: where, what was found, what to write."""
        cell = f"{_letters(column)}{row + 1}"
        self.mistakes.append(f"sheet {self.name!r}, cell {cell}: found {self.cell(row, column)!r}, write {wanted}")


def _letters(column: int) -> str:
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def read_sheets(path: Path, names: Sequence[str], mistakes: list[str]) -> dict[str, Sheet]:
    """The sheets of those names; a missing one is a mistake, and empty. Raises Malformed if it is no workbook."""
    try:
        book = CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as error:
        raise Malformed(f"{path}: not a workbook that can be read ({error}); give a .xlsx file") from error
    found = {}
    for name in names:
        if name not in book.sheet_names:
            mistakes.append(f"sheet {name!r} is missing; the sheets are {', '.join(book.sheet_names)}")
            found[name] = Sheet(name, (), mistakes)
            continue
        found[name] = Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), mistakes)
    return found
