"""A value that somebody corrects in a table of a folder that may still have other mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import FolderChanged
from scheduler.editing import Edit, applied, contents, planned, shown, value_at
from scheduler.editing.settings import kept
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.editing import reporting_failures
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit


@dataclass(frozen=True, slots=True)
class Correction:
    """An edit of a field; `expected` is the text that stands in it as far as its page knows, None for what was read."""

    edit: Edit
    expected: str | None = None

    def is_as_expected(self, value: object) -> bool:
        """True for the value that is expected, whichever way its lines end: a browser knows one way alone."""
        return self.expected is None or _text(shown(value)) == _text(self.expected)


def mend(
    folder: Path,
    sources: Mapping[str, bytes],
    corrections: Sequence[Correction],
    command: str,
    *,
    anyway: bool = False,
) -> Mapping[str, tuple[bytes, bytes]]:
    """The fields have their new values, all of them or none; all other bytes of the folder stay. One step of `undo`.
    Returns the bytes of each of their files before and after.

    Parameters
    ----------
    sources : the files as they were read when the values were shown: where a table has changed since, each row is found
        again by its names, and must still have the value that is expected.
    command : the command in the history.
    anyway : a file that a spreadsheet program holds open is written too.

    Raises FolderChanged where a row or value is another one now; EnvironmentFailure.
    """
    with writing(folder, command), reporting_failures():
        edits = [correction.edit for correction in corrections]
        plans = [
            plan if each.is_as_expected(plan.expected) else replace(plan, expected=each.expected)
            for plan, each in zip(planned(sources, edits), corrections, strict=True)
        ]
        now = contents(folder, dict.fromkeys([EVENT, *(edit.file for edit in edits)]))
        label = _label(edits, shown(plans[0].expected))
        files = applied(now, plans)
        commit(folder, Transaction(command, label, files, anyway=anyway, read=now))
        names = {file_of(edit.file) for edit in edits}
        return {name: (now[name], files.get(name, now[name])) for name in names}


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


def _text(value: str) -> str:
    return "\n".join(value.splitlines()).strip()


def _label(edits: Sequence[Edit], before: str) -> Message:
    """The first edit, of which `before` stood there, and how many there are besides."""
    edit, others = edits[0], len(edits) - 1
    label = message(
        "{file}, {place} : « {before} » devient « {after} »",
        "{file}, {place}: “{before}” becomes “{after}”",
        file=edit.file,
        place=edit.key if edit.row is None else f"{edit.key} {edit.row}",
        before=before,
        after=shown(edit.value),
    )
    if not others:
        return label
    count = counted(others, ("autre valeur", "other value"), ("autres valeurs", "other values"))
    return message("{label}, et {count}", "{label}, and {count}", label=label, count=count)
