"""The lock of a folder, which admits one writer; the system releases it when its holder dies.

The lock is on the file `.journee/lock`: by flock where there is fcntl, by a locked byte where there is msvcrt, else,
and on a drive that knows no such lock, by the existence of a file that names a living process. A killed holder locks
nobody out, but for one of another computer in the last case, who is told by name. A second file names the holder.
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import os
import stat
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.storage.drives import UNKNOWN_THERE
from scheduler.storage.lock_holder import (
    HOLDER,
    LOCK,
    PROGRAM_FOLDER,
    Holder,
    LockHeld,
    read_holder,
    this_computer,
    write_holder,
)


def _module(name: str) -> Any:
    """The module of the standard library; None on systems that lack it."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


fcntl, msvcrt = _module("fcntl"), _module("msvcrt")

#: The file that makes a folder an event folder; `writing` locks no other folder.
EVENT = "event.toml"
#: The number of attempts to lock a file that former holders remove meanwhile.
_ATTEMPTS = 50
#: The seconds for which a lock file without a process id counts as just made.
_NAMELESS = 5.0
#: The file whose existence is the lock where the drive refuses to lock `.journee/lock`.
_MADE = "lock.pid"

_descriptors: set[int] = set()


@dataclass(frozen=True, slots=True)
class _Lock:
    """A lock that this process holds; `made` is the file whose existence is the lock, None where the system locks."""

    descriptor: int
    made: Path | None = None


class _Depths(threading.local):
    """The number of nested blocks in which this thread holds the lock, by folder."""

    def __init__(self) -> None:
        self.depths: dict[str, int] = {}


_entered = _Depths()


@contextlib.contextmanager
def locked(folder: Path, command: str = "journee") -> Iterator[None]:
    """This thread alone writes `folder` inside the block; it may enter the same lock again.

    Parameters
    ----------
    folder : an existing folder; `.journee` is made in it, and removed at the end if nothing but the lock was there.
    command : names this writer in the message to a second one.

    Raises LockHeld at once if somebody else has the lock; OSError.
    """
    key = os.path.realpath(folder)
    if _entered.depths.get(key):
        _entered.depths[key] += 1
        try:
            yield
        finally:
            _entered.depths[key] -= 1
        return
    lock = _acquire(folder / PROGRAM_FOLDER)
    _entered.depths[key] = 1
    try:
        write_holder(folder / PROGRAM_FOLDER, command)
        yield
    finally:
        del _entered.depths[key]
        _release(folder / PROGRAM_FOLDER, lock)


@contextlib.contextmanager
def writing(folder: Path, command: str) -> Iterator[None]:
    """This thread alone writes the event folder inside the block, which reads, computes and writes.

    A folder without event.toml is not locked: reading reports it. Reentrant as `locked`. Raises LockHeld,
    EnvironmentFailure.
    """
    with contextlib.ExitStack() as stack:
        if (folder / EVENT).is_file():
            try:
                stack.enter_context(locked(folder, command))
            except OSError as error:
                untouched = Message(fr="Rien n’a été écrit", en="Nothing was written")
                raise EnvironmentFailure.of(error, untouched) from error
        yield


def cut_off(folder: Path) -> Holder | None:
    """Who died while writing the folder, which only the first that asks is told; None where nobody did.

    That writer's files are put back by whoever reads the folder next.
    """
    holder = read_holder(folder / PROGRAM_FOLDER)
    if holder is None or not (folder / EVENT).is_file():
        return None
    try:
        with locked(folder, "journee"):
            return holder
    except (OSError, LockHeld):
        return None


def writer_of(folder: Path) -> Holder | None:
    """Who is writing the folder, by the note; None where nobody is, or whoever was has died."""
    holder = read_holder(folder / PROGRAM_FOLDER)
    return holder if holder is not None and (holder.computer or _is_alive(holder.pid)) else None


def _acquire(program_folder: Path) -> _Lock:
    """The lock, which nobody else has. Raises LockHeld, OSError."""
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(FileExistsError):
            program_folder.mkdir()
        with contextlib.suppress(FileNotFoundError):  # a holder that ended was removing the folder
            if not stat.S_ISDIR(os.lstat(program_folder).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "", str(program_folder))
            if (lock := _try_acquire(program_folder)) is not None:
                return lock
    raise LockHeld(read_holder(program_folder))


def _try_acquire(program_folder: Path) -> _Lock | None:
    """The lock; None if its file was removed meanwhile. Raises LockHeld, OSError."""
    if fcntl is None and msvcrt is None:
        return _create(program_folder, LOCK)
    descriptor = os.open(program_folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    _descriptors.add(descriptor)
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        _close(descriptor)
        raise LockHeld(read_holder(program_folder)) from None
    except OSError as error:
        _close(descriptor)
        if error.errno not in UNKNOWN_THERE:
            raise
        return _create(program_folder, _MADE)
    try:
        same = os.fstat(descriptor).st_ino == (program_folder / LOCK).stat().st_ino
    except FileNotFoundError:
        same = False
    if not same:
        _close(descriptor)
        return None
    return _Lock(descriptor)


def _create(program_folder: Path, name: str) -> _Lock | None:
    """The lock whose file of that name this process made; None if a dead process's was removed."""
    path = program_folder / name
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        owner, _, computer = path.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
        if computer not in ("", this_computer()):
            raise LockHeld(read_holder(program_folder), path) from None
        if _is_alive(int(owner)) if owner.isdecimal() else time.time() - path.stat().st_mtime < _NAMELESS:
            raise LockHeld(read_holder(program_folder)) from None
        path.unlink(missing_ok=True)
        return None
    os.write(descriptor, f"{os.getpid()} {this_computer()}".encode())
    _descriptors.add(descriptor)
    return _Lock(descriptor, path)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _release(program_folder: Path, lock: _Lock) -> None:
    """Releases the lock and removes its files; processes that have opened the removed file try again."""
    if lock.descriptor not in _descriptors:  # a child process: the lock is the parent's
        return
    try:
        with contextlib.suppress(OSError):
            (program_folder / HOLDER).unlink(missing_ok=True)
            if fcntl is not None:  # else an open file cannot be removed
                (program_folder / LOCK).unlink(missing_ok=True)
    finally:
        _close(lock.descriptor)  # gives the lock back, as the death of the process does
    with contextlib.suppress(OSError):
        if fcntl is None or lock.made:
            (lock.made or program_folder / LOCK).unlink(missing_ok=True)
        program_folder.rmdir()


def _close(descriptor: int) -> None:
    _descriptors.discard(descriptor)
    os.close(descriptor)


def _forget_in_child() -> None:
    """Closes the parent's locks in a child process: they must not outlive the parent."""
    _entered.depths.clear()
    while _descriptors:
        os.close(_descriptors.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_child)
