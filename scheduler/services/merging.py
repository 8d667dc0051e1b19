"""A further export of a source merged into an event folder: only what changed there is taken, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.editing import Edit, Plan, planned
from scheduler.editing.planned import AddedRow
from scheduler.importing.asked import Asked
from scheduler.importing.formats import TABLE
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import axes_of, key_of, with_axes
from scheduler.importing.merging import Cells, Change, Merged, merged, same
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.importing.talk_cells import cells_of
from scheduler.importing.written import Cell, Row, text_of
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion
from scheduler.reading import read_folder
from scheduler.services.first_talks import axis_edits
from scheduler.services.kept_answers import kept_edits
from scheduler.services.merged_writing import State, next_steps, write
from scheduler.services.our_talks import OurTalks, last_imported, our_talks
from scheduler.services.same_talks import Sides, sides_of
from scheduler.storage.lock import EVENT


def merge_into(
    folder: Path, imported: Imported, talks: Sequence[ImportedTalk], name: str, asked: Asked
) -> tuple[Merged, tuple[tuple[str, ...], ...], Mapping[str, str]]:
    """The folder has what changed in the source, as one change that `undo` takes back.

    Returns what became of the cells, the options of `repair` that come next, and our id of each talk of the source by
    its key. Raises InputError, EnvironmentFailure, FolderChanged; then nothing was written.
    """
    reading = read_folder(folder)
    asked = replace(asked, language=reading.event.language)
    if reading.event.axes:
        imported, talks = with_axes(imported, talks, asked)
    ours = our_talks(folder, reading)
    sides = sides_of(last_imported(folder, name), ours, {key_of(talk): talk for talk in talks}, imported.format, asked)
    axes = {**_new_axes(imported, talks, ours), **ours.axes}
    rows = {key: cells_of(talk, sides.ids[key], axes, asked) for key, talk in sides.theirs.items()}
    texts = {key: {column: text_of(cell) for column, cell in row.items()} for key, row in rows.items()}
    refused = {key_of(talk): talk.decision for talk in imported.talks if talk.decision not in SCHEDULED}
    result = merged(sides.base, ours.cells, texts, sides.known, refused)
    named = {sides.known[key]: row for key, row in texts.items() if key in sides.known}
    _check_theirs(asked, named)
    result = _settled(replace(result, changes=(*result.changes, *_named(result, named, ours.cells, asked))), asked)
    if not asked.dry_run:
        new = [_without_twin(rows[key], imported.format) for key in result.added]
        plans = [*_table_plans(ours, result, new), *_event_plans(folder, imported, talks, ours, (name, asked))]
        state = State(name, _kept(sides, texts, result), asked.anyway)
        write(folder, plans, ours.file, _further(ours, new), state)
    return result, tuple(next_steps(folder, result)), sides.ids


def _settled(result: Merged, asked: Asked) -> Merged:
    """What became of the cells, after what the options say of conflicts and of rows that were deleted."""
    again = [key for key in result.deleted if key in asked.again]
    deleted = tuple(key for key in result.deleted if key not in again)
    return replace(_with_theirs(result, asked), added=(*result.added, *again), deleted=deleted)


def _kept(sides: Sides, texts: Mapping[str, Cells], result: Merged) -> dict[str, Cells]:
    """What the next import compares with: the source as it is now, and what is gone from it with its status."""
    left = dict(result.gone)
    state = {
        key: {**row, "status": left[sides.known[key]]} if sides.known.get(key) in left else row
        for key, row in sides.base.items()
    }
    return {**state, **{key: row for key, row in texts.items() if key not in result.deleted}}


def _table_plans(ours: OurTalks, result: Merged, new: Sequence[Row]) -> Iterator[Plan]:
    """The changes of our table: cells, statuses of what is gone, and new rows as far as it has their columns."""
    yield from _edits(ours, [*result.changes, *(Change(talk, "status", "", word) for talk, word in result.gone)])
    there = ours.table.place.headers
    yield from (AddedRow(ours.file, {column: cell for column, cell in row.items() if column in there}) for row in new)


def _further(ours: OurTalks, new: Sequence[Row]) -> dict[str, dict[str, Cell]]:
    """The cells of new rows, by id, whose columns our table lacks."""
    there = ours.table.place.headers
    return {str(row["id"]): {column: cell for column, cell in row.items() if column not in there} for row in new}


def _without_twin(row: Row, format: str) -> Row:
    """The row of a further version of a table, whose numbers are the ids: without a reference that says the same."""
    twin = format == TABLE and row.get("reference") == row["id"]
    return {column: cell for column, cell in row.items() if not (twin and column == "reference")}


def _check_theirs(asked: Asked, named: Mapping[str, Cells]) -> None:
    """Raises InputError for each cell of `--theirs` that is none of our talks of the source, by our ids in `named`."""
    cells = [f"{id}.{column}" for id, row in named.items() for column in row]
    if unknown := sorted(asked.theirs - {"", *cells}):
        raise InputError([Problem("--theirs", None, None, each, _no_cell(each, cells)) for each in unknown])


def _no_cell(found: str, cells: Sequence[str]) -> Message:
    return message(
        "la source n'a pas cette cellule d'un exposé d'ici : {suggestion}",
        "the source has no such cell of a talk that is here: {suggestion}",
        suggestion=suggestion(found, cells),
    )


def _named(result: Merged, theirs: Mapping[str, Cells], ours: Mapping[str, Cells], asked: Asked) -> Iterator[Change]:
    """The cells that the options name, by our ids, which are as they were changed here although the source has stayed:
    what was told as a conflict by an import before.
    """
    open_ = {(change.talk, change.column) for change in result.changes}
    open_ |= {(conflict.talk, conflict.column) for conflict in result.conflicts}
    for id, row in theirs.items():
        for column, text in row.items():
            here = ours[id].get(column, "")
            if f"{id}.{column}" in asked.theirs and (id, column) not in open_ and not same(here, text):
                yield Change(id, column, here, text)


def _with_theirs(result: Merged, asked: Asked) -> Merged:
    """The conflicts that are to be settled for the source are changes."""
    taken = [c for c in result.conflicts if "" in asked.theirs or f"{c.talk}.{c.column}" in asked.theirs]
    changes = tuple(Change(c.talk, c.column, c.ours, c.theirs) for c in taken)
    rest = tuple(conflict for conflict in result.conflicts if conflict not in taken)
    return replace(result, changes=(*result.changes, *changes), conflicts=rest)


def _edits(ours: OurTalks, changes: Sequence[Change]) -> tuple[Plan, ...]:
    headers = ours.table.place.headers
    edits = [
        Edit(
            file=ours.file,
            row=ours.rows[change.talk].place.row,
            key=headers.get(change.column, change.column),
            value=change.after,
        )
        for change in changes
    ]
    return planned({ours.file: ours.data}, edits)


def _new_axes(imported: Imported, talks: Sequence[ImportedTalk], ours: OurTalks) -> dict[str, str]:
    """The ids of axes that the folder lacks, by title; those that an id of ours names are no new ones."""
    lacking = [axis for axis in axes_of(imported, talks) if axis.title not in ours.axes]
    taken = list(ours.axes.values())
    same = {axis.title: axis.title for axis in lacking if axis.title in taken}
    ids = identifiers([*taken, *(axis.id or axis.title for axis in lacking if axis.title not in same)], "axe")
    return {**{axis.title: ids[axis.id or axis.title] for axis in lacking if axis.title not in same}, **same}


def _event_plans(
    folder: Path, imported: Imported, talks: Sequence[ImportedTalk], ours: OurTalks, source: tuple[str, Asked]
) -> tuple[Plan, ...]:
    """The new axes, and what was answered of the source, as edits of event.toml."""
    new = {title: id for title, id in _new_axes(imported, talks, ours).items() if id not in ours.axes.values()}
    data = (folder / EVENT).read_bytes()
    edits = [*axis_edits(new, len(ours.axes)), *kept_edits(data, imported.format, *source)]
    return planned({EVENT: data}, edits) if edits else ()
