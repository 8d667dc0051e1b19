"""A further export of a source merged into an event folder: only what changed there is taken, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.editing import Edit, Plan, planned
from scheduler.editing.planned import AddedRow
from scheduler.importing.asked import Asked
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import axes_of, key_of, with_axes
from scheduler.importing.merging import Cells, Change, Merged, merged
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.importing.talk_cells import cells_of, ids_of
from scheduler.importing.written import Cell, Row, text_of
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading import Reading, read_folder
from scheduler.reading.columns.kinds import TALKS, Stated
from scheduler.reading.draft import Draft
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.tables import Table, read_table
from scheduler.services.kept_answers import kept_edits
from scheduler.services.merged_writing import State, next_steps, write
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT

#: The format in which a folder's own table may be handed over again.
TABLE = "table"


class Doubtful(InputError):
    """Talks of the source may be ours under another number: `pairs` has the key of each, our id, and the title."""

    def __init__(self, problems: Sequence[Problem], pairs: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(problems)
        self.pairs = tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our table of talks: its file, its bytes, its rows by id, and the ids of axes by title and by id."""

    file: str
    data: bytes
    table: Table
    rows: Mapping[str, Fields]
    cells: Mapping[str, Cells]
    axes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The talks of the source by their keys beside ours: what was last imported, and which is which of ours.

    `known` has our ids of talks that we have, `ids` those of all.
    """

    ours: _Ours
    base: Mapping[str, Cells]
    theirs: Mapping[str, ImportedTalk]
    known: Mapping[str, str]
    ids: Mapping[str, str]


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
    ours = _ours(folder, reading)
    sides = _sides(_base(folder, name), ours, {key_of(talk): talk for talk in talks}, imported.format, asked)
    axes = {**_new_axes(imported, talks, ours), **ours.axes}
    rows = {key: cells_of(talk, sides.ids[key], axes, asked) for key, talk in sides.theirs.items()}
    texts = {key: {column: text_of(cell) for column, cell in row.items()} for key, row in rows.items()}
    refused = {key_of(talk): talk.decision for talk in imported.talks if talk.decision not in SCHEDULED}
    result = _settled(merged(sides.base, ours.cells, texts, sides.known, refused), asked)
    if not asked.dry_run:
        new = [_without_twin(rows[key], imported.format) for key in result.added]
        plans = [*_table_plans(ours, result, new), *_event_plans(folder, imported, talks, ours, (name, asked))]
        state = State(name, _kept(sides, texts, result), asked.anyway)
        write(folder, plans, ours.file, _further(ours, new), state)
    return result, tuple(next_steps(folder, result)), sides.ids


def _sides(
    base: Mapping[str, Cells], ours: _Ours, theirs: Mapping[str, ImportedTalk], format: str, asked: Asked
) -> _Sides:
    """Which talk of the source is which of ours; new ones have an id. Raises Doubtful."""
    known = _known(base, ours, theirs, by_id=format == TABLE)
    together = asked.together.items()
    known |= {key: id for key, id in together if key in theirs and key not in known and id in ours.rows}
    new = [key for key in theirs if key not in known]
    _ask_doubtful(new, base, theirs, ours, asked)
    ids = dict(zip(new, ids_of([theirs[key] for key in new], ours.rows), strict=True))
    return _Sides(ours, base, theirs, known, {**known, **ids})


def _settled(result: Merged, asked: Asked) -> Merged:
    """What became of the cells, after what the options say of conflicts and of rows that were deleted."""
    again = [key for key in result.deleted if key in asked.again]
    deleted = tuple(key for key in result.deleted if key not in again)
    return replace(_with_theirs(result, asked), added=(*result.added, *again), deleted=deleted)


def _kept(sides: _Sides, texts: Mapping[str, Cells], result: Merged) -> dict[str, Cells]:
    """What the next import compares with: the source as it is now, and what is gone from it with its status."""
    left = dict(result.gone)
    state = {
        key: {**row, "status": left[sides.known[key]]} if sides.known.get(key) in left else row
        for key, row in sides.base.items()
    }
    return {**state, **{key: row for key, row in texts.items() if key not in result.deleted}}


def _table_plans(ours: _Ours, result: Merged, new: Sequence[Row]) -> Iterator[Plan]:
    """The changes of our table: cells, statuses of what is gone, and new rows as far as it has their columns."""
    yield from _edits(ours, [*result.changes, *(Change(talk, "status", "", word) for talk, word in result.gone)])
    there = ours.table.place.headers
    yield from (AddedRow(ours.file, {column: cell for column, cell in row.items() if column in there}) for row in new)


def _further(ours: _Ours, new: Sequence[Row]) -> dict[str, dict[str, Cell]]:
    """The cells of new rows, by id, whose columns our table lacks."""
    there = ours.table.place.headers
    return {str(row["id"]): {column: cell for column, cell in row.items() if column not in there} for row in new}


def _without_twin(row: Row, format: str) -> Row:
    """The row of a further version of a table, whose numbers are the ids: without a reference that says the same."""
    twin = format == TABLE and row.get("reference") == row["id"]
    return {column: cell for column, cell in row.items() if not (twin and column == "reference")}


def _ours(folder: Path, reading: Reading) -> _Ours:
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
    return _Ours(files[0], (folder / files[0]).read_bytes(), table, rows, cells, axes)


def _stated(folder: Path) -> Mapping[str, Stated]:
    from scheduler.reading.event_toml.event_file import read_event_file

    draft: Draft | None = read_event_file(folder, Report())
    return draft.columns if draft is not None else {}


def _base(folder: Path, name: str) -> dict[str, dict[str, str]]:
    """What was last imported from the source; nothing where it never was, or where its file is no such file."""
    try:
        data = json.loads((folder / SOURCES / f"{name}.json").read_bytes())
        rows = data["talks"].items()
        return {str(key): {str(column): str(cell) for column, cell in row.items()} for key, row in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _known(
    base: Mapping[str, Cells], ours: _Ours, theirs: Mapping[str, ImportedTalk], *, by_id: bool
) -> dict[str, str]:
    """The id of our talk for each key of the source: as it was imported, else by the same reference; `by_id`, where
    the source was never imported, by the same id with the same title or speakers.
    """
    known = {key: row["id"] for key, row in base.items() if row.get("id") in ours.rows}
    references = {row["reference"]: id for id, row in ours.cells.items() if row.get("reference")}
    for key in theirs:
        if key not in known and key not in base and key in references:
            known[key] = references[key]
        elif by_id and not base and key in ours.rows and _is_same(ours.cells[key], theirs[key]):
            known[key] = key
    return known


def _is_same(ours: Cells, theirs: ImportedTalk) -> bool:
    """True if title or speakers are the same: a number alone may be another talk's in another list."""
    speakers = fold(ours.get("speakers", ""))
    title = fold(ours.get("title", "")) == fold(theirs.title)
    return title or (speakers != "" and speakers == fold(theirs.cells.get("speakers", "")))


