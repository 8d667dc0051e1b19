"""`journee import`: an event folder out of another system's export."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.cli.console import Console, command_line
from scheduler.cli.report.importing import import_lines, import_object
from scheduler.importing.asked import Asked
from scheduler.importing.formats import IMPORTS
from scheduler.language.message import Language, message
from scheduler.services.importing import import_event, import_talks

if TYPE_CHECKING:
    from scheduler.domain.event import Event


def import_(console: Console, format: str, source: tuple[Path, ...], folder: Path, **answers: Any) -> int:
    if format in IMPORTS:
        _tell_event(console, folder, import_event(format, source, folder, console.language))
        return 0
    brought = import_talks(format, source, folder, _asked(console.language, **answers), everything=answers["all"])
    console.answer(import_object(brought, folder, console.language))
    console.result(import_lines(brought, folder, console.language))
    return 0


def _asked(language: Language, **answers: Any) -> Asked:
    """The values of the options as what is asked of an importer."""
    columns, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, str]](dict)
    for field, column in answers["map"]:
        columns[field].append(column)
    for field, before, after in answers["value"]:
        values[field][before] = after
    mapping = {field: tuple(names) for field, names in columns.items()}
    return Asked(language, answers["speakers"] or "", mapping, values, answers["sheet"])


def _tell_event(console: Console, folder: Path, event: Event) -> None:
    console.answer({"folder": str(folder), "talks": len(event.talks), "rooms": len(event.rooms)})
    ready = message(
        "{folder} est prêt, avec {talks} exposés : relisez event.toml, puis {command}",
        "{folder} is ready, with {talks} talks: read event.toml through, then {command}",
        folder=folder,
        talks=len(event.talks),
        command=command_line("solve", folder),
    )
    console.result([ready.to(console.language)])
