"""A table of talks that somebody hands over takes the place of the folder's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, Problem
from scheduler.editing import Edit, edited
from scheduler.importing.formats import TABLE
from scheduler.language.message import message
from scheduler.reading.columns.kinds import IGNORE, TALKS
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import ENDINGS, find_table, list_folder
from scheduler.services.editing import reporting_failures
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.regular_files import read_regular
from scheduler.storage.transaction import Transaction, commit

#: The beginning of what is a zip archive.
_ZIP = b"PK\x03\x04"


NO_TABLE = message(
    "ce fichier n'est pas un tableau : enregistrez-le en .xlsx, .ods ou .csv, puis déposez-le",
    "this file is no table: save it as .xlsx, .ods or .csv, then drop it",
).capitalised()
_CHANGED = message("Ce tableau a changé depuis", "This table has changed since").capitalised()


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table by its bytes.

    Attributes
    ----------
    fields, ignored : the columns of its talks by field and those not to be read, as event.toml shall state them.
    seen : the files of the folder as they were when somebody agreed to the new table; None where nobody did.
    base : what a later version of the table is compared with.
    beside : other files of the folder that change with it; None for those that go.
    """

    data: bytes
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    seen: Mapping[str, bytes] | None = None
    base: bytes | None = None
    beside: Mapping[str, bytes | None] = field(default_factory=dict)


def put_table(folder: Path, table: NewTable, command: str, *, anyway: bool = False) -> str:
    """The folder's table of talks is the new one; its former one can be had back by `undo`. Returns the name of the
    file.

    What kind of table it is shows in the bytes; the name that it had elsewhere is never used.

    Raises EnvironmentFailure where the bytes are no table, or nothing could be written; FolderChanged where a table is
    there that was not seen.
    """
    ending = ending_of(table.data)
    if ending not in ENDINGS:
        raise EnvironmentFailure(NO_TABLE)
    with writing(folder, command), reporting_failures():
        names = list_folder(folder, Report()) or []
        former = find_table(names, TALKS.name, TALKS.french)
        same = next((name for name in former if name.casefold().endswith(ending)), None)
        name = same or f"{TALKS.name}{ending}"
        _refuse_unseen(folder, former, table)
        files: dict[str, bytes | None] = {
            **dict.fromkeys(former),
            name: table.data,
            **_stated(folder, table),
            **table.beside,
        }
        if table.base is not None:
            files[f"{SOURCES}/{TABLE}.json"] = table.base
        label = message("Un nouveau tableau des exposés", "A new table of talks")
        commit(folder, Transaction(command, label, files, anyway=anyway))
    return name


def _refuse_unseen(folder: Path, former: Sequence[str], table: NewTable) -> None:
    """Raises FolderChanged where a table would go that is not as it was seen."""
    if table.seen is not None:
        changed = [name for name in former if read_regular(folder / name) != table.seen.get(name)]
        if changed:
            raise FolderChanged([Problem(name, None, None, None, _CHANGED) for name in changed])


def _stated(folder: Path, table: NewTable) -> dict[str, bytes]:
    """event.toml with what is to be stated of the columns; {} where nothing is."""
    stated = {**{name: list(labels) for name, labels in table.fields.items()}, IGNORE: list(table.ignored)}
    edits = [Edit(EVENT, None, f"columns.{TALKS.name}.{name}", labels) for name, labels in stated.items() if labels]
    return edited({EVENT: read_regular(folder / EVENT)}, edits) if edits else {}


def ending_of(data: bytes) -> str | None:
    """`.xlsx`, `.ods`, `.json`, `.xml` or `.csv`; None for what is none of them."""
    if data.startswith(_ZIP):
        try:
            names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return None
        if "content.xml" in names:
            return ".ods"
        return ".xlsx" if any(name.startswith("xl/") for name in names) else None
    if not data.strip() or (b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return None
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return ".json" if head in (b"[", b"{") else ".xml" if head == b"<" else ".csv"
