"""Rooms that a table names: they bind a talk only where the organiser wants that, or where the folder has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scheduler.importing.imported import Imported, ImportedRoom, ImportedTalk
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold

#: The option of the command line that holds hours and rooms of a source.
KEEP_TIMES = "--keep-times"


def with_rooms_made(imported: Imported) -> Imported:
    """The import with the rooms that its talks are bound to."""
    known = {fold(room.title) for room in imported.rooms}
    named = {fold(title): title for talk in imported.talks if (title := _room(talk)) and fold(title) not in known}
    return replace(imported, rooms=(*imported.rooms, *map(ImportedRoom, named.values())))


def with_rooms_known(imported: Imported, known: Collection[str], *, is_new: bool = False) -> Imported:
    """The import in which talks are bound to rooms of these names or ids alone; others are left aside and told.

    `is_new`: no folder is there yet, and a new one may have them.
    """
    names = set(map(fold, known))
    others = dict.fromkeys(room for talk in imported.talks if (room := _room(talk)) and fold(room) not in names)
    if not others:
        return imported
    told = message(
        "les salles de la source ({rooms}) ne sont pas imposées",
        "the rooms of the source ({rooms}) are no constraints",
        rooms=", ".join(others),
    )
    talks = tuple(_without_room(talk) if _room(talk) in others else talk for talk in imported.talks)
    released = replace(imported, talks=talks, guesses=(*imported.guesses, told))
    return released.with_option(KEEP_TIMES) if is_new else released


def _room(talk: ImportedTalk) -> str:
    return clean_line(talk.cells.get("room", ""))


def _without_room(talk: ImportedTalk) -> ImportedTalk:
    return replace(talk, cells={key: cell for key, cell in talk.cells.items() if key != "room"})
