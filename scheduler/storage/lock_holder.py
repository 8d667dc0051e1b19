"""The note of who holds the lock of a folder, and the failure of whoever meets it."""

from __future__ import annotations

import contextlib
import json
import os
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
    """The process that holds a lock, its command, and the local time at which it locked."""

    pid: int
    command: str
    since: str

    @property
    def told_since(self) -> Message:
        """The time at which it locked as people read it; as the note has it where that is no time."""
        try:
            when = datetime.fromisoformat(self.since)
        except ValueError:
            return Message(self.since, self.since)
        return Message(moment(when, "fr"), moment(when, "en"))


class LockHeld(EnvironmentFailure):
    """Another process, or another thread of this one, is writing the folder."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(_text(holder))
        self.holder = holder


def _text(holder: Holder | None) -> Message:
    who = (
        message(
            " ({command}, processus {pid}, depuis {since})",
            " ({command}, process {pid}, since {since})",
            command=holder.command,
            pid=holder.pid,
            since=holder.told_since,
        )
        if holder
        else ""
    )
    return message(
        "Une autre commande journee écrit dans ce dossier{who}. Rien n’a été écrit ; recommencez quand elle aura fini",
        "Another journee command is writing into this folder{who}. Nothing was written; try again when it is done",
        who=who,
    )


def write_holder(program_folder: Path, command: str) -> None:
    """The note says that this process holds the lock, with the command; it is missing where it cannot be written."""
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    content = json.dumps({"pid": os.getpid(), "command": command, "since": since[:19]})
    with contextlib.suppress(OSError):  # a courtesy to a second writer: the lock holds without it
        (program_folder / HOLDER).unlink(missing_ok=True)  # what stands there may lead elsewhere, or be a pipe
        with open(program_folder / HOLDER, "xb") as file:
            file.write(content.encode())


def read_holder(program_folder: Path) -> Holder | None:
    """The holder that the note names; None without a note that can be read."""
    try:
        content = json.loads(read_regular(program_folder / HOLDER))
        return Holder(
            index(content["pid"]), clean_line(str(content["command"]))[:80], clean_line(str(content["since"]))[:40]
        )
    except (OSError, KeyError, TypeError, ValueError, RecursionError):
        return None
