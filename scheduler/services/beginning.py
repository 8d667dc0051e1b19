"""An event begun in a folder that may hold things already, as that of a person who put the spreadsheet there first."""

from __future__ import annotations

import os
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Language, message
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.reading.sheets.files import find_table
from scheduler.services.editing import reporting_failures
from scheduler.starter.folder import event_file, starter_files
from scheduler.storage.lock import EVENT, locked
from scheduler.storage.transaction import Transaction, commit


def begin_beside(folder: Path, language: Language, command: str) -> None:
    """The folder has a commented event.toml, and example tables unless it has tables; nothing that was there changes.

    One step of `undo`. `command` is that of the history. Raises EnvironmentFailure where there is an event.toml, no
    such folder, or nothing could be written.
    """
    with reporting_failures(), locked(folder, command):
        names = os.listdir(folder)
        if EVENT in map(str.casefold, names):
            text = message(
                "Il y a déjà un event.toml dans ce dossier. Rien n’a été écrit",
                "There is an event.toml in this folder already. Nothing was written",
            )
            raise EnvironmentFailure(text)
        name = folder.resolve().name
        has_tables = any(find_table(names, kind.name, kind.french) for kind in (TALKS, SPEAKERS))
        files = {EVENT: event_file(name, language)} if has_tables else starter_files(name, language)
        label = message("Un nouvel événement", "A new event")
        commit(folder, Transaction(command, label, files))
