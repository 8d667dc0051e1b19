"""What an import has brought: taken, left out, not taken over, guessed, and what is to be completed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scheduler.cli.console import command_line
from scheduler.importing.imported import Imported, ImportedTalk, Lost
from scheduler.language.message import Language, Message, message
from scheduler.services.importing import Brought

_DECISIONS = {
    "accepted": message("acceptés", "accepted"),
    "confirmed": message("confirmés", "confirmed"),
    "tentative": message("sous réserve", "tentative"),
    "rejected": message("refusés", "rejected"),
    "withdrawn": message("retirés", "withdrawn"),
    "cancelled": message("annulés", "cancelled"),
    "submitted": message("sans décision", "not decided"),
    "waiting": message("en attente", "waiting"),
    "draft": message("à l’état de brouillons", "draft"),
}


def import_object(brought: Brought, folder: Path, language: Language) -> dict[str, object]:
    """What was brought, for programs."""
    left_out = Counter(talk.decision for talk in _left_out(brought))
    return {
        "folder": str(folder),
        "talks": len(brought.folder.talks),
        "people": brought.folder.people,
        "added": len(brought.folder.talks),
        "changed": 0,
        "kept": 0,
        "conflicts": [],
        "left_out": dict(left_out),
        "lost": [{"what": lost.what.to(language), "count": lost.count} for lost in _lost(brought.imported)],
        "guessed": [guess.to(language) for guess in brought.imported.guesses],
        "questions": [],
        "to_complete": len(brought.inspection.mistakes),
    }


def import_lines(brought: Brought, folder: Path, language: Language) -> list[str]:
    """What was brought, for people."""
    return [text.to(language) for text in _texts(brought, folder)]


def _texts(brought: Brought, folder: Path) -> Iterator[Message]:
    imported = brought.imported
    yield message(
        "{folder} : exposés : {talks} ; personnes : {people} ; axes : {axes} ; salles : {rooms}",
        "{folder}: talks: {talks}; people: {people}; axes: {axes}; rooms: {rooms}",
        folder=folder,
        talks=len(brought.folder.talks),
        people=brought.folder.people,
        axes=len(imported.axes),
        rooms=len(imported.rooms),
    )
    left_out = Counter(talk.decision for talk in _left_out(brought))
    if left_out:
        counted = [(_DECISIONS[decision], count) for decision, count in left_out.items()]
        yield message("Laissé de côté : {all}", "Left out: {all}", all=_joined(counted))
    lost = [(lost.what, lost.count) for lost in _lost(imported)]
    if lost:
        yield message("Non repris : {all}", "Not taken over: {all}", all=_joined(lost))
    for guess in imported.guesses:
        yield message("Deviné : {guess}", "Guessed: {guess}", guess=guess)
    yield _following(brought, folder)


def _following(brought: Brought, folder: Path) -> Message:
    """The command to type next."""
    mistakes = len(brought.inspection.mistakes)
    if mistakes:
        return message(
            "À compléter : {count} point(s), que montre {command}",
            "To complete: {count} point(s), which {command} shows",
            count=mistakes,
            command=command_line("check", folder),
        )
    return message(
        "Relisez event.toml, puis {command}",
        "Read event.toml through, then {command}",
        command=command_line("solve", folder),
    )


def _left_out(brought: Brought) -> list[ImportedTalk]:
    written = set(map(id, brought.folder.talks))
    return [talk for talk in brought.imported.talks if talk.kind != "plenary" and id(talk) not in written]


def _lost(imported: Imported) -> list[Lost]:
    """What is told as left aside, with what an import of talks alone leaves of a programme."""
    held = sum(talk.held is not None for talk in imported.talks)
    plenaries = sum(talk.kind == "plenary" for talk in imported.talks)
    more = (
        Lost(message("heure et salle", "room and hour"), held),
        Lost(message("pauses", "breaks"), len(imported.pauses)),
        Lost(message("séances plénières", "plenaries"), plenaries),
    )
    return [lost for lost in (*imported.lost, *more) if lost.count and lost.reason != "useless"]


def _joined(counted: list[tuple[Message, int]]) -> Message:
    return Message(
        fr=", ".join(f"{what.fr} ({count})" for what, count in counted),
        en=", ".join(f"{what.en} ({count})" for what, count in counted),
    )
