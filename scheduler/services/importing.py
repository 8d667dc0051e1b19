"""What another system exports, as a new event folder or merged into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.importing.asked import Asked
from scheduler.importing.folder import folder_files
from scheduler.importing.formats import AUTO, TABLE
from scheduler.importing.imported import Imported, ImportedTalk, Question
from scheduler.importing.layout import Layout, with_axes
from scheduler.importing.legible import with_legible_hours
from scheduler.importing.merging import Merged
from scheduler.importing.new_folder import base_of, folder_of, leaves_hours
from scheduler.importing.pauses import without_pauses
from scheduler.importing.privacy import without_private
from scheduler.importing.sources.mapped import with_answers
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.importing.stated_rooms import KEEP_TIMES, with_rooms_known, with_rooms_made
from scheduler.importing.twins import told_apart
from scheduler.language.message import Language, Message, message
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.report import Report
from scheduler.services.asked_columns import with_columns_named
from scheduler.services.event_answers import with_event
from scheduler.services.first_talks import Source, first_talks
from scheduler.services.import_refusals import no_talks, nothing_accepted, unanswered
from scheduler.services.imported_cells import at_source, refuse_cells, setting_at, setting_in
from scheduler.services.kept_answers import answers_text, with_kept
from scheduler.services.merged_writing import import_label
from scheduler.services.merging import merge_into
from scheduler.services.our_talks import has_own_table, last_imported
from scheduler.services.source_answers import Answering, settled
from scheduler.services.source_reading import format_of, read_source, read_whole
from scheduler.storage.drives import set_permissions
from scheduler.storage.event_folder import refuse_occupied, write_new
from scheduler.storage.lock import EVENT

_HOURS_STAY = message(
    "Les heures et les salles de la source ne sont pas comparées : celles de ce dossier restent (colonne « fixé »)",
    "Hours and rooms of the source are not compared: those of this folder stay (column “pin”)",
)
_UNKNOWN = message(
    "c'est un tableau, d'aucun système que Journée connaisse", "this is a table, of no system that Journée knows"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the talks that are there now, what the source said, and what became of the table.

    `merged` is None for a new folder. `told` has what is to be completed, `repairs` the options of each
    `journee repair` that comes next, `keys` our id of each talk of the source by its key there.
    """

    imported: Imported
    talks: tuple[ImportedTalk, ...]
    merged: Merged | None
    told: tuple[Message, ...] = ()
    repairs: tuple[tuple[str, ...], ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)


class Unanswered(InputError):
    """Only the organiser knows something of the source, and nobody was asked: the `questions`."""

    def __init__(self, problems: Sequence[Problem], questions: Sequence[Question]) -> None:
        super().__init__(problems)
        self.questions = tuple(questions)


def import_event(
    format: str, sources: Sequence[Path], folder: Path, language: Language
) -> tuple[Event, Sequence[Message]]:
    """The event of a file in one of `WHOLE`, and what is otherwise in it; `folder`, which was empty or not there, holds
    it.

    `language`: of the comments and the tables. Raises InputError, EnvironmentFailure; then nothing was written.
    """
    refuse_occupied(folder)
    source = sources[0]
    if len(sources) > 1:
        text = message("Ce format n’a qu’un fichier : donnez-en un", "This format has one file alone: give one")
        raise InputError([Problem(str(sources[1]), None, None, None, text)])
    if not source.is_file():
        text = message(
            "Ce fichier n’existe pas : donnez celui que l’autre programme a écrit",
            "There is no such file: give the one that the other program wrote",
        )
        raise InputError([Problem(str(source), None, None, None, text)])
    event, told = read_whole(format, source, language)
    write_new(folder, folder_files(event, separator=";" if language == "fr" else ","))
    return event, told


