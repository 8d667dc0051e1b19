"""Each file read, and its new bytes made by what knows its format."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from scheduler.editing.edit import Edit, shown
from scheduler.editing.objects import edit_objects, object_value
from scheduler.editing.separated import edit_separated, separated_grid
from scheduler.editing.settings import edit_settings, setting_value
from scheduler.editing.tables import value_of
from scheduler.editing.workbook import edit_workbook, workbook_grid
from scheduler.reading.columns import SPEAKERS, TALKS, Kind


def current(folder: Path, edit: Edit) -> str:
    """What stands there now, as people write it; "" where nothing does.

    Raises LookupError for a row that is not there, OSError for a file that cannot be read.
    """
    data = _read(folder / edit.file)
    match _ending(edit):
        case ".toml":
            return shown(setting_value(data, edit))
        case ".json":
            return shown(object_value(data, _kind(edit), edit))
        case ".csv":
            return shown(value_of(separated_grid(data, _kind(edit), edit), _kind(edit), edit))
        case _:
            return shown(value_of(workbook_grid(data, edit), _kind(edit), edit))


def edited(folder: Path, edits: Sequence[Edit]) -> dict[str, bytes]:
    """The whole new bytes of each file that an edit names; nothing is written.

    Rows and numbers are those of the files as they stand, whatever the other edits remove. Raises LookupError for a
    row or key that is not there, unless it is to be added, and OSError for a file that cannot be read.
    """
    found: dict[str, bytes] = {}
    for file in dict.fromkeys(edit.file for edit in edits):
        data = _read(folder / file)
        for edit in _in_order([edit for edit in edits if edit.file == file]):
            data = _edited(data, edit)
        found[file] = data
    return found


def _edited(data: bytes, edit: Edit) -> bytes:
    match _ending(edit):
        case ".toml":
            return edit_settings(data, edit)
        case ".json":
            return edit_objects(data, _kind(edit), edit)
        case ".csv":
            return edit_separated(data, _kind(edit), edit)
        case _:
            return edit_workbook(data, _kind(edit), edit)


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits such that none changes the number by which a later one finds its place: removals last, from below."""
    removals = [edit for edit in edits if edit.value is None and edit.key.endswith("]") and edit.row is None]
    others = [edit for edit in edits if edit not in removals]
    return [*others, *sorted(removals, key=lambda edit: (len(edit.key), edit.key), reverse=True)]


def _read(path: Path) -> bytes:
    if path.is_fifo():  # it would be waited for
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return path.read_bytes()


def _ending(edit: Edit) -> str:
    return Path(edit.file).suffix.casefold()


def _kind(edit: Edit) -> Kind:
    """The table that the file holds."""
    for kind in (TALKS, SPEAKERS):
        if Path(edit.file).stem.casefold() == kind.name:
            return kind
    raise LookupError(f"{edit.file} is no table of the folder")
