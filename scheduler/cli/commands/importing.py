"""`journee import`: an event folder out of another system's export."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console, command_line
from scheduler.language.message import message
from scheduler.services.importing import import_event


def import_(console: Console, format: str, source: Path, folder: Path) -> int:
    event = import_event(format, source, folder, console.language)
    console.answer({"folder": str(folder), "talks": len(event.talks), "rooms": len(event.rooms)})
    ready = message(
        "{folder} est prêt, avec {talks} exposés : relisez event.toml, puis {command}",
        "{folder} is ready, with {talks} talks: read event.toml through, then {command}",
        folder=folder,
        talks=len(event.talks),
        command=command_line("solve", folder),
    )
    console.result([ready.to(console.language)])
    return 0