def import_sources(
    format: str,
    sources: Sequence[Path],
    folder: Path,
    name: str | None,
    asked: Asked,
    answering: Answering | None = None,
) -> Outcome:
    """`folder` has what the sources say: a new one, one with a table of talks, into which they are merged, or one that
    has an event.toml and gets its first talks.

    Parameters
    ----------
    format : one of `FORMATS`, or `AUTO`: named by what the files hold, and told.
    name : of the source, by which its next export is known; None for the format.
    asked : the options; answers that event.toml keeps of an earlier import count where they say nothing.
    answering : who answers what only the organiser knows; None where nobody is there.

    Raises InputError with every mistake of the sources, or with the questions that somebody has to answer;
    EnvironmentFailure. Then nothing was written.
    """
    occupied = folder.is_dir() and (folder / EVENT).is_file()
    if not occupied:
        refuse_occupied(folder)
    guesses: tuple[Message, ...] = ()
    if format == AUTO:
        format = format_of(sources, asked)
        export = message("c’est un export de {format}", "this is an export of {format}", format=format)
        guesses = (_UNKNOWN if format == TABLE else export,)
    name = name or format
    asked = with_kept(asked, folder, name) if occupied else asked
    asked, private = without_private(format, asked)
    read = partial(_read, format, sources)
    if format == TABLE:
        asked = with_columns_named(read, sources, asked, answering)
    imported, asked = settled(read, asked, answering)
    imported = replace(imported, guesses=(*guesses, *imported.guesses, *private))
    if imported.questions:
        raise Unanswered([unanswered(question, sources) for question in imported.questions], imported.questions)
    if occupied or not asked.keep_times:
        imported = without_pauses(imported, is_new=not occupied)
    if format == TABLE:
        imported = _with_rooms(imported, folder if occupied else None, asked)
    talks = tuple(
        talk
        for talk in imported.talks
        if talk.decision in SCHEDULED or (asked.with_all and talk.kind != "plenary")  # which have no status
    )
    if occupied:
        known = last_imported(folder, name)
        talks, told = with_legible_hours(talks, *setting_at(folder), asked.language, known)
        if has_own_table(folder):
            merged, repairs, keys = merge_into(folder, imported, talks, name, asked)
            if any(talk.held for talk in talks):
                told = (*told, _HOURS_STAY)
            return Outcome(imported, talks, merged, told, repairs, keys)
    if not any(talk.kind != "plenary" and talk.decision in SCHEDULED for talk in talks):
        raise InputError([nothing_accepted(imported, sources, asked) if imported.talks else no_talks(format, sources)])
    if occupied:
        source = Source(name, import_label(name), partial(at_source, talks=talks))
        imported, talks, beside = first_talks(folder, imported, talks, source, asked)
        return Outcome(imported, talks, None, (*told, *beside))
    return _new(format, with_event(imported, talks, answering), talks, folder, name, asked)


def _with_rooms(imported: Imported, folder: Path | None, asked: Asked) -> Imported:
    """The talks of a table with their rooms: those of the folder, or of a new one where they are to be kept."""
    if folder is None and asked.keep_times:
        return with_rooms_made(imported)
    draft = read_event_file(folder, Report()) if folder is not None else None
    rooms = [item.value for item in draft.rooms] if draft is not None else []
    return with_rooms_known(imported, [name for room in rooms for name in (room.id, room.name)], is_new=folder is None)


def _read(format: str, sources: Sequence[Path], asked: Asked) -> Imported:
    imported = with_answers(read_source(format, sources, asked), asked)
    return replace(imported, talks=told_apart(imported.talks))


def _new(
    format: str, imported: Imported, talks: tuple[ImportedTalk, ...], folder: Path, name: str, asked: Asked
) -> Outcome:
    spoken: dict[str, Language] = {"fr": "fr", "en": "en"}
    asked = replace(asked, language=spoken.get(imported.language, asked.language))
    imported, talks = with_axes(imported, talks, asked)
    title, today = folder.resolve().name, dt.date.today()
    files, told = folder_of(imported, talks, asked, title, today)
    legible, unread = (talks, ()) if asked.shown else with_legible_hours(talks, *setting_in(files), asked.language)
    if unread:
        talks = legible
        files, told = folder_of(imported, talks, asked, title, today)
        told = (*told, *unread)
    kept = answers_text(format, name, asked)
    layout = Layout(imported, talks)
    if leaves_hours(talks, asked):
        imported = imported.with_option(KEEP_TIMES)
    refuse_cells(files, [talk for talk in talks if talk.kind != "plenary"], hours=not asked.shown)
    files["event.toml"] += kept.encode()
    if asked.dry_run:
        return Outcome(imported, talks, None, told)
    write_new(folder, {**files, f".journee/sources/{name}.json": base_of(talks, layout, asked)})
    set_permissions(folder / ".journee" / "sources" / f"{name}.json", 0o600)
    return Outcome(imported, talks, None, told)
