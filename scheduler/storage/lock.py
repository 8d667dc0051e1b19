"""The lock of a folder, which admits one writer; the system releases it when its holder dies.

The lock is on the file `.journee/lock`: by flock where there is fcntl, by a locked byte where there is msvcrt, else by
the existence of a file that names a living process. A killed holder locks nobody out. A second file names the holder.
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
from pathlib import Path
from typing import Any

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.storage.lock_holder import HOLDER, LOCK, PROGRAM_FOLDER, Holder, LockHeld, read_holder, write_holder


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

_descriptors: set[int] = set()


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
    descriptor = _acquire(folder / PROGRAM_FOLDER)
    _entered.depths[key] = 1
    try:
        write_holder(folder / PROGRAM_FOLDER, command)
        yield
    finally:
        del _entered.depths[key]
        _release(folder / PROGRAM_FOLDER, descriptor)


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
    return holder if holder is not None and _is_alive(holder.pid) else None


def _acquire(program_folder: Path) -> int:
    """The descriptor of the locked file. Raises LockHeld, OSError."""
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(FileExistsError):
            program_folder.mkdir()
        with contextlib.suppress(FileNotFoundError):  # a holder that ended was removing the folder
            if not stat.S_ISDIR(os.lstat(program_folder).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "", str(program_folder))
            if (descriptor := _try_acquire(program_folder)) is not None:
                return descriptor
    raise LockHeld(read_holder(program_folder))


def _try_acquire(program_folder: Path) -> int | None:
    """The descriptor of the locked file; None if it was removed meanwhile. Raises LockHeld, OSError."""
    if fcntl is None and msvcrt is None:
        return _create(program_folder)
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
    try:
        same = os.fstat(descriptor).st_ino == (program_folder / LOCK).stat().st_ino
    except FileNotFoundError:
        same = False
    if not same:
        _close(descriptor)
        return None
    return descriptor


def _create(program_folder: Path) -> int | None:
    """The descriptor of the lock file that this process made; None if a dead process's was removed."""
    path = program_folder / LOCK
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        owner = path.read_text(encoding="ascii", errors="replace").strip()
        if _is_alive(int(owner)) if owner.isdecimal() else time.time() - path.stat().st_mtime < _NAMELESS:
            raise LockHeld(read_holder(program_folder)) from None
        path.unlink(missing_ok=True)
        return None
    os.write(descriptor, str(os.getpid()).encode("ascii"))
    _descriptors.add(descriptor)
    return descriptor


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _release(program_folder: Path, descriptor: int) -> None:
    """Releases the lock and removes its files; processes that have opened the removed file try again."""
    if descriptor not in _descriptors:  # a child process: the lock is the parent's
        return
    try:
        with contextlib.suppress(OSError):
            (program_folder / HOLDER).unlink(missing_ok=True)
            if fcntl is not None:  # else an open file cannot be removed
                (program_folder / LOCK).unlink(missing_ok=True)
    finally:
        _close(descriptor)  # gives the lock back, as the death of the process does
    with contextlib.suppress(OSError):
        if fcntl is None:
            (program_folder / LOCK).unlink(missing_ok=True)
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
