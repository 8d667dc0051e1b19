"""`journee import`: an event folder out of another system's export."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scheduler.cli.console import Console, command_line
from scheduler.cli.report.importing import import_lines, import_object
from scheduler.importing.asked import Asked
from scheduler.importing.formats import IMPORTS
from scheduler.language.message import message
from scheduler.services.importing import import_event, import_talks

if TYPE_CHECKING:
    from scheduler.domain.event import Event


def import_(
    console: Console,
    format: str,
    source: tuple[Path, ...],
    folder: Path,
    map: tuple[tuple[str, str], ...] = (),
    value: tuple[tuple[str, str, str], ...] = (),
    speakers: Literal["all", "first", "presenting"] | None = None,
    sheet: str = "",
    all: bool = False,
) -> int:
    if format in IMPORTS:
        _tell_event(console, folder, import_event(format, source, folder, console.language))
        return 0
    columns, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, str]](dict)
    for field, column in map:
        columns[field].append(column)
    for field, before, after in value:
        values[field][before] = after
    mapping = {field: tuple(names) for field, names in columns.items()}
    asked = Asked(console.language, speakers or "", mapping, values, sheet)
    brought = import_talks(format, source, folder, asked, everything=all)
    console.answer(import_object(brought, folder, console.language))
    console.result(import_lines(brought, folder, console.language))
    return 0


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
