"""A further export of a source merged into an event folder: only what changed there is taken, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.editing import Edit, Plan, applied, contents, edited, planned
from scheduler.editing.planned import AddedRow
from scheduler.editing.rows import table_rows
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
from scheduler.services.editing import reporting_failures
from scheduler.services.kept_answers import kept_edits
from scheduler.services.release_lookup import published_releases
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

#: What a command of the history is called.
_COMMAND = "import"
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
    base = _base(folder, name)
    theirs = {key_of(talk): talk for talk in talks}
    known = _known(base, ours, theirs, by_id=imported.format == TABLE)
    refused = {key_of(talk): talk.decision for talk in imported.talks if talk.decision not in SCHEDULED}
    new = [key for key in theirs if key not in known]
    known |= {key: id for key, id in asked.together.items() if key in new and id in ours.rows}
    new = [key for key in new if key not in known]
    _ask_doubtful(new, base, theirs, ours, asked)
    ids = dict(zip(new, ids_of([theirs[key] for key in new], ours.rows), strict=True))
    axes = {**_new_axes(imported, talks, ours), **ours.axes}
    rows = {key: cells_of(talk, known.get(key) or ids[key], axes, asked) for key, talk in theirs.items()}
    texts = {key: {column: text_of(cell) for column, cell in row.items()} for key, row in rows.items()}
    result = merged(base, ours.cells, texts, known, refused)
    result = _with_theirs(result, asked)
    again = [key for key in result.deleted if key in asked.again]
    added = [*result.added, *again]
    result = replace(result, added=tuple(added), deleted=tuple(key for key in result.deleted if key not in again))
    left = dict(result.gone)
    state = {key: {**row, "status": left[known[key]]} if known.get(key) in left else row for key, row in base.items()}
    state |= {key: row for key, row in texts.items() if key not in result.deleted}
    if not asked.dry_run:
        changes = [*result.changes, *(Change(talk, "status", "", word) for talk, word in result.gone)]
        plans = [*_edits(ours, changes), *_event_plans(folder, imported, talks, ours, (name, asked))]
        new_rows = [_without_twin(rows[key], imported.format) for key in added]
        there = ours.table.place.headers
        plans += [AddedRow(ours.file, {c: cell for c, cell in row.items() if c in there}) for row in new_rows]
        further = {str(row["id"]): {c: cell for c, cell in row.items() if c not in there} for row in new_rows}
        _write(folder, plans, ours.file, further, _State(name, state, asked.anyway))
    return result, tuple(_next(folder, result)), {**known, **ids}


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


@dataclass(frozen=True, slots=True)
class _State:
    """What is kept of the source of that name for its next import."""

    name: str
    rows: Mapping[str, Cells]
    anyway: bool


def _write(
    folder: Path, plans: Sequence[Plan], table: str, further: Mapping[str, Mapping[str, Cell]], kept: _State
) -> None:
    """The plans are applied; `further` are cells of new rows, by id, whose columns the table lacked."""
    name, state, anyway = kept.name, kept.rows, kept.anyway
    label = message("Import de « {name} »", "Import of “{name}”", name=name)
    kept_name = f"{SOURCES}/{name}.json"
    path = folder / kept_name
    text = (json.dumps({"talks": state}, ensure_ascii=False, indent=1) + "\n").encode()
    with writing(folder, _COMMAND), reporting_failures():
        if plans:
            now = contents(folder, [EVENT, *(_file_of(plan) for plan in plans)])
            files = applied(now, plans)
            for id, cells in further.items():
                row = next(row.number for row in table_rows(files[table], table) if dict(row.names).get("id") == id)
                files = {**files, **edited(files, [Edit(table, row, key, cell) for key, cell in cells.items()])}
            read_folder(folder, files)
            commit(folder, Transaction(_COMMAND, label, {**files, kept_name: text}, anyway=anyway, read=now))
        elif not path.is_file() or path.read_bytes() != text:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_bytes(text)
            fresh.chmod(0o600)
            fresh.replace(path)


def _file_of(plan: Plan) -> str:
    return plan.file if isinstance(plan, AddedRow) else plan.edit.file  # type: ignore[union-attr]


def _next(folder: Path, result: Merged) -> Iterator[tuple[str, ...]]:
    """The options of `journee repair` that come next where a release exists."""
    try:
        released = bool(published_releases(folder))
    except (EnvironmentFailure, InputError):
        return
    if released and result.gone:
        yield tuple(word for talk, _ in result.gone for word in ("--cancel", talk))
    if released and result.added:
        yield ("--add",)
