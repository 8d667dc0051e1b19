"""One writer for a folder: a lock that the system gives back when its holder dies, and a note of who holds it.

The lock is on the file `.journee/lock`: by flock where there is fcntl, by a locked byte where there is msvcrt, else by
the very existence of a file that names a living process. What a killed holder leaves behind locks nobody out.
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import json
import os
import stat
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message


def _module(name: str) -> Any:
    """The module of the standard library; None on systems that lack it."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


fcntl, msvcrt = _module("fcntl"), _module("msvcrt")

#: The folder for the program's own files in an event folder or an output folder, and the files of the lock in it.
ROOM, LOCK, HOLDER = ".journee", "lock", "lock.json"
#: A folder without this file is no event folder: its lock is not taken, nothing is made in it.
EVENT = "event.toml"
#: How often the lock is asked for again where its file was removed meanwhile by a holder that ended.
_ATTEMPTS = 50
#: Seconds for which a lock file that names nobody yet counts as just made.
_NAMELESS = 5.0

_descriptors: set[int] = set()


class _Held(threading.local):
    """How often this thread has entered the lock of each folder."""

    def __init__(self) -> None:
        self.depths: dict[str, int] = {}


_held = _Held()


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, the command that it runs, and the local time since when."""

    pid: int
    command: str
    since: str


class LockHeld(EnvironmentFailure):
    """Another process, or another thread of this one, is writing the folder."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(_held_by(holder))
        self.holder = holder


def _held_by(holder: Holder | None) -> Message:
    who = (
        message(
            " ({command}, processus {pid}, depuis {since})",
            " ({command}, process {pid}, since {since})",
            command=holder.command,
            pid=holder.pid,
            since=holder.since,
        )
        if holder
        else ""
    )
    return message(
        "Une autre commande journee écrit dans ce dossier{who}. Rien n’a été écrit ; recommencez quand elle aura fini",
        "Another journee command is writing into this folder{who}. Nothing was written; try again when it is done",
        who=who,
    )


@contextlib.contextmanager
def locked(folder: Path, command: str = "journee") -> Iterator[None]:
    """This thread alone writes `folder` inside the block; it may enter the same lock again.

    Parameters
    ----------
    folder : an existing folder; `.journee` is made in it, and removed at the end if nothing but the lock was there.
    command : what a second writer is told of this one.

    Raises LockHeld at once if somebody else has the lock; OSError.
    """
    key = os.path.realpath(folder)
    if _held.depths.get(key):
        _held.depths[key] += 1
        try:
            yield
        finally:
            _held.depths[key] -= 1
        return
    descriptor = _taken(folder / ROOM)
    _held.depths[key] = 1
    try:
        _note(folder / ROOM, command)
        yield
    finally:
        del _held.depths[key]
        _give_back(folder / ROOM, descriptor)


@contextlib.contextmanager
def writing(folder: Path, command: str) -> Iterator[None]:
    """The event folder is ours from reading to writing, if it is one; else nothing is done, for reading tells why.

    Raises LockHeld, EnvironmentFailure.
    """
    with contextlib.ExitStack() as stack:
        if (folder / EVENT).is_file():
            try:
                stack.enter_context(locked(folder, command))
            except OSError as error:
                untouched = Message(fr="Rien n’a été écrit", en="Nothing was written")
                raise EnvironmentFailure.of(error, untouched) from error
        yield


def _taken(room: Path) -> int:
    """The descriptor that bears the lock. Raises LockHeld, OSError."""
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(FileExistsError):
            room.mkdir()
        with contextlib.suppress(FileNotFoundError):  # a holder that ended was removing the folder
            if not stat.S_ISDIR(os.lstat(room).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "", str(room))
            if (descriptor := _try(room)) is not None:
                return descriptor
    raise LockHeld(_holder(room))


def _try(room: Path) -> int | None:
    """The descriptor with the lock; None if the file was removed meanwhile. Raises LockHeld, OSError."""
    if fcntl is None and msvcrt is None:
        return _owned(room)
    descriptor = os.open(room / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    _descriptors.add(descriptor)
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        _close(descriptor)
        raise LockHeld(_holder(room)) from None
    try:
        same = os.fstat(descriptor).st_ino == (room / LOCK).stat().st_ino
    except FileNotFoundError:
        same = False
    if not same:
        _close(descriptor)
        return None
    return descriptor


def _owned(room: Path) -> int | None:
    """The descriptor of the lock file that this process made; None if a dead process's was removed."""
    path = room / LOCK
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        owner = path.read_text(encoding="ascii", errors="replace").strip()
        if _is_alive(int(owner)) if owner.isdecimal() else time.time() - path.stat().st_mtime < _NAMELESS:
            raise LockHeld(_holder(room)) from None
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


def _note(room: Path, command: str) -> None:
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    content = json.dumps({"pid": os.getpid(), "command": command, "since": since[:19]})
    with contextlib.suppress(OSError):  # a courtesy to a second writer: the lock holds without it
        (room / HOLDER).write_bytes(content.encode())


def _holder(room: Path) -> Holder | None:
    try:
        content = json.loads((room / HOLDER).read_bytes())
        return Holder(int(content["pid"]), str(content["command"])[:80], str(content["since"])[:40])
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _give_back(room: Path, descriptor: int) -> None:
    """The lock is free and its files are gone; other processes that wait for the removed file ask again."""
    if descriptor not in _descriptors:  # a child process: the lock is the parent's
        return
    try:
        with contextlib.suppress(OSError):
            (room / HOLDER).unlink(missing_ok=True)
            if fcntl is not None:  # else an open file cannot be removed
                (room / LOCK).unlink(missing_ok=True)
    finally:
        _close(descriptor)  # gives the lock back, as the death of the process does
    with contextlib.suppress(OSError):
        if fcntl is None:
            (room / LOCK).unlink(missing_ok=True)
        room.rmdir()


def _close(descriptor: int) -> None:
    _descriptors.discard(descriptor)
    os.close(descriptor)


def _let_go() -> None:
    """A child process has no part in its parent's locks: they must not outlive the parent."""
    _held.depths.clear()
    while _descriptors:
        os.close(_descriptors.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
