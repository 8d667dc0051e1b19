"""Writes out/ together with the other files of the folder that change with it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scheduler.language.message import Message
from scheduler.storage.output_folder import SCHEDULE, is_checked, settle, write_output
from scheduler.storage.transaction import OUT, Transaction, commit


@dataclass(frozen=True, slots=True)
class Recording:
    """The entry in the history for a programme that is written, and the other files that change with it.

    Parameters
    ----------
    command, label : the command and the sentence in the history.
    always : the history keeps the programme before and after; else only one that was changed by hand.
    also : new bytes of files of the event folder; None for files to remove.
    anyway : files in `also` that a spreadsheet program holds open are written too.
    """

    command: str
    label: Message
    always: bool = False
    also: Mapping[str, bytes | None] = field(default_factory=dict)
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """The result of writing out/.

    `left`: files that are no longer produced but stay because they were edited. `by_hand`: the former programme had
    been changed by hand and is in the history now.
    """

    left: tuple[str, ...]
    by_hand: bool


def put_programme(folder: Path, files: Mapping[str, bytes], recording: Recording, *, complete: bool = True) -> Put:
    """out/ holds `files`, and the folder the files of `recording`; after a failure or kill neither is changed.

    `complete`: other files of out/ that the program wrote are removed. Raises EnvironmentFailure.
    """
    by_hand = is_changed_by_hand(folder, files.get(SCHEDULE))
    command, label = recording.command, recording.label
    keeps, anyway = by_hand or recording.always, recording.anyway
    wanted = Transaction(command, label, recording.also, files, complete, keeps, anyway=anyway)
    if (folder / OUT).is_symlink():  # what lies elsewhere cannot change in one step with the folder
        return Put(_apart(folder, wanted), False)
    return Put(commit(folder, wanted), by_hand)


def is_changed_by_hand(folder: Path, wanted: bytes | None) -> bool:
    """True if the programme in out/ is not what the program wrote there, and would be replaced by `wanted`."""
    path = folder / OUT / SCHEDULE
    settle(folder / OUT)
    with contextlib.suppress(OSError):
        return wanted is not None and not is_checked(folder / OUT, SCHEDULE) and path.read_bytes() != wanted
    return False


def _apart(folder: Path, wanted: Transaction) -> tuple[str, ...]:
    former = {name: path.read_bytes() if (path := folder / name).exists() else None for name in wanted.files}
    if wanted.files:
        commit(folder, Transaction(wanted.command, wanted.label, wanted.files, anyway=wanted.anyway))
    try:
        return write_output(folder / OUT, wanted.out or {}, complete=wanted.complete)
    except BaseException:
        if wanted.files:
            commit(folder, Transaction(wanted.command, wanted.label, former, anyway=True))
        raise
