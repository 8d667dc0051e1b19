"""Files of the folder that a spreadsheet program holds open, told before a search whose end may have to write them."""

from __future__ import annotations

from pathlib import Path

from scheduler.language.message import Message, message
from scheduler.reading.amendments_file import FILE as AMENDMENTS
from scheduler.storage.open_files import open_files


def told_open(folder: Path, *, amendments_alone: bool = False) -> tuple[Message, ...]:
    """A sentence for each file of the folder, or for amendments.toml alone, that a spreadsheet program holds open."""
    try:
        every = sorted(path.name for path in folder.iterdir() if path.is_file())
        names = [AMENDMENTS] if amendments_alone else every
        return tuple(_open(held, lock) for held, lock in open_files(folder, names).items())
    except OSError:
        return ()  # whoever reads the folder tells


def _open(name: str, lock: str) -> Message:
    return message(
        "{name} est ouvert dans un tableur ({lock}) : fermez-le pendant la recherche. S’il l’est encore quand un "
        "changement doit y être écrit, rien ne sera écrit",
        "{name} is open in a spreadsheet program ({lock}): close it while the search runs. If it still is when a "
        "change has to be written there, nothing will be written",
        name=name,
        lock=lock,
    )
