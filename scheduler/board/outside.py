"""What others change in the folder while the board is open: in a spreadsheet, say; named until somebody has seen it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.board.folder_view import sources_of
from scheduler.board.sheet import tables_in
from scheduler.domain.errors import JourneeError
from scheduler.editing import shown
from scheduler.editing.rows import Row, folded, table_rows
from scheduler.editing.stated import columns_in
from scheduler.storage.history import read_history

#: The most cells of a file that are named one by one.
_MOST = 200


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a table that has another value: its row as it is now, and the texts before and after."""

    table: str
    row: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """The change of a file by somebody else; `is_whole` where it is gone, new, or no table whose cells are known."""

    file: str
    cells: tuple[CellChange, ...] = ()
    added: int = 0
    removed: int = 0
    is_whole: bool = False


def changes_between(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[FileChange]:
    """What differs between two readings of a folder, by file."""
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    return [_change(name, before, now) for name in names]


def _change(name: str, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> FileChange:
    if name not in before or name not in now or name.casefold().endswith(".toml"):
        return FileChange(name, is_whole=True)
    old, new = (tables_in(sources, name, columns_in(sources)) for sources in (before, now))
    if not new or old != new:
        return FileChange(name, is_whole=True)
    change = FileChange(name)
    for table in new:
        rows = [_rows(sources, name, table) for sources in (before, now)]
        both = rows[0].keys() & rows[1].keys()
        cells = [cell for key in rows[1] if key in both for cell in _cells(table, rows[0][key], rows[1][key])]
        change = replace(
            change,
            cells=(*change.cells, *cells)[:_MOST],
            added=change.added + len(rows[1]) - len(both),
            removed=change.removed + len(rows[0]) - len(both),
        )
    return change


def _rows(sources: Mapping[str, bytes], file: str, table: str) -> dict[object, Row]:
    """The rows by the names of their items, by their number where they have none that is theirs alone."""
    rows = table_rows(sources[file], table, columns_in(sources))
    names = [folded(row.names) for row in rows]
    return {(row.number if not key or names.count(key) > 1 else key): row for key, row in zip(names, rows, strict=True)}


def _cells(table: str, before: Row, now: Row) -> Iterator[CellChange]:
    for column in dict.fromkeys((*now.cells, *before.cells)):
        old, new = shown(before.cells.get(column)), shown(now.cells.get(column))
        if old.strip() != new.strip():
            yield CellChange(table, now.number, column, old, new)


class Outside:
    """The changes of others in a folder that nobody has seen yet, by file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looking = threading.Lock()
        self._known: Mapping[str, bytes] = sources_of(folder)
        self._news: dict[str, FileChange] = {}

    @property
    def news(self) -> tuple[FileChange, ...]:
        """The changes, in the order in which their files first changed."""
        return tuple(self._news.values())

    def look(self) -> bool:
        """What somebody else has changed since the last look is among the news; true if there is something."""
        with self._looking:
            now = sources_of(self._folder)
            before, self._known = self._known, {**self._known, **now}  # a file that is being saved is gone for a moment
            changed = [name for name, data in now.items() if data != before.get(name)]
            theirs = {name: self._foreign(name, before.get(name), now[name]) for name in changed}
            known = {name: data for name, data in theirs.items() if data is not None}
            changes = changes_between(before, {**before, **known})
            for change in changes:
                self._news[change.file] = _together(self._news.get(change.file), change)
            return bool(changes)

    def seen(self) -> None:
        """Somebody has seen all of it."""
        with self._looking:
            self._news.clear()

    def _foreign(self, name: str, before: bytes | None, now: bytes) -> bytes | None:
        """The bytes of a file without what Journée wrote last, which its history knows; `before` if nothing else is,
        None for a file that was not there.
        """
        try:
            history = read_history(self._folder)
        except JourneeError:
            return now
        if any(file.name == name and file.before == now for entry in history.undone[:1] for file in entry.files):
            return before
        left: bytes | None = now
        for entry in reversed(history.done):
            for file in entry.files:
                if file.name == name and file.after == left and left != before:
                    left = file.before
        return now if left is None and before is not None else left


def _together(earlier: FileChange | None, later: FileChange) -> FileChange:
    """Both changes of a file as one; of a cell that changed twice, the value before both and the one after."""
    if earlier is None or later.is_whole:
        return later
    firsts = {(cell.table, cell.row, cell.column): cell for cell in earlier.cells}
    lasts = {(cell.table, cell.row, cell.column): cell for cell in later.cells}
    cells = [
        replace(lasts.get(key, first), before=first.before) if key in firsts else lasts[key]
        for key, first in {**lasts, **firsts}.items()
    ]
    return replace(
        later,
        cells=tuple(cell for cell in cells if cell.before != cell.after)[:_MOST],
        added=earlier.added + later.added,
        removed=earlier.removed + later.removed,
        is_whole=earlier.is_whole,
    )
