"""Rows that somebody adds to a table of the folder, or takes out of it; the folder may have mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from scheduler.editing import AddedRow, Plan, WithdrawnRow, applied, contents, withdrawal
from scheduler.editing.edit import Value
from scheduler.language.message import Message, message
from scheduler.services.editing import reporting_failures
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

_NUMBERED = re.compile(r"(.*?)(\d{1,9})", re.DOTALL)


def add_row(folder: Path, file: str, values: Mapping[str, str], command: str, *, anyway: bool = False) -> None:
    """The table has another row at its end, in its own format; all other bytes of the folder stay. One step of `undo`.

    Parameters
    ----------
    values : the cells by the labels of their columns.
    command : the command in the history.
    anyway : a file that a spreadsheet program holds open is written too.

    Raises EnvironmentFailure, also where a column is no longer there.
    """
    cells: dict[str, Value] = {label: text or None for label, text in values.items()}
    named = next((text for text in values.values() if text), "")
    label = message("{file} : ligne ajoutée ({name})", "{file}: row added ({name})", file=file, name=named)
    _commit(folder, AddedRow(file, cells), (command, label), anyway)


def remove_row(
    folder: Path, sources: Mapping[str, bytes], file: str, row: int, command: str, *, anyway: bool = False
) -> None:
    """The table no longer has the row; `undo` brings it back.

    `sources` are the files as they were when the row was shown. Raises FolderChanged where it is another one now,
    EnvironmentFailure.
    """
    with reporting_failures():
        plan = withdrawal(sources, file, row)
    named = " ".join(text for _, text in plan.names) or str(row)
    label = message("{file} : ligne supprimée ({name})", "{file}: row removed ({name})", file=file, name=named)
    _commit(folder, plan, (command, label), anyway)


def _commit(folder: Path, plan: AddedRow | WithdrawnRow, recording: tuple[str, Message], anyway: bool) -> None:
    command, label = recording
    plans: tuple[Plan, ...] = (plan,)
    with writing(folder, command), reporting_failures():
        now = contents(folder, [EVENT, plan.file])
        commit(folder, Transaction(command, label, applied(now, plans), anyway=anyway, read=now))


def next_id(ids: Iterable[str]) -> str:
    """An id for a new row that none of `ids` is, counted on from the last of them that ends in a number."""
    there = list(ids)
    numbered = [match for id_ in there if (match := _NUMBERED.fullmatch(id_))]
    stem, digits = numbered[-1].groups() if numbered else ("T", "00")
    alike = [int(match[2]) for match in numbered if match[1] == stem]
    taken = {id_.casefold() for id_ in there}
    number = max(alike, default=0) + 1
    while (made := f"{stem}{number:0{len(digits)}}").casefold() in taken:
        number += 1
    return made