def _ask_doubtful(
    new: Sequence[str], base: Mapping[str, Cells], theirs: Mapping[str, ImportedTalk], ours: _Ours, asked: Asked
) -> None:
    """Raises InputError where a new talk has the title and a speaker of one of ours, unless they are told apart."""
    problems, pairs = [], []
    titles = {fold(row.get("title", "")): id for id, row in ours.cells.items()}
    for key in new:
        talk = theirs[key]
        id = titles.get(fold(talk.title))
        if key in base or id is None or key in asked.apart:
            continue
        here = fold(ours.cells[id].get("speakers", ""))
        if not talk.people or any(fold(person.name) in here for person in talk.people if person.name):
            text = message(
                "même titre que {id}, qui est déjà dans {file} : écrivez {key} dans sa colonne « référence » si c'est "
                "le même exposé, sinon ajoutez --apart {key}",
                "same title as {id}, which is in {file} already: write {key} in its column “reference” if it is the "
                "same talk, else add --apart {key}",
                id=id,
                file=ours.file,
                key=key,
            )
            problems.append(Problem(talk.origin.file, talk.origin.row, None, talk.title, text.capitalised()))
            pairs.append((key, id, talk.title))
    if problems:
        raise Doubtful(problems, pairs)


def _with_theirs(result: Merged, asked: Asked) -> Merged:
    """The conflicts that are to be settled for the source are changes."""
    taken = [c for c in result.conflicts if "" in asked.theirs or f"{c.talk}.{c.column}" in asked.theirs]
    changes = tuple(Change(c.talk, c.column, c.ours, c.theirs) for c in taken)
    rest = tuple(conflict for conflict in result.conflicts if conflict not in taken)
    return replace(result, changes=(*result.changes, *changes), conflicts=rest)


def _edits(ours: _Ours, changes: Sequence[Change]) -> tuple[Plan, ...]:
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


def _new_axes(imported: Imported, talks: Sequence[ImportedTalk], ours: _Ours) -> dict[str, str]:
    """The ids of axes that the folder lacks, by title; those that an id of ours names are no new ones."""
    lacking = [axis for axis in axes_of(imported, talks) if axis.title not in ours.axes]
    taken = list(ours.axes.values())
    same = {axis.title: axis.title for axis in lacking if axis.title in taken}
    ids = identifiers([*taken, *(axis.id or axis.title for axis in lacking if axis.title not in same)], "axe")
    return {**{axis.title: ids[axis.id or axis.title] for axis in lacking if axis.title not in same}, **same}


def _event_plans(
    folder: Path, imported: Imported, talks: Sequence[ImportedTalk], ours: _Ours, source: tuple[str, Asked]
) -> tuple[Plan, ...]:
    """The new axes, and what was answered of the source, as edits of event.toml."""
    new = {title: id for title, id in _new_axes(imported, talks, ours).items() if id not in ours.axes.values()}
    count = len(ours.axes)
    edits = [
        Edit(file=EVENT, row=None, key=f"axes[{number}]", value={"id": id, "title": title})
        for number, (title, id) in enumerate(new.items(), start=count + 1)
    ]
    data = (folder / EVENT).read_bytes()
    edits += kept_edits(data, imported.format, *source)
    return planned({EVENT: data}, edits) if edits else ()
