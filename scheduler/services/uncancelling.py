"""A talk or poster that `repair` was told is cancelled takes place again."""

from __future__ import annotations

import tomllib
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.editing import Edit, planned
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.reading.amendments_file import FILE
from scheduler.services.editing import apply_plans


def is_cancelled(reading: Reading, talk: str) -> bool:
    """True if amendments.toml alone keeps the talk or poster out of the programme."""
    return talk in reading.stated.contribution and talk not in reading.event.contribution


def take_back_cancellation(folder: Path, talk: str, command: str, *, anyway: bool = False) -> None:
    """amendments.toml no longer cancels the talk; one step of undo. The programme stays as it is: a search or `repair`
    places the talk.

    Raises EnvironmentFailure where the file does not cancel it; FolderChanged, InputError.
    """
    sources = read_folder(folder).sources
    stated = tomllib.loads(sources.get(FILE, b"").decode("utf-8-sig")).get("cancelled", [])
    numbers = [number for number, block in enumerate(stated, 1) if block.get("talk") == talk]
    if not numbers:
        raise EnvironmentFailure(_NOT_CANCELLED)
    edits = [Edit(FILE, None, f"cancelled[{number}]", None) for number in reversed(numbers)]
    label = message("{talk} n'est plus annulé", "{talk} is no longer cancelled", talk=talk)
    apply_plans(folder, planned(sources, edits), command, label, anyway=anyway)


_NOT_CANCELLED = message(
    "Cet exposé n'est pas annulé. Rien n'a été écrit", "This talk is not cancelled. Nothing was written"
)
