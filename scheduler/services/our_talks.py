"""The folder's own table of talks, beside which the talks of a source are put, and what was last imported of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.importing.merging import Cells
from scheduler.importing.written import text_of
from scheduler.language.message import LANGUAGES, message
from scheduler.reading import Reading
from scheduler.reading.columns.kinds import TALKS, Stated
from scheduler.reading.draft import Draft
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.tables import Table, read_table
from scheduler.starter.folder import starter_files
from scheduler.storage.journal import SOURCES


@dataclass(frozen=True, slots=True)
class OurTalks:
    """Our table of talks: its file, its bytes, its rows by id, and the ids of axes by title and by id."""

    file: str
    data: bytes
    table: Table
    rows: Mapping[str, Fields]
    cells: Mapping[str, Cells]
    axes: Mapping[str, str]


def has_own_table(folder: Path) -> bool:
    """True if the folder has a table of talks that somebody made: not none, and not the example of the beginning."""
    names = find_table(list_folder(folder, Report()) or [], TALKS.name, TALKS.french)
    examples = [starter_files("x", language)["talks.csv"] for language in LANGUAGES]
    return any((folder / name).read_bytes() not in examples for name in names)


def our_talks(folder: Path, reading: Reading) -> OurTalks:
    """The table of talks as it is now. Raises EnvironmentFailure where the folder has none."""
    files = find_table(list_folder(folder, Report()) or [], TALKS.name, TALKS.french)
    draft_columns = _stated(folder)
    table = read_table(folder / files[0], TALKS.with_stated(draft_columns), Report()) if files else None
    if table is None:
        raise EnvironmentFailure(message("Le dossier n’a pas de tableau d’exposés", "The folder has no table of talks"))
    rows = {text_of(row.raw.get("id")): row for row in table.rows if row.has("id")}
    cells = {id: {key: text_of(row.raw[key]) for key in row.raw if row.has(key)} for id, row in rows.items()}
    axes = {axis.title: axis.id for axis in reading.event.axes}
    for row in cells.values():
        if row.get("axis"):
            row["axis"] = axes.get(row["axis"], row["axis"])
    return OurTalks(files[0], (folder / files[0]).read_bytes(), table, rows, cells, axes)


def _stated(folder: Path) -> Mapping[str, Stated]:
    """What event.toml states of the columns of tables."""
    from scheduler.reading.event_toml.event_file import read_event_file

    draft: Draft | None = read_event_file(folder, Report())
    return draft.columns if draft is not None else {}


def last_imported(folder: Path, name: str) -> dict[str, dict[str, str]]:
    """What was last imported from the source; nothing where it never was, or where its file is no such file."""
    try:
        data = json.loads((folder / SOURCES / f"{name}.json").read_bytes())
        rows = data["talks"].items()
        return {str(key): {str(column): str(cell) for column, cell in row.items()} for key, row in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
