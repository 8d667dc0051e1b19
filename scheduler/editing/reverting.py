"""Undoes or redoes a change of a file that others have changed since: that change alone, or none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from scheduler.domain.errors import Problem, Unwritable
from scheduler.editing.edit import Edit, Value, shown
from scheduler.editing.planned import AddedRow, Differs, Plan, applied, planned, withdrawal
from scheduler.editing.rows import Names, Row, folded, table_rows
from scheduler.editing.stated import columns_in
from scheduler.editing.tables import kind_of
from scheduler.editing.workbook import tables_beside
from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.event_toml.event_file import FILE
from scheduler.reading.sheets.table_names import file_of

_OTHERWISE = message(
    "Quelqu’un a changé ce fichier depuis, au même endroit ou d’une façon qui ne se sépare pas du changement",
    "Somebody has changed this file since, in the same place or in a way that cannot be told apart from the change",
)


@dataclass(frozen=True, slots=True)
class Version:
    """The bytes of a file at some time, and those of the event.toml that stood beside it, which states its columns."""

    data: bytes
    settings: bytes = b""

    def files(self, name: str) -> dict[str, bytes]:
        """Both by their names."""
        return {FILE: self.settings, name: self.data}

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table in the file. Raises LookupError."""
        return table_rows(self.data, table, columns_in({FILE: self.settings}))


def carried_over(file: str, source: Version, goal: Version, current: Version) -> bytes:
    """The bytes of `current` with the change from `source` to `goal`: by cells in a table, by lines in a .toml.

    Raises Differs where `current` no longer has the values or lines of `source` that change.
    """
    try:
        if Path(file).suffix.casefold() == ".toml":
            return _by_lines(file, source.data, goal.data, current.data)
        plans = [plan for table in _tables(file, source, goal) for plan in _plans(table, source, goal)]
        return applied(current.files(file), plans).get(file, current.data)
    except LookupError as error:
        raise Differs([Problem(file, None, None, None, _OTHERWISE)]) from error


def _tables(file: str, *versions: Version) -> list[str]:
    """The names of the tables in the file: the one that it is for, and in a workbook people and talks beside it."""
    tables = {file: None}
    for version in versions:
        columns = columns_in({FILE: version.settings})
        kind = kind_of(file, columns)
        if kind.name == TALKS.name and Path(file).suffix.casefold() not in (".csv", ".json"):
            tables |= dict.fromkeys(tables_beside(version.data, kind, file, columns))
    return list(tables)


def _plans(table: str, source: Version, goal: Version) -> list[Plan]:
    """The plans that make `goal` of `source`: for each cell and row of the table that differs."""
    files = source.files(file_of(table))
    pairs = _pairs(source.rows(table), goal.rows(table))
    edits = [
        Edit(table, old.number, key, _value(new.cells.get(key)))
        for old, new in pairs
        if old and new
        for key in dict.fromkeys((*old.cells, *new.cells))
        if shown(old.cells.get(key)) != shown(new.cells.get(key))
    ]
    plans: list[Plan] = [*planned(files, edits)]
    plans += [withdrawal(files, table, old.number) for old, new in pairs if old and not new]
    plans += [AddedRow(table, _values(new.cells)) for old, new in pairs if new and not old]
    return plans


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """The rows that differ, each with the row of the same item: that of its names, else that of its number.

    Raises LookupError where names or numbers do not tell.
    """
    there = {row.number: row for row in new}
    same = {row.number for row in old if there.get(row.number) == row}
    before, after = (_named([row for row in rows if row.number not in same]) for rows in (old, new))
    partners = {names: after.get(names) or _unnamed(row.number, before, after) for names, row in before.items()}
    taken = {row.number for row in partners.values() if row}
    pairs = [(row, partners[names]) for names, row in before.items()]
    return [*pairs, *((None, row) for row in after.values() if row.number not in taken)]


def _unnamed(number: int, before: Mapping[Names, Row], after: Mapping[Names, Row]) -> Row | None:
    """The row of that number that has none of the names of before: its item was renamed; None without one."""
    return next((row for names, row in after.items() if row.number == number and names not in before), None)


def _named(rows: Sequence[Row]) -> dict[Names, Row]:
    """The rows by their names. Raises LookupError if a row has no name, or two rows have the same."""
    named = {folded(row.names): row for row in rows}
    if () in named or len(named) != len(rows):
        raise Unwritable(message("des lignes n'ont pas de nom à elles", "rows have no name of their own"))
    return named


def _values(cells: Mapping[str, object]) -> dict[str, Value]:
    return {key: value for key, cell in cells.items() if (value := _value(cell)) is not None}


def _value(cell: object) -> Value:
    if blank(cell):
        return None
    if isinstance(cell, str) or (isinstance(cell, int) and not isinstance(cell, bool)):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return [shown(item) for item in cell] if isinstance(cell, list) else shown(cell)


def _by_lines(file: str, source: bytes, goal: bytes, current: bytes) -> bytes:
    old, new, now = (data.decode("utf-8").splitlines(keepends=True) for data in (source, goal, current))
    merged = _merged(old, new, now)
    if merged is None:
        raise Unwritable.unread(file)
    result = "".join(merged).encode()
    try:
        tomllib.loads(result.decode("utf-8-sig"))
    except ValueError as error:
        raise Unwritable.unread(file) from error
    return result


def _merged(old: Sequence[str], new: Sequence[str], now: Sequence[str]) -> list[str] | None:
    """The lines `now` with the changes from `old` to `new`; None where the lines to change do not stand together."""
    where: dict[int, int] = {}
    for block in SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks():
        where |= {block.a + step: block.b + step for step in range(block.size)}
    merged = list(now)
    changes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    for _, first, last, begin, end in reversed(changes):
        start = where.get(first) if first < last else where.get(first - 1, -2 if first else -1)
        if start is None or start == -2:
            return None
        start += first == last
        if [where.get(step) for step in range(first, last)] != list(range(start, start + last - first)):
            return None
        merged[start : start + last - first] = new[begin:end]
    return merged
