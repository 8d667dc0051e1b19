"""An axis in several sessions is told apart, and discussants stand wherever people of talks and sessions do."""

from __future__ import annotations

import csv
import io
from datetime import date

from exports.agenda import items
from exports.page import index_html
from exports.pdf.people import attendants
from exports.rows import SessionRow
from exports.table import programme_csv
from exports.timetable import timetable
from scheduler.domain.calendar_item import Item
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2027, 5, 5)
PEOPLE = tuple(
    Person(id=f"{name}@example.org", name=name.title(), email=f"{name}@example.org")
    for name in ("ada", "ann", "bob", "dan")
)


def made(**axis: object) -> tuple[Event, Programme]:
    """Return an event of two sessions of one axis, at 9:00 and 11:00, whose second talk Dan discusses."""
    event = Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        rooms=(Room(id="r", name="Salle"),),
        axes=(Axis(id="1", title="Axe un", chairs=("ann@example.org",), **axis),),  # type: ignore[arg-type]
        people=PEOPLE,
        talks=(
            Talk(id="T1", title="Un", axis="1", speakers=("ada@example.org",)),
            Talk(id="T2", title="Deux", axis="1", speakers=("ada@example.org",), discussants=("dan@example.org",)),
        ),
    )
    where = {"room": "r", "day": DAY}
    starts = {"T1": 540, "T2": 660}
    chairs = [tuple(event.person[p].name for p in event.axes[0].chairs_of(number)) for number in (0, 1)]
    sessions = tuple(
        PlacedSession(id=f"S{n + 1}", axis="1", start=at, end=at + 30, talks=(talk,), chairs=chairs[n], **where)
        for n, (talk, at) in enumerate(starts.items())
    )
    talks = tuple(
        PlacedTalk(id=talk, session=f"S{n}", start=at, end=at + 30, **where)
        for n, (talk, at) in enumerate(starts.items(), start=1)
    )
    return event, Programme(status="feasible", sessions=sessions, talks=talks)


def titles(event: Event, programme: Programme) -> list[str]:
    return [block.title for block in timetable(event, programme).blocks() if isinstance(block, SessionRow)]


def calendar(event: Event, programme: Programme) -> dict[str, Item]:
    return {item.id: item for item in items(event, programme)}


def test_sessions_without_titles_are_numbered_and_those_with_titles_are_not() -> None:
    assert titles(*made()) == ["Axe un (1)", "Axe un (2)"]
    assert titles(*made(session_titles=("", "La suite"))) == ["Axe un (1)", "La suite"]
    event, programme = made()
    alone = programme.model_copy(update={"sessions": programme.sessions[:1]})
    assert titles(event, alone) == ["Axe un"]


def test_calendar_page_and_table_call_a_session_alike() -> None:
    event, programme = made(session_titles=("", "La suite"))
    entries = calendar(event, programme)
    assert [entries["1/1"].title, entries["1/2"].title] == ["Axe un (1)", "La suite"]
    assert (entries["T2"].session, entries["T2"].axis) == ("La suite", "Axe un")
    shown = index_html(event, programme).decode()
    assert "La suite" in shown
    assert "Axe un (1)" in shown
    rows = list(csv.DictReader(io.StringIO(programme_csv(event, programme).decode("utf-8-sig")), delimiter=";"))
    assert [row["titre"] for row in rows if row["genre"] == "session"] == ["Axe un (1)", "La suite"]
    assert [row["discussion"] for row in rows] == ["", "", "", "Dan"]


def test_who_chairs_or_discusses_one_session_is_invited_to_that_one_alone() -> None:
    event, programme = made(
        session_chairs=((), ("bob@example.org",)), session_discussants=(("dan@example.org",), ("bob@example.org",))
    )
    entries = calendar(event, programme)
    guests = {name: [(guest.name, guest.role) for guest in item.guests] for name, item in entries.items()}
    assert guests["1/1"] == [("Ann", ""), ("Dan", "discussant")]
    assert guests["1/2"] == [("Bob", "")]
    assert guests["T2"] == [("Ada", ""), ("Dan", "discussant")]
    assert entries["1/2"].discussants == ("Bob",)


def test_badges_name_everybody_with_the_roles_of_the_sessions_held() -> None:
    event, programme = made(session_chairs=(("bob@example.org",), ("bob@example.org",)))
    roles = {attendant.name: attendant.roles for attendant in attendants(event, programme)}
    assert roles == {"Ada": ("speaker",), "Bob": ("chair",), "Dan": ("discussant",)}


def test_who_was_chosen_from_a_list_is_invited_and_has_the_role_and_nobody_else() -> None:
    event, programme = made()
    axis = event.axes[0].model_copy(update={"chairs": (), "chair_from": (("bob@example.org", "dan@example.org"),)})
    event = event.model_copy(update={"axes": (axis,)})
    chosen = {"chairs": ("Bob",), "proposed": True}
    sessions = tuple(session.model_copy(update=chosen) for session in programme.sessions)
    programme = programme.model_copy(update={"sessions": sessions})
    entries = calendar(event, programme)
    assert [[guest.name for guest in entries[name].guests] for name in ("1/1", "1/2")] == [["Bob"], ["Bob"]]
    roles = {attendant.name: attendant.roles for attendant in attendants(event, programme)}
    assert roles == {"Ada": ("speaker",), "Bob": ("chair",), "Dan": ("discussant",)}
