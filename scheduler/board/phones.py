"""The telephone numbers that the tables of the folder have, for whoever has to be told on the day itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.board.sheet import Sheet, SheetRow
from scheduler.language.text import clean_line, fold
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.reading.columns.phone_headers import says_phone

#: A number that can be dialled as it stands: with its country, or with its leading zero.
_DIALLED = re.compile(r"(?:\+|0)\d{7,14}")
_SIGNS = re.compile(r"[\s().\-/\u2010-\u2015]|\(0\)")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is written, and as a link dials it; "" where it would not be the same number for certain."""

    shown: str
    dialled: str


def phone_of(text: str) -> Phone:
    """The number in a cell."""
    shown = clean_line(text)
    digits = _SIGNS.sub("", shown.replace("(0)", "")) if shown.startswith(("+", "00")) else _SIGNS.sub("", shown)
    return Phone(shown, digits if _DIALLED.fullmatch(digits) else "")


def phones_of(sheets: Iterable[Sheet]) -> Mapping[str, Phone]:
    """The numbers by the folded address and name of each person; of two numbers for one name, none."""
    numbers: dict[str, set[Phone]] = {}
    for sheet in sheets:
        columns = [label for label in sheet.columns if says_phone(label)]
        if len(columns) == 1 and sheet.kind in (SPEAKERS.name, TALKS.name):
            for row in sheet.rows:
                cells = {cell.column: cell.value for cell in row.cells}
                if cells[columns[0]].strip():
                    for name in _names(sheet, row):
                        numbers.setdefault(name, set()).add(phone_of(cells[columns[0]]))
    return {name: next(iter(phones)) for name, phones in numbers.items() if len(phones) == 1}


def _names(sheet: Sheet, row: SheetRow) -> Iterator[str]:
    """The address and name of the row's only person; nothing where there are several."""
    cells = {cell.column: cell.value for cell in row.cells}
    fields = ("email", "name") if sheet.kind == SPEAKERS.name else ("emails", "speakers")
    for field in fields:
        text = cells.get(sheet.label(field), "").strip()
        if text and not re.search(r"[;\n/&]|\bet\b|\band\b", text):
            yield fold(text)
