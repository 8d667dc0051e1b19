"""An event folder out of another system's export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.importing.asked import Asked, Speakers
from scheduler.importing.folder import folder_files
from scheduler.importing.formats import IMPORTS, imported
from scheduler.importing.imported import Imported, ImportedPerson, ImportedTalk, Question
from scheduler.importing.new_folder import NewFolder, new_folder, taken
from scheduler.language.message import Language, Message, message
from scheduler.services.event_folder import Inspection, inspect
from scheduler.storage.event_folder import refuse_occupied, write_new


@dataclass(frozen=True, slots=True)
class Brought:
    """What the source says, the new folder that was made of it, and what `check` finds there."""

    imported: Imported
    folder: NewFolder
    inspection: Inspection


def import_event(format: str, sources: Sequence[Path], folder: Path, language: Language) -> Event:
    """The event of a file in one of `IMPORTS`; `folder`, which was empty or not there, holds it.

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
    event = IMPORTS[format](source, language)
    write_new(folder, folder_files(event, separator=";" if language == "fr" else ","))
    return event


def import_talks(
    format: str, sources: Sequence[Path], folder: Path, asked: Asked, *, everything: bool = False
) -> Brought:
    """The talks and people of an export; `folder`, which was empty or not there, holds them.

    `everything`: talks of every decision are written, with their status. Raises InputError where the source is wrong,
    something must be asked, or nothing is to be held; EnvironmentFailure. Then nothing was written.
    """
    refuse_occupied(folder)
    said = imported(format, sources, asked)
    if said.questions:
        raise InputError([_asked(question, sources) for question in said.questions])
    said = replace(said, talks=tuple(_presented(talk, asked.speakers) for talk in said.talks))
    if not taken(said, everything):
        raise InputError([Problem(str(sources[0]), None, None, None, _nothing(said))])
    made = new_folder(said, asked.language, everything)
    write_new(folder, made.files)
    return Brought(said, made, inspect(folder))


def _presented(talk: ImportedTalk, speakers: Speakers) -> ImportedTalk:
    """The talk, presented by those people of it."""
    if speakers not in ("all", "first"):
        return talk
    people = tuple(_presenting(person, speakers == "all" or at == 0) for at, person in enumerate(talk.people))
    return replace(talk, people=people)


def _presenting(person: ImportedPerson, presents: bool) -> ImportedPerson:
    return replace(person, presents=presents)


def _nothing(said: Imported) -> Message:
    return message(
        "Aucun exposé accepté ({count} en tout) : vérifiez que l’export a les décisions, ou prenez tout avec --all",
        "No talk is accepted ({count} in all): see that the export holds the decisions, or take everything with --all",
        count=len(said.talks),
    )


def _asked(question: Question, sources: Sequence[Path]) -> Problem:
    """The question with the options of the command line that answer it."""
    answers = [_option(question, choice) for choice in question.choices[:8]]
    text = message(
        "{text}. Répondez par une de ces options : {options}",
        "{text}. Answer by one of these options: {options}",
        text=question.text,
        options=" ; ".join(answers),
    )
    return Problem(str(sources[0]), None, None, question.found or None, text.capitalised(), tuple(answers))


def _option(question: Question, choice: str) -> str:
    if question.option == "map":
        return f'--map "{question.field}={choice}"'
    return f'--value "{question.field}:{question.found}={choice}"'
