"""The note of who holds the lock of a folder, and the failure of whoever meets it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from dataclasses import dataclass
from datetime import datetime
from operator import index
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.language.typography import moment
from scheduler.storage.regular_files import read_regular

#: The folder of the program's files in an event folder or output folder, the lock file in it, and the holder's note.
PROGRAM_FOLDER, LOCK, HOLDER = ".journee", "lock", "lock.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, its command, and the local time at which it locked.

    On a network drive it may run on another computer: `computer` is its name then, and `pid` 0; "" for this one.
    """

    pid: int
    command: str
    since: str
    computer: str = ""

    @property
    def told_since(self) -> Message:
        """The time at which it locked as people read it; as the note has it where that is no time."""
        try:
            when = datetime.fromisoformat(self.since)
        except ValueError:
            return Message(self.since, self.since)
        return Message(moment(when, "fr"), moment(when, "en"))


class LockHeld(EnvironmentFailure):
    """Another process, or another thread of this one, is writing the folder.

    `file`: what another computer leaves behind, and locks the folder with, if it ends in the midst; None where the
    system gives the lock back.
    """

    def __init__(self, holder: Holder | None, file: Path | None = None) -> None:
        super().__init__(
            message(
                "Une autre commande journee écrit dans ce dossier{who}. Rien n’a été écrit ; recommencez quand elle "
                "aura fini{left}",
                "Another journee command is writing into this folder{who}. Nothing was written; try again when it is "
                "done{left}",
                who="" if holder is None else _who(holder),
                left=left_behind(file),
            )
        )
        self.holder, self.file = holder, file


def _who(holder: Holder) -> Message:
    where = (
        message("ordinateur « {name} »", "computer “{name}”", name=holder.computer)
        if holder.computer
        else message("processus {pid}", "process {pid}", pid=holder.pid)
    )
    return message(
        " ({command}, {where}, depuis {since})",
        " ({command}, {where}, since {since})",
        command=holder.command,
        where=where,
        since=holder.told_since,
    )


def left_behind(file: Path | None) -> Message:
    """What to do where the computer that wrote has ended in the midst; nothing where the system does it."""
    if file is None:
        return Message("", "")
    return message(
        ", ou, si cet ordinateur s’est arrêté entre-temps, supprimez {file}",
        ", or, if that computer was stopped meanwhile, remove {file}",
        file=file,
    )


def this_computer() -> str:
    """The name by which other computers of the network know this one, "" where it has none."""
    return clean_line(platform.node())[:80]


def write_holder(program_folder: Path, command: str) -> None:
    """The note says that this process holds the lock, with the command; it is missing where it cannot be written."""
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    content = json.dumps({"pid": os.getpid(), "command": command, "since": since[:19], "computer": this_computer()})
    with contextlib.suppress(OSError):  # a courtesy to a second writer: the lock holds without it
        (program_folder / HOLDER).unlink(missing_ok=True)  # what stands there may lead elsewhere, or be a pipe
        with open(program_folder / HOLDER, "xb") as file:
            file.write(content.encode())


def read_holder(program_folder: Path) -> Holder | None:
    """The holder that the note names; None without a note that can be read."""
    try:
        content = json.loads(read_regular(program_folder / HOLDER))
        command, since = clean_line(str(content["command"]))[:80], clean_line(str(content["since"]))[:40]
        computer = clean_line(str(content.get("computer", "")))[:80]
        if computer in ("", this_computer()):
            return Holder(index(content["pid"]), command, since)
        return Holder(0, command, since, computer)
    except (OSError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None
