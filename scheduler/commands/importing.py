"""`journee import`: an event folder out of another system's export."""

from __future__ import annotations

from pathlib import Path

from scheduler.console import Console
from scheduler.saying import told
from scheduler.services.importing import import_event


def import_(console: Console, format: str, source: Path, folder: Path) -> int:
    event = import_event(format, source, folder, console.language)
    console.answer({"folder": str(folder), "talks": len(event.talks), "rooms": len(event.rooms)})
    ready = told(
        "{folder} est prêt, avec {talks} exposés : relisez event.toml, puis journee solve {folder}",
        "{folder} is ready, with {talks} talks: read event.toml through, then journee solve {folder}",
        folder=folder, talks=len(event.talks),
    )  # fmt: skip
    console.result([ready.to(console.language)])
    return 0
