"""A table of talks that somebody hands over takes the place of the folder's."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import message
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.storage.lock import writing
from scheduler.storage.transaction import Transaction, commit

#: The beginning of what is a zip archive.
_ZIP = b"PK\x03\x04"


def put_table(folder: Path, data: bytes, command: str, *, anyway: bool = False) -> str:
    """The folder's table of talks is `data`; its former one can be had back by `undo`. Returns the name of the file.

    What kind of table it is shows in the bytes; the name that it had elsewhere is never used.

    Raises EnvironmentFailure where the bytes are no table, or nothing could be written.
    """
    ending = _ending(data)
    if ending is None:
        raise EnvironmentFailure(
            message(
                "ce fichier n'est pas un tableau : enregistrez-le en .xlsx, .ods ou .csv, puis déposez-le",
                "this file is no table: save it as .xlsx, .ods or .csv, then drop it",
            ).capitalised()
        )
    with writing(folder, command):
        names = list_folder(folder, Report()) or []
        former = find_table(names, TALKS.name, TALKS.french)
        same = next((name for name in former if name.casefold().endswith(ending)), None)
        name = same or f"{TALKS.name}{ending}"
        files: dict[str, bytes | None] = {**dict.fromkeys(former), name: data}
        label = message("Un nouveau tableau des exposés", "A new table of talks")
        commit(folder, Transaction(command, label, files, anyway=anyway))
    return name


def _ending(data: bytes) -> str | None:
    """`.xlsx`, `.ods`, `.json` or `.csv`; None for what is none of them."""
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
    return ".json" if data.lstrip()[:1] in (b"[", b"{") else ".csv"
