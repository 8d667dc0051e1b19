"""An event folder out of another system's export."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.importing.folder import folder_files
from scheduler.importing.formats import IMPORTS
from scheduler.language.message import Language, message
from scheduler.storage.event_folder import refuse_occupied, write_new


def import_event(format: str, source: Path, folder: Path, language: Language) -> Event:
    """The event of `source`, a file in one of `IMPORTS`; `folder`, which was empty or not there, holds it.

    `language`: of the comments and the tables. Raises InputError, EnvironmentFailure; then nothing was written.
    """
    refuse_occupied(folder)
    if not source.is_file():
        text = message(
            "Ce fichier n’existe pas : donnez celui que l’autre programme a écrit",
            "There is no such file: give the one that the other program wrote",
        )
        raise InputError([Problem(str(source), None, None, None, text)])
    event = IMPORTS[format](source, language)
    write_new(folder, folder_files(event, separator=";" if language == "fr" else ","))
    return event
