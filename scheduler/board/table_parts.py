"""Large tables in parts: which rows the page of data shows, as its address asks, so that a browser bears any table.

The address names a table by its place among those of the page: `t1.find`, `t1.sort`, `t1.down`, `t1.wrong` and
`t1.first`; `t1.column` asks for a column that it lacks, of small tables too. `at` is the mark of a row (`t1-r350`), and
shows the part that has it. What means nothing asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from scheduler.editing import shown
from scheduler.editing.rows import Row
from scheduler.language.text import fold

#: The greatest number of rows of a table that is shown whole, and the rows of a part of a larger one.
MOST, PART = 200, 100
_KEY = re.compile(r"t([1-9][0-9]?)\.(find|sort|down|wrong|first|column)")
_MARK = re.compile(r"t([1-9][0-9]?)-r([1-9][0-9]{0,7})")
_NUMBER = re.compile(r"[0-9]{1,8}")
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a large table.

    Attributes
    ----------
    find
        A text that stands in each row that is shown, whatever its case and accents; "": any row.
    is_wrong
        Only rows with something to mend.
    sort, down
        The column by which they are sorted, counted from 1 (0: as in the file), and whether downwards.
    first
        The position of the first row, counted from 1.
    at
        The number of a row whose part is shown instead, where it is among them; 0: none.
    """

    find: str = ""
    is_wrong: bool = False
    sort: int = 0
    down: bool = False
    first: int = 1
    at: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table: the first has the position `first` among the `count` that were asked for."""

    rows: Sequence[Row]
    first: int
    count: int

    @property
    def last(self) -> int:
        """The position of the last row."""
        return self.first + len(self.rows) - 1


def part_of(rows: Sequence[Row], columns: Sequence[str], wrong: Collection[int], asked: Asked) -> Part:
    """The part of a table that is asked for; `wrong` are the numbers of rows with something to mend."""
    found = [row for row in rows if (not asked.is_wrong or row.number in wrong) and _has(row, asked.find)]
    if 0 < asked.sort <= len(columns):
        column = columns[asked.sort - 1]
        found.sort(key=lambda row: _order(row, column), reverse=asked.down)
        found.sort(key=lambda row: not _text(row, column))  # those without a value come last
    at = next((at for at, row in enumerate(found) if row.number == asked.at), max(asked.first, 1) - 1)
    first = min(at, max(len(found) - 1, 0)) // PART * PART
    return Part(found[first : first + PART], first + 1, len(found))


def _text(row: Row, column: str) -> str:
    return shown(row.cells.get(column)).strip()


def _has(row: Row, find: str) -> bool:
    wanted = fold(find)
    return not wanted or any(wanted in fold(shown(value)) for value in row.cells.values())


def _order(row: Row, column: str) -> tuple[object, ...]:
    """A key by which T2 comes before T10."""
    parts = enumerate(_DIGITS.split(fold(_text(row, column))))
    return tuple(_size(part) if at % 2 else part for at, part in parts)


def _size(digits: str) -> tuple[int, str]:
    """What orders numbers of any length."""
    significant = digits.lstrip("0")
    return len(significant), significant


class Address:
    """What the address of the page of data asks of its tables, and the addresses to which its links lead."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.is_whole = "all" in query
        self._said = {key: value for key, value in query.items() if _KEY.fullmatch(key) and value}
        mark = _MARK.fullmatch(query.get("at", ""))
        self._at = (int(mark[1]), int(mark[2])) if mark else (0, 0)

    def asked(self, table: int) -> Asked:
        """What is asked of the table of that number."""
        said = {key: self._said.get(f"t{table}.{key}", "") for key in ("find", "sort", "down", "wrong", "first")}
        numbers = {key: int(said[key]) if _NUMBER.fullmatch(said[key]) else 0 for key in ("sort", "first")}
        at = self._at[1] if self._at[0] == table else 0
        return Asked(said["find"][:200], bool(said["wrong"]), numbers["sort"], bool(said["down"]), numbers["first"], at)

    def column(self, table: int) -> str:
        """The field of which a column is asked for that the table lacks; "" for none."""
        return self._said.get(f"t{table}.column", "")

    def kept(self, table: int, *without: str) -> list[tuple[str, str]]:
        """What the address says of all tables, but for some of what it says of that one."""
        left_out = {f"t{table}.{name}" for name in without}
        return [(key, value) for key, value in self._said.items() if key not in left_out]

    def link(self, table: int, **said: object) -> str:
        """The address that says so of the table besides; what is falsy is left out."""
        more = [(f"t{table}.{name}", str(value)) for name, value in said.items() if value]
        return f"/data?{urlencode([*self.kept(table, 'first', *said), *more])}#t{table}"
