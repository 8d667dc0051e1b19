"""`journee import`: an event folder out of another system's export, or the export merged into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scheduler.cli.console import Console, command_line
from scheduler.cli.questions import answers
from scheduler.cli.report.importing import answer, told
from scheduler.cli.source_names import refuse_name
from scheduler.domain.errors import InputError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.formats import AUTO, MAILS, PROPOSALS, WHOLE
from scheduler.importing.recognition import is_mail_source
from scheduler.language.message import Language, message
from scheduler.services.importing import import_event, import_sources

_RECOGNISED = message(
    "Ce sont des courriels ou des documents : des propositions en sont faites",
    "These are mails or documents: proposals are made of them",
)


def import_(
    console: Console,
    format: str,
    source: tuple[Path, ...],
    folder: Path,
    name: str | None = None,
    **options: Any,
) -> int:
    if format == PROPOSALS:
        return _proposals(console, source, folder, options)
    if not source:
        raise _no_source(console.language)
    if format == MAILS or (format == AUTO and is_mail_source(source)):
        if format == AUTO:
            console.notice([_RECOGNISED.to(console.language)])
        from scheduler.cli.commands.importing_mails import import_mailbox

        return import_mailbox(console, source, folder, name, _asked(console.language, options))
    if format in WHOLE:
        return _whole(console, format, source, folder)
    if name is not None:
        refuse_name(name)
    asked = _asked(console.language, options)
    outcome = import_sources(format, source, folder, name, asked, answers(console))
    console.answer(answer(outcome, folder, console.language))
    console.result([text.to(console.language) for text in told(outcome, folder, asked.dry_run)])
    return 0


def _proposals(console: Console, source: tuple[Path, ...], folder: Path, options: Mapping[str, Any]) -> int:
    """The proposals that were accepted are talks; the only folder is that of the event."""
    from scheduler.services.accepted_proposals import import_proposals

    if source:
        raise InputError([_too_many(source[0])])
    asked = _asked(console.language, options)
    outcome = import_proposals(folder, asked)
    console.answer(answer(outcome, folder, console.language))
    console.result([text.to(console.language) for text in told(outcome, folder, asked.dry_run)])
    return 0


def _no_source(language: Language) -> Exception:
    """The wrong command line of a format that needs a source."""
    from click import UsageError

    text = message(
        "donnez la source, puis le dossier de l'événement : journee import FORMAT SOURCE DIR",
        "give the source, then the folder of the event: journee import FORMAT SOURCE DIR",
    )
    return UsageError(text.capitalised().to(language))


def _too_many(source: Path) -> Problem:
    text = message(
        "ce format lit DIR/proposals : ne donnez que le dossier de l'événement",
        "this format reads DIR/proposals: give the folder of the event alone",
    ).capitalised()
    return Problem(str(source), None, None, None, text)


def _asked(language: Language, options: Mapping[str, Any]) -> Asked:
    """The options of the command line as they are asked of an importer and of the merge."""
    columns, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, str]](dict)
    for field, column in options["map"]:
        columns[field].append(column)
    for field, before, after in options["value"]:
        values[field][before] = after
    return Asked(
        language=language,
        speakers=options["speakers"] or "",
        mapping={field: tuple(names) for field, names in columns.items()},
        values=values,
        sheet=options["sheet"],
        keep_times=options["keep_times"],
        with_all=options["all"],
        dry_run=options["dry_run"],
        anyway=options["yes"],
        theirs=frozenset(options["theirs"]),
        again=frozenset(options["again"]),
        apart=frozenset(options["apart"]),
    )


def _whole(console: Console, format: str, source: tuple[Path, ...], folder: Path) -> int:
    event, told_of_it = import_event(format, source, folder, console.language)
    console.answer({"folder": str(folder), "talks": len(event.talks), "rooms": len(event.rooms)})
    ready = message(
        "{folder} est prêt, avec {talks} exposés : relisez event.toml, puis {command}",
        "{folder} is ready, with {talks} talks: read event.toml through, then {command}",
        folder=folder,
        talks=len(event.talks),
        command=command_line("solve", folder),
    )
    console.result([text.to(console.language) for text in (*told_of_it, ready)])
    return 0
