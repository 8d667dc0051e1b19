"""`journee import`: an event folder out of another system's export, or the export merged into one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from scheduler.cli.console import Console, command_line
from scheduler.cli.report.importing import answer, told
from scheduler.importing.asked import Asked, Speakers
from scheduler.importing.formats import WHOLE
from scheduler.language.message import message
from scheduler.services.importing import import_event, import_sources, refuse_name


def import_(
    console: Console, format: str, source: tuple[Path, ...], folder: Path, name: str | None = None, **options: object
) -> int:
    """`options` are those of `_asked`."""
    if format in WHOLE:
        return _whole(console, format, source, folder)
    refuse_name(name or format)
    asked = _asked(console, **options)  # type: ignore[arg-type]
    outcome = import_sources(format, source, folder, name or format, asked)
    console.answer(answer(outcome, folder, console.language))
    console.result([text.to(console.language) for text in told(outcome, folder, asked.dry_run)])
    return 0


def _asked(
    console: Console,
    map: tuple[tuple[str, str], ...] = (),
    value: tuple[tuple[str, str, str], ...] = (),
    speakers: Speakers | None = None,
    sheet: str = "",
    keep_times: bool = False,
    all: bool = False,
    dry_run: bool = False,
    theirs: tuple[str, ...] = (),
    again: tuple[str, ...] = (),
    apart: tuple[str, ...] = (),
    yes: bool = False,
) -> Asked:
    columns, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, str]](dict)
    for field, column in map:
        columns[field].append(column)
    for field, before, after in value:
        values[field][before] = after
    return Asked(
        language=console.language,
        speakers=speakers or "",
        mapping={field: tuple(names) for field, names in columns.items()},
        values=values,
        sheet=sheet,
        keep_times=keep_times,
        with_all=all,
        dry_run=dry_run,
        anyway=yes,
        theirs=frozenset(theirs),
        again=frozenset(again),
        apart=frozenset(apart),
    )


def _whole(console: Console, format: str, source: tuple[Path, ...], folder: Path) -> int:
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
