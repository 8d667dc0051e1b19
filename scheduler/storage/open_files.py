"""Refuses to write files that a spreadsheet program holds open: it would overwrite the change when it saves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message


class OpenElsewhere(EnvironmentFailure):
    """A spreadsheet program holds the file `name` of the folder open; `lock` is the file by which it says so."""

    option = "--yes"

    def __init__(self, name: str, lock: str) -> None:
        super().__init__(_open(name, lock))
        self.name, self.lock = name, lock


def refuse_open(folder: Path, names: Iterable[str]) -> None:
    """Raises OpenElsewhere if a spreadsheet program holds such a file."""
    for name, lock in open_files(folder, names).items():
        raise OpenElsewhere(name, lock)


def open_files(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The files that Excel (`~$talks.xlsx`) or LibreOffice (`.~lock.talks.ods#`) holds open, each with the file by
    which it says so. Raises OSError.
    """
    present = {path.name.casefold(): path.name for path in folder.iterdir()}
    return {
        name: present[lock.casefold()]
        for name in names
        for lock in (f".~lock.{name}#", f"~${name}")
        if lock.casefold() in present
    }


def _open(name: str, lock: str) -> Message:
    return message(
        "{name} est ouvert dans un tableur ({lock}) : fermez-le, puis recommencez ; s’il n’est plus ouvert, supprimez "
        "{lock}, ou écrivez quand même. Rien n’a été écrit",
        "{name} is open in a spreadsheet program ({lock}): close it, then try again; if it is no longer open, remove "
        "{lock}, or write all the same. Nothing was written",
        name=name,
        lock=lock,
    )
