"""What a table changes that takes the place of the folder's, talk by talk, by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import TABLE
from scheduler.importing.layout import key_of
from scheduler.importing.merging import Cells, Change, same
from scheduler.importing.new_folder import base_text
from scheduler.importing.talk_cells import cells_of
from scheduler.importing.twins import told_apart
from scheduler.importing.written import text_of
from scheduler.reading.columns.kinds import TALKS, Stated
from scheduler.reading.draft import Draft
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.tables import read_table
from scheduler.services.source_reading import read_source


@dataclass(frozen=True, slots=True)
class Replaced:
    """The ids of talks that are new and of those that go, and the cells that would be others, by the ids of talks."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changes: tuple[Change, ...]


def replaced(folder: Path, path: Path, asked: Asked) -> Replaced:
    """What becomes of the folder's talks where the table in `path` takes the place of theirs. Mistakes are not told."""
    names = find_table(list_folder(folder, Report()) or [], TALKS.name, TALKS.french)
    stated = _stated(folder)
    ours = _rows(folder / names[0], stated) if names else {}
    theirs = _rows(path, Stated({**stated.fields, **asked.mapping}, (*stated.ignored, *asked.ignored)))
    return Replaced(
        added=tuple(id for id in theirs if id not in ours),
        gone=tuple(id for id in ours if id not in theirs),
        changes=tuple(
            Change(id, column, before, after)
            for id in ours
            if id in theirs
            for column in dict.fromkeys((*ours[id], *theirs[id]))
            if not same(before := ours[id].get(column, ""), after := theirs[id].get(column, ""))
        ),
    )


def base_of_table(folder: Path, path: Path, asked: Asked) -> bytes | None:
    """What the talks of the table in `path` are, as the file that its next version is compared with; None where it has
    mistakes.
    """
    draft, report = read_event_file(folder, Report()), Report()
    table = read_table(path, TALKS.with_stated({TALKS.name: Stated(asked.mapping, asked.ignored)}), report)
    if table is None or draft is None or report.mistakes:
        return None
    ids = {row.place.row: text_of(row.raw["id"]) for row in table.rows if row.has("id")}
    axes = {name: axis.value.id for axis in draft.axes for name in (axis.value.id, axis.value.title)}
    try:
        talks = told_apart(read_source(TABLE, [path], asked).talks)
    except InputError:
        return None
    rows = {key_of(talk): (talk, ids[row]) for talk in talks if (row := talk.origin.row) in ids}
    return base_text({key: cells_of(talk, id, axes, asked) for key, (talk, id) in rows.items()})


def _stated(folder: Path) -> Stated:
    draft: Draft | None = read_event_file(folder, Report())
    return draft.columns.get(TALKS.name, Stated()) if draft is not None else Stated()


def _rows(path: Path, stated: Stated) -> Mapping[str, Cells]:
    table = read_table(path, TALKS.with_stated({TALKS.name: stated}), Report())
    rows = () if table is None else table.rows
    cells = ({key: text_of(row.raw[key]) for key in row.raw if row.has(key)} for row in rows)
    return {row["id"]: row for row in cells if "id" in row}
