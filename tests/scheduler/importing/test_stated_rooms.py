"""Rooms of a table bind its talks where the organiser wants it, or where the folder has them."""

from __future__ import annotations

from scheduler.importing.imported import Imported, ImportedTalk, Origin
from scheduler.importing.stated_rooms import with_rooms_known, with_rooms_made


def read(*rooms: str) -> Imported:
    talks = (
        ImportedTalk(str(at), "Lire", Origin("list.csv", at), cells={"room": room, "note": "x"})
        for at, room in enumerate(rooms, start=2)
    )
    return Imported("table", talks=tuple(talks))


def test_rooms_that_nobody_knows_are_left_aside_and_told() -> None:
    result = with_rooms_known(read("Amphi A", "amphi  b", ""), ["Amphi B"])
    assert [talk.cells.get("room") for talk in result.talks] == [None, "amphi  b", ""]
    assert all(talk.cells["note"] == "x" for talk in result.talks)
    (told,) = result.guesses
    assert "(Amphi A)" in told.fr


def test_nothing_is_told_of_rooms_that_are_known() -> None:
    assert with_rooms_known(read("A", ""), ["a"]) == read("A", "")


def test_rooms_that_are_kept_are_made_once() -> None:
    assert [room.title for room in with_rooms_made(read("Amphi A", "amphi a", "B", "")).rooms] == ["amphi a", "B"]
