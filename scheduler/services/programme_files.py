"""Writes out/ together with the other files of the folder that change with it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.storage.history import read_history
from scheduler.storage.output_folder import SCHEDULE, is_checked, settle, write_output
from scheduler.storage.regular_files import read_regular
from scheduler.storage.transaction import OUT, Transaction, commit

#: What the history calls the command that writes a programme anew which was changed by hand.
EXPORT = "journee export"
#: What it calls the command that changes the programme by hand.
MOVE = "journee move"


@dataclass(frozen=True, slots=True)
class Recording:
    """The entry in the history for a programme that is written, and the other files that change with it.

    Parameters
    ----------
    command, label : the command and the sentence in the history.
    always : the history keeps the programme before and after; else only one that was changed by hand.
    also : new bytes of files of the event folder; None for files to remove.
    anyway : files in `also` that a spreadsheet program holds open are written too.
    read : the bytes of files from which `also` was made; nothing is written where one has others by now.
    """

    command: str
    label: Message
    always: bool = False
    also: Mapping[str, bytes | None] = field(default_factory=dict)
    anyway: bool = False
    read: Mapping[str, bytes | None] = field(default_factory=dict)


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
    by_hand = not is_move(recording.command) and is_changed_by_hand(folder, files.get(SCHEDULE), recording.command)
    command, label = recording.command, recording.label
    keeps, anyway = by_hand or recording.always, recording.anyway
    wanted = Transaction(command, label, recording.also, files, complete, keeps, anyway=anyway, read=recording.read)
    if (folder / OUT).is_symlink():  # what lies elsewhere cannot change in one step with the folder
        return Put(_apart(folder, wanted), False)
    return Put(commit(folder, wanted), by_hand)


def is_move(command: str) -> bool:
    """True if the command in the history changed the programme by hand; the board's name what moved."""
    return command == MOVE or command.startswith(f"{MOVE} ")


def is_changed_by_hand(folder: Path, wanted: bytes | None, command: str) -> bool:
    """True if `command` replaces, by `wanted`, a programme of out/ that was changed by hand, exported since or not; or
    is the export that makes it the program's own.
    """
    settle(folder / OUT)
    with contextlib.suppress(OSError, EnvironmentFailure):
        current, ours = read_regular(folder / OUT / SCHEDULE), is_checked(folder / OUT, SCHEDULE)
        if current == wanted:
            return command == EXPORT and not ours
        return wanted is not None and (not ours or _is_exported(folder, current, wanted))
    return False


def _is_exported(folder: Path, current: bytes, wanted: bytes) -> bool:
    """True if the last programme in the history is this one, changed by `journee move`, or by hand and written anew by
    `journee export`, and `wanted` is another.
    """
    if is_same_programme(current, wanted):
        return False
    changes = ((entry, change) for entry in reversed(read_history(folder).done) for change in entry.files)
    entry, change = next((pair for pair in changes if pair[1].name == f"{OUT}/{SCHEDULE}"), (None, None))
    if entry is None or change is None or change.after is None:
        return False
    by_hand = is_move(entry.command) or (entry.by_hand and entry.command == EXPORT)
    return by_hand and is_same_programme(change.after, current)


def is_same_programme(first: bytes | None, second: bytes | None) -> bool:
    """True if both, contents of a schedule.json or None, state the same but for the release that it is."""
    if first == second or first is None or second is None:
        return first == second
    try:
        stated = [json.loads(data) for data in (first, second)]
    except (ValueError, RecursionError):
        return False
    return all(isinstance(one, dict) for one in stated) and stated[0] | {"release": None} == stated[1] | {
        "release": None
    }


def _apart(folder: Path, wanted: Transaction) -> tuple[str, ...]:
    former = {name: path.read_bytes() if (path := folder / name).exists() else None for name in wanted.files}
    if wanted.files:
        commit(folder, Transaction(wanted.command, wanted.label, wanted.files, anyway=wanted.anyway, read=wanted.read))
    try:
        return write_output(folder / OUT, wanted.out or {}, complete=wanted.complete)
    except BaseException:
        if wanted.files:
            commit(folder, Transaction(wanted.command, wanted.label, former, anyway=True))
        raise
