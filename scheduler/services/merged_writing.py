"""What a merge has found is written as one change of the history, and what comes next is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.editing import Edit, Plan, applied, contents, edited
from scheduler.editing.planned import AddedRow
from scheduler.editing.rows import table_rows
from scheduler.importing.merging import Cells, Merged
from scheduler.importing.written import Cell
from scheduler.language.message import Message, message
from scheduler.reading import read_folder
from scheduler.services.editing import reporting_failures
from scheduler.services.release_lookup import published_releases
from scheduler.storage.drives import set_permissions
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

#: What a command of the history is called.
_COMMAND = "import"


@dataclass(frozen=True, slots=True)
class State:
    """The record of the source of that name for its next import."""

    name: str
    rows: Mapping[str, Cells]
    anyway: bool


def import_label(name: str) -> Message:
    """What the history calls an import of the source of that name."""
    return message("Import de « {name} »", "Import of “{name}”", name=name)


def write(
    folder: Path, plans: Sequence[Plan], table: str, further: Mapping[str, Mapping[str, Cell]], kept: State
) -> None:
    """The plans are applied; `further` are cells of new rows, by id, whose columns the table lacked."""
    name, state, anyway = kept.name, kept.rows, kept.anyway
    label = import_label(name)
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
            set_permissions(fresh, 0o600)
            fresh.replace(path)


def _file_of(plan: Plan) -> str:
    return plan.file if isinstance(plan, AddedRow) else plan.edit.file  # type: ignore[union-attr]


def next_steps(folder: Path, result: Merged) -> Iterator[tuple[str, ...]]:
    """The options of `journee repair` that come next where a release exists."""
    try:
        released = bool(published_releases(folder))
    except (EnvironmentFailure, InputError):
        return
    if released and result.gone:
        yield tuple(word for talk, _ in result.gone for word in ("--cancel", talk))
    if released and result.added:
        yield ("--add",)
