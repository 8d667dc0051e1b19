"""`journee import`: an event folder out of another system's export, or the export merged into one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler.cli.console import Console, command_line
from scheduler.cli.report.importing import answer, told
from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.importing.asked import Asked, Speakers
from scheduler.importing.formats import WHOLE
from scheduler.language.message import message
from scheduler.services.importing import import_event, import_sources, refuse_name


def import_(
    console: Console,
    format: str,
    sources: Sequence[Path],
    folder: Path,
    name: str | None,
    map: Sequence[str],
    value: Sequence[str],
    speakers: Speakers | None,
    keep_times: bool,
    all: bool,
    sheet: str | None,
    dry_run: bool,
    theirs: Sequence[str],
    again: Sequence[str],
    apart: Sequence[str],
    yes: bool,
) -> int:
    if format in WHOLE:
        return _whole(console, format, sources, folder)
    asked = Asked(
        language=console.language,
        speakers=speakers or "",
        mapping=_mapping(map),
        values=_values(value),
        sheet=sheet or "",
        keep_times=keep_times,
        with_all=all,
        dry_run=dry_run,
        theirs=frozenset(theirs),
        again=frozenset(again),
        apart=frozenset(apart),
        anyway=yes,
    )
    refuse_name(name or format)
    outcome = import_sources(format, sources, folder, name or format, asked)
    console.answer(answer(outcome, folder))
    console.result([text.to(console.language) for text in told(outcome, folder, dry_run)])
    return 0


def _whole(console: Console, format: str, sources: Sequence[Path], folder: Path) -> int:
    if len(sources) > 1:
        text = message("donnez un seul fichier", "give one file only").capitalised()
        raise InputError([Problem(str(sources[1]), None, None, None, text)])
    event = import_event(format, sources[0], folder, console.language)
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


def _mapping(options: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The columns of the source by our names of fields. Raises EnvironmentFailure for an option of another form."""
    mapping: dict[str, tuple[str, ...]] = {}
    for option in options:
        field, sign, column = option.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise _wrong("--map", option, "title=Titre")
        mapping[field.strip()] = (*mapping.get(field.strip(), ()), column.strip())
    return mapping


def _values(options: Sequence[str]) -> dict[str, dict[str, str]]:
    """What values of the source mean, by field. Raises EnvironmentFailure for an option of another form."""
    values: dict[str, dict[str, str]] = {}
    for option in options:
        field, colon, rest = option.partition(":")
        written, sign, meant = rest.rpartition("=")
        if not colon or not sign or not field.strip():
            raise _wrong("--value", option, "status:oui=accepted")
        values.setdefault(field.strip(), {})[written.strip()] = meant.strip()
    return values


def _wrong(option: str, text: str, example: str) -> EnvironmentFailure:
    return EnvironmentFailure(
        message(
            "{option} « {text} » : écrivez par exemple {option} {example}",
            "{option} “{text}”: write for instance {option} {example}",
            option=option,
            text=text,
            example=example,
        )
    )
