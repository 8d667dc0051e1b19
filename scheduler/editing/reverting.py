"""Undoes or redoes a change of a file that others have changed since: that change alone, or none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from scheduler.domain.errors import Problem
from scheduler.editing.edit import Edit, Value, shown
from scheduler.editing.planned import AddedRow, Differs, Plan, applied, planned, withdrawal
from scheduler.editing.rows import Names, Row, folded, table_rows
from scheduler.editing.tables import kind_of
from scheduler.language.message import message
from scheduler.reading.cells import blank

_OTHERWISE = message(
    "Quelqu’un a changé ce fichier depuis, au même endroit ou d’une façon qui ne se sépare pas du changement",
    "Somebody has changed this file since, in the same place or in a way that cannot be told apart from the change",
)


def carried_over(file: str, source: bytes, goal: bytes, current: bytes) -> bytes:
    """The bytes `current` with the change from `source` to `goal`: cell by cell in a table, line by line in a .toml.

    Raises Differs where `current` no longer has the values or lines of `source` that change.
    """
    try:
        if Path(file).suffix.casefold() == ".toml":
            return _by_lines(file, source, goal, current)
        kind_of(file)
        plans = _plans(file, source, goal)
        return applied({file: current}, plans).get(file, current)
    except LookupError as error:
        raise Differs([Problem(file, None, None, None, _OTHERWISE)]) from error


def _plans(file: str, source: bytes, goal: bytes) -> list[Plan]:
    """The plans that make `goal` of `source`: for each cell and row that differs."""
    old, new = _named(file, source), _named(file, goal)
    edits = [
        Edit(file, row.number, key, _value(new[names].cells.get(key)))
        for names, row in old.items()
        if names in new
        for key in dict.fromkeys((*row.cells, *new[names].cells))
        if shown(row.cells.get(key)) != shown(new[names].cells.get(key))
    ]
    plans: list[Plan] = [*planned({file: source}, edits)]
    plans += [withdrawal({file: source}, file, row.number) for names, row in old.items() if names not in new]
    plans += [AddedRow(file, _values(row.cells)) for names, row in new.items() if names not in old]
    return plans


def _named(file: str, data: bytes) -> dict[Names, Row]:
    """The rows by their names. Raises LookupError if a row has no name, or two rows have the same."""
    rows = table_rows(data, file)
    named = {folded(row.names): row for row in rows}
    if () in named or len(named) != len(rows):
        raise LookupError(f"{file} has rows without a name of their own")
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
        raise LookupError(file)
    result = "".join(merged).encode()
    try:
        tomllib.loads(result.decode("utf-8-sig"))
    except ValueError as error:
        raise LookupError(file) from error
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
