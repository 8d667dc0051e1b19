"""`journee import`: an event folder out of another system's export."""

from __future__ import annotations

from pathlib import Path

from scheduler.console import Console, command_line
from scheduler.errors import InputError, Problem
from scheduler.saying import told


def import_(console: Console, format: str, source: Path, folder: Path) -> int:
    from scheduler.folder_files import refuse_occupied, write_new
    from scheduler.importing.folder import folder_files
    from scheduler.importing.formats import IMPORTS

    refuse_occupied(folder)
    if not source.is_file():
        text = told("Ce fichier n’existe pas : donnez celui que l’autre programme a écrit",
                    "There is no such file: give the one that the other program wrote")  # fmt: skip
        raise InputError([Problem(str(source), None, None, None, text)])
    event = IMPORTS[format](source, console.language)
    write_new(folder, folder_files(event, separator=";" if console.language == "fr" else ","))
    console.answer({"folder": str(folder), "talks": len(event.talks), "rooms": len(event.rooms)})
    ready = told(
        "{folder} est prêt, avec {talks} exposés : relisez event.toml, puis {command}",
        "{folder} is ready, with {talks} talks: read event.toml through, then {command}",
        folder=folder, talks=len(event.talks), command=command_line("solve", folder),
    )  # fmt: skip
    console.result([ready.to(console.language)])
    return 0
