"""Edits applied to the bytes of a folder's files, by the module of each format."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scheduler.editing.edit import Edit
from scheduler.editing.objects import edit_objects, object_value
from scheduler.editing.separated import edit_separated, separated_grid
from scheduler.editing.settings import edit_settings, setting_value
from scheduler.editing.stated import NOTHING, Columns, columns_in
from scheduler.editing.tables import kind_of, value_of
from scheduler.editing.workbook import edit_workbook, workbook_grid


def contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of those files of the folder. Raises OSError."""
    return {name: _read(folder / name) for name in dict.fromkeys(names)}


def value_at(data: bytes, edit: Edit, columns: Columns = NOTHING) -> object:
    """The present value of the field that the edit names, in the bytes `data`; None without one.

    `columns` is what event.toml states of the columns of tables. Raises LookupError for a row that is not there.
    """
    match Path(edit.file).suffix.casefold():
        case ".toml":
            return setting_value(data, edit)
        case ".json":
            return object_value(data, kind_of(edit.file, columns), edit)
        case ".csv":
            kind = kind_of(edit.file, columns)
            return value_of(separated_grid(data, kind, edit.file), kind, edit)
        case _:
            kind = kind_of(edit.file, columns)
            return value_of(workbook_grid(data, kind, edit.file), kind, edit)


def edited(files: Mapping[str, bytes], edits: Sequence[Edit]) -> dict[str, bytes]:
    """The new bytes of each file that an edit names.

    Rows and numbers are those of `files`, independently of other removals. Raises LookupError for a row or key that is
    not there, unless it is to be added, and KeyError for a file that is not among `files`.
    """
    columns = columns_in(files)
    changed: dict[str, bytes] = {}
    for edit in _in_order(edits):
        changed[edit.file] = _edited(changed.get(edit.file, files[edit.file]), edit, columns)
    return changed


def _edited(data: bytes, edit: Edit, columns: Columns) -> bytes:
    match Path(edit.file).suffix.casefold():
        case ".toml":
            return edit_settings(data, edit)
        case ".json":
            return edit_objects(data, kind_of(edit.file, columns), edit)
        case ".csv":
            return edit_separated(data, kind_of(edit.file, columns), edit)
        case _:
            return edit_workbook(data, kind_of(edit.file, columns), edit)


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits in an order in which none changes the row numbers of later ones: removals last, from below."""
    removals = [edit for edit in edits if edit.value is None and edit.key.endswith("]") and edit.row is None]
    others = [edit for edit in edits if edit not in removals]
    return [*others, *sorted(removals, key=lambda edit: (len(edit.key), edit.key), reverse=True)]


def _read(path: Path) -> bytes:
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return path.read_bytes()
