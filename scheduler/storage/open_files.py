"""Refuses to write files that a spreadsheet program holds open: it would overwrite the change when it saves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message


class OpenElsewhere(EnvironmentFailure):
    """A spreadsheet program holds the file `name` of the folder open; `lock` is the file by which it says so."""

    def __init__(self, name: str, lock: str) -> None:
        super().__init__(_open(name, lock))
        self.name, self.lock = name, lock


def refuse_open(folder: Path, names: Iterable[str]) -> None:
    """Raises OpenElsewhere if Excel (`~$talks.xlsx`) or LibreOffice (`.~lock.talks.ods#`) holds such a file."""
    present = {path.name.casefold(): path.name for path in folder.iterdir()}
    for name in names:
        for lock in (f"~${name}", f".~lock.{name}#"):
            if (lock_file := present.get(lock.casefold())) is not None:
                raise OpenElsewhere(name, lock_file)


def _open(name: str, lock: str) -> Message:
    return message(
        "{name} est ouvert dans un tableur ({lock}) : fermez-le, puis relancez la commande ; s’il n’est plus ouvert, "
        "supprimez {lock}, ou écrivez quand même avec --yes. Rien n’a été écrit",
        "{name} is open in a spreadsheet program ({lock}): close it, then run the command again; if it is no longer "
        "open, remove {lock}, or write all the same with --yes. Nothing was written",
        name=name,
        lock=lock,
    )
