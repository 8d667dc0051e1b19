"""Transactions: an event folder, its out/ and its history change together or, after a failure or kill, not at all."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, JourneeError, Problem
from scheduler.language.message import Message, message
from scheduler.storage import journal
from scheduler.storage import output_folder as output
from scheduler.storage.history import FileChange, files_for
from scheduler.storage.lock import locked
from scheduler.storage.open_files import refuse_open
from scheduler.storage.regular_files import read_regular, target_within

OUT = "out"
SCHEDULE = f"{OUT}/{output.SCHEDULE}"


@dataclass(frozen=True, slots=True)
class Transaction:
    """A change of an event folder.

    Parameters
    ----------
    command, label : the command and the sentence in the history.
    files : the new bytes of files of the folder, None for those that go; each is kept in the history. One of out/ is
        not the program's any more, whatever its bytes.
    out : the new files of out/ by path; None where out/ stays.
    complete : other files of out/ that the program wrote are removed.
    keeps_schedule : the history keeps the programme of out/ before and after.
    state : instead of a new change in the history, its state file (of undo and redo).
    anyway : files that a spreadsheet program holds open are written too.
    read : the bytes of files from which `files` were made; nothing is written where one has others by now.
    """

    command: str
    label: Message
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    out: Mapping[str, bytes] | None = None
    complete: bool = True
    keeps_schedule: bool = False
    state: Mapping[str, bytes] | None = None
    anyway: bool = False
    read: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def foreign(self) -> frozenset[str]:
        """The names in out/ of the `files` that lie there."""
        return frozenset(name.removeprefix(f"{OUT}/") for name in self.files if name.startswith(f"{OUT}/"))

    @property
    def writes_out(self) -> bool:
        """True if out/ changes, or what the program calls its own there."""
        return self.out is not None or bool(self.foreign)


def commit(folder: Path, wanted: Transaction) -> tuple[str, ...]:
    """The folder is changed as `wanted`; after an exception or a kill it is unchanged.

    Returns the names of files of out/ that would have been removed, had nobody edited them. Raises EnvironmentFailure;
    FolderChanged where somebody has written one of the files since it was read.
    """
    wanted = _followed(folder, wanted)
    if not wanted.anyway:
        with output.reporting_os_errors():
            refuse_open(folder, wanted.files)
    _refuse_links(folder, wanted.files)
    fresh = wanted.writes_out and not (folder / OUT).exists()
    try:
        with output.reporting_os_errors(), locked(folder, wanted.command), contextlib.ExitStack() as stack:
            journal.undo(folder)
            if wanted.writes_out:
                (folder / OUT).mkdir(exist_ok=True)
                stack.enter_context(locked(folder / OUT, wanted.command))
                journal.undo(folder / OUT)
            return _replace(folder, wanted)
    except JourneeError:
        if fresh:
            with contextlib.suppress(OSError):
                (folder / OUT).rmdir()
        if journal.is_cut_off(folder):
            raise EnvironmentFailure(output.interrupted(folder)) from None
        raise


def _replace(folder: Path, wanted: Transaction) -> tuple[str, ...]:
    former = {name: _bytes(folder / name) for name in wanted.files}
    read = {**former, **{name: data for name, data in wanted.read.items() if name in former}}
    put = {name: data for name, data in wanted.files.items() if data is not None and data != former[name]}
    drop = [name for name, data in wanted.files.items() if data is None and former[name] is not None]
    changes = [FileChange(name, former[name], wanted.files[name]) for name in (*put, *drop)]
    left: tuple[str, ...] = ()
    by_hand = False
    if wanted.writes_out:
        complete = wanted.complete and wanted.out is not None
        plan = output.planned(folder / OUT, wanted.out or {}, complete=complete, foreign=wanted.foreign)
        put |= {f"{OUT}/{name}": data for name, data in plan.put.items()}
        drop += [f"{OUT}/{name}" for name in plan.drop]
        left = plan.left
    if wanted.out is not None:
        before, after = _bytes(folder / SCHEDULE), wanted.out.get(output.SCHEDULE)
        ours = before is None or output.is_checked(folder / OUT, output.SCHEDULE)
        if wanted.keeps_schedule and after is not None and (before != after or not ours):
            changes.append(FileChange(SCHEDULE, before, after))
            by_hand = not ours
    if wanted.state is not None:
        put |= wanted.state
    elif changes:
        more, old = files_for(folder, wanted.command, wanted.label, changes, by_hand=by_hand)
        put, drop = put | more, drop + old
    if put or drop:
        journal.replace_together(folder, put, drop, lambda name, place: _must_be(name, place, read))
    return left


def _must_be(name: str, place: Path, files: Mapping[str, bytes | None]) -> None:
    """Raises FolderChanged where `files` has other bytes of that name than lie at the place."""
    if name in files and _bytes(place) != files[name]:
        text = message(
            "quelqu’un vient d’enregistrer ce fichier : recommencez",
            "somebody has just saved this file: do it again",
        ).capitalised()
        raise FolderChanged([Problem(name, None, None, None, text)])


def _bytes(path: Path) -> bytes | None:
    return read_regular(path) if path.exists() else None


def _followed(folder: Path, wanted: Transaction) -> Transaction:
    """The same change, in which a symbolic link to a file of the same folder stands for that file: the link stays."""
    files: dict[str, bytes | None] = {}
    for name, data in wanted.files.items():
        target = _target(folder, name) if data is not None else None
        files[target or name] = data
    return replace(wanted, files=files) if len(files) == len(wanted.files) else wanted


def _target(folder: Path, name: str) -> str | None:
    """The file of the folder to which the link `name` leads; None if it is no link, or leads elsewhere."""
    if not (folder / name).is_symlink():
        return None
    target = target_within(folder, name)
    if target is None or target.startswith((f"{OUT}/", ".")) or not (folder / target).is_file():
        return None
    return target


def _refuse_links(folder: Path, names: Mapping[str, bytes | None]) -> None:
    """Raises EnvironmentFailure where a symbolic link stands for a file: it would be replaced, its target left."""
    for name in names:
        if (folder / name).is_symlink() or journal.goes_astray(folder, name):
            text = message(
                "{place} : un lien symbolique occupe cette place ; mettez-y le fichier lui-même. Rien n’a été écrit",
                "{place}: a symbolic link stands here; put the file itself there. Nothing was written",
                place=folder / name,
            )
            raise EnvironmentFailure(text)
        if (folder / name).exists() and not (folder / name).is_file():
            raise EnvironmentFailure.of(IsADirectoryError(errno.EISDIR, "", str(folder / name)))
