"""A value that somebody corrects in a table of a folder that may still have other mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scheduler.domain.errors import FolderChanged
from scheduler.editing import Edit, applied, contents, planned, shown, value_at
from scheduler.editing.settings import kept
from scheduler.language.message import Message, message
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.editing import reporting_failures
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit


def mend(
    folder: Path, sources: Mapping[str, bytes], edit: Edit, command: str, *, anyway: bool = False
) -> tuple[bytes, bytes]:
    """The field has its new value; all other bytes of the folder stay. One step of `undo`. Returns the file's bytes
    before and after.

    Parameters
    ----------
    sources : the files as they were read when the value was shown: where a table has changed since, the row is found
        again by its names, and must still have the value that was shown.
    command : the command in the history.
    anyway : a file that a spreadsheet program holds open is written too.

    Raises FolderChanged where the row or value is another one now; EnvironmentFailure.
    """
    with writing(folder, command), reporting_failures():
        (plan,) = planned(sources, [edit])
        now = contents(folder, [EVENT, edit.file])
        label = _label(edit, shown(plan.expected))
        files = applied(now, [plan])
        commit(folder, Transaction(command, label, files, anyway=anyway, read=now))
        name = file_of(edit.file)
        return now[name], files.get(name, now[name])


def keep(folder: Path, sources: Mapping[str, bytes], key: str, command: str, *, anyway: bool) -> None:
    """The value of event.toml stays as it is and is no longer marked as one to be completed; the rest as in `mend`."""
    edit = Edit(EVENT, None, key, None)
    with writing(folder, command), reporting_failures():
        now = contents(folder, [EVENT])
        value = value_at(now[EVENT], edit)
        if value is None or value != value_at(sources[EVENT], edit):
            raise FolderChanged(())
        new = kept(now[EVENT], EVENT, key)
        if new == now[EVENT]:  # somebody has said so already
            return
        label = message(
            "{file}, {key} : « {value} » est juste",
            "{file}, {key}: “{value}” is right",
            file=EVENT,
            key=key,
            value=shown(value),
        )
        commit(folder, Transaction(command, label, {EVENT: new}, anyway=anyway, read=now))


def set_several(
    folder: Path, sources: Mapping[str, bytes], edits: Sequence[Edit], recording: tuple[str, Message], *, anyway: bool
) -> None:
    """The fields of event.toml have their new values together, as one step of `undo`; the rest is as in `mend`.

    `recording`: the command and the sentence in the history.
    """
    command, label = recording
    with writing(folder, command), reporting_failures():
        plans = planned(sources, edits)
        now = contents(folder, [EVENT])
        commit(folder, Transaction(command, label, applied(now, plans), anyway=anyway, read=now))


def _label(edit: Edit, before: str) -> Message:
    return message(
        "{file}, {place} : « {before} » devient « {after} »",
        "{file}, {place}: “{before}” becomes “{after}”",
        file=edit.file,
        place=edit.key if edit.row is None else f"{edit.key} {edit.row}",
        before=before,
        after=shown(edit.value),
    )
