from __future__ import annotations

from dataclasses import replace
from datetime import date

from exports.rows import SessionRow, Who
from exports.timetable import together
from scheduler.domain.rooms import Room

ROOMS = {name: Room(id=name, name=name) for name in "AB"}


def row(name: str, room: str, start: int, end: int) -> SessionRow:
    return SessionRow(name, date(2027, 6, 9), start, end, ROOMS[room], None, (), 0, 0, ())


def test_sessions_are_parted_where_all_rooms_are_idle() -> None:
    first, second, third = row("S1", "A", 540, 600), row("S2", "B", 540, 570), row("S3", "B", 600, 630)
    assert list(together([first, second, third])) == [[first, second], [third]]
    assert list(together([])) == []


def test_a_session_that_runs_on_holds_those_beside_it_together() -> None:
    first, second, third = row("S1", "A", 540, 620), row("S2", "B", 540, 570), row("S3", "B", 600, 630)
    assert list(together([first, second, third])) == [[first, second, third]]


def test_who_presides_has_the_affiliation_that_is_known() -> None:
    ada = Who("a", "Ada Mercier", "Université")
    told = replace(row("S1", "A", 540, 600), chairs=("Ada Mercier", "Bo Yster"), leaders=(ada,))
    assert told.presiding == ("Ada Mercier (Université)", "Bo Yster")
