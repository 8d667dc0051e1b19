"""Edits applied to the bytes of a folder's files, by the module of each format."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby
from pathlib import Path

from scheduler.editing.edit import Edit
from scheduler.editing.objects import edit_objects
from scheduler.editing.present import PresentFile
from scheduler.editing.separated import edit_separated
from scheduler.editing.settings import edit_settings
from scheduler.editing.stated import NOTHING, Columns, columns_in
from scheduler.editing.tables import kind_of
from scheduler.editing.workbook import edit_workbook
from scheduler.reading.sheets.table_names import file_of


def contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the files of the folder that hold those tables, by file. Raises OSError."""
    return {name: _read(folder / name) for name in dict.fromkeys(map(file_of, names))}


def value_at(data: bytes, edit: Edit, columns: Columns = NOTHING) -> object:
    """The present value of the field that the edit names, in the bytes `data`; None without one.

    `columns` is what event.toml states of the columns of tables. Raises LookupError for a row that is not there.
    """
    return PresentFile(data, edit.file, columns).value(edit)


def edited(files: Mapping[str, bytes], edits: Sequence[Edit]) -> dict[str, bytes]:
    """The new bytes of each file that an edit names.

    Rows and numbers are those of `files`, independently of other removals. Raises LookupError for a row or key that is
    not there, unless it is to be added, and KeyError for a file that is not among `files`.
    """
    columns = columns_in(files)
    changed: dict[str, bytes] = {}
    for file, alike in groupby(_in_order(edits), key=lambda edit: edit.file):
        name = file_of(file)
        changed[name] = _edited(changed.get(name, files[name]), list(alike), columns)
    return changed


def _edited(data: bytes, edits: Sequence[Edit], columns: Columns) -> bytes:
    """The bytes with those edits of one file."""
    file = edits[0].file
    match Path(file).suffix.casefold():
        case ".toml":
            return reduce(edit_settings, edits, data)
        case ".json":
            return edit_objects(data, kind_of(file, columns), edits)
        case ".csv":
            return edit_separated(data, kind_of(file, columns), edits)
        case _:
            return edit_workbook(data, kind_of(file, columns), edits)


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits by file, in an order in which none changes the numbers of later ones: removals last, from below."""
    removals: list[Edit] = []
    others: list[Edit] = []
    for edit in edits:
        is_removal = edit.value is None and edit.key.endswith("]") and edit.row is None
        (removals if is_removal else others).append(edit)
    return [
        *sorted(others, key=lambda edit: edit.file),
        *sorted(removals, key=lambda edit: (len(edit.key), edit.key), reverse=True),
    ]


def _read(path: Path) -> bytes:
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return path.read_bytes()
