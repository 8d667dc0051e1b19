"""People who share an address, and two people of one name: everybody has what is theirs, and nobody another's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from exports import render
from exports.entry import invitation
from exports.invitations import person_files
from exports.pdf.booklet_index import _speakers
from exports.pdf.document import Words
from exports.pdf.people import attendants
from exports.timetable import timetable
from scheduler.domain.calendar_item import Guest, Host, Item, Record
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.person_id import address_in, name_in, shared_id, shares_address
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2027, 3, 20)
OFFICE = "office@example.org"


def record(*guests: Guest) -> Record:
    item = Item(
        kind="talk",
        id="T1",
        uid="u",
        event="E",
        language="fr",
        title="Un",
        day=DAY,
        start=600,
        end=630,
        timezone="Europe/Paris",
        host=Host(name="Org", uri="mailto:org@example.org"),
        guests=guests,
    )
    return Record(item=item, sequence=0, number=1, moment=datetime(2027, 1, 1, tzinfo=UTC))


ZOE = Guest(id=shared_id("zoe arnaud", OFFICE), name="Zoé Arnaud", email=OFFICE)
LUC = Guest(id=shared_id("luc bernard", OFFICE), name="Luc Bernard", email="Office@example.org")


def test_an_address_stands_once_in_an_invitation_with_the_names_of_all_who_share_it() -> None:
    ada = Guest(id="ada@example.org", name="Ada", email="ada@example.org")
    entry = invitation(record(ZOE, ada, LUC))
    attendees = [(str(each), each.params["CN"]) for each in entry["attendee"]]
    assert attendees == [(f"mailto:{OFFICE}", "Zoé Arnaud, Luc Bernard"), ("mailto:ada@example.org", "Ada")]


def test_each_of_those_who_share_an_address_has_a_file() -> None:
    files = dict(person_files([record(ZOE, LUC)]))
    assert set(files) == {"zoe-arnaud.ics", "luc-bernard.ics"}
    assert all(Calendar.from_ical(data) for data in files.values())


@pytest.mark.parametrize(
    ("person", "name", "address"),
    [(ZOE.id, "zoe arnaud", OFFICE), (OFFICE, OFFICE, OFFICE), ("zoe arnaud", "zoe arnaud", "")],
)
def test_an_id_tells_name_and_address(person: str, name: str, address: str) -> None:
    assert (name_in(person), address_in(person), shares_address(person)) == (name, address, " <" in person)


@pytest.fixture
def pair() -> tuple[Event, Programme]:
    """Two people of one name, and a person whose name two rows write differently."""
    people = (
        Person(id="ada@a.org", name="Ada Roy", email="ada@a.org"),
        Person(id="ada@b.org", name="Ada Roy", email="ada@b.org"),
        Person(id="m@x.org", name="Maria Curie", email="m@x.org"),
        Person(id="yves", name="Yves Le Goff"),
        Person(id="khai", name="Nguyễn Thị Minh Khai", family_name="Nguyễn"),
    )
    talks = (
        Talk(id="T1", title="Un", axis="1", speakers=("ada@a.org",)),
        Talk(id="T2", title="Deux", axis="1", speakers=("m@x.org",), names=("Marie Curie",)),
        Talk(id="T3", title="Trois", axis="1", speakers=("m@x.org", "yves", "khai")),
    )
    axis = Axis(id="1", title="Axe", chairs=("ada@b.org",))
    days = (Day(date=DAY, start=540, end=1080),)
    event = Event(
        id="e", title="E", days=days, rooms=(Room(id="A", name="A"),), axes=(axis,), people=people, talks=talks
    )
    placed = tuple(
        PlacedTalk(id=talk.id, session="S1", day=DAY, start=600 + 30 * at, end=630 + 30 * at, room="A")
        for at, talk in enumerate(talks)
    )
    session = PlacedSession(
        id="S1", day=DAY, start=600, end=690, room="A", axis="1", chairs=("Ada Roy",), talks=("T1", "T2", "T3")
    )
    return event, Programme(status="feasible", talks=placed, sessions=(session,), breaks=(), plenaries=(), levels=())


def test_the_index_and_lists_are_sorted_by_family_name_and_print_what_rows_print(
    pair: tuple[Event, Programme],
) -> None:
    event, programme = pair
    assert _speakers(Words(event), timetable(event, programme)) == [
        ("Curie, Maria", ["talk-T3"]),
        ("Curie, Marie", ["talk-T2"]),
        ("Le Goff, Yves", ["talk-T3"]),
        ("Nguyễn, Thị Minh Khai", ["talk-T3"]),
        ("Roy, Ada", ["talk-T1"]),
        ("Roy, Ada", ["session-S1"]),
    ]
    listed = [attendant.indexed for attendant in attendants(event, programme)]
    assert listed == ["Curie, Maria", "Le Goff, Yves", "Nguyễn, Thị Minh Khai", "Roy, Ada", "Roy, Ada"]


def test_a_certificate_says_what_this_person_did_under_the_name_that_was_printed(
    pair: tuple[Event, Programme],
) -> None:
    event, programme = pair
    names = [path for path in render(event, programme, ("certificates",)).files if "certificates" in path]
    assert sorted(path.rpartition("/")[2] for path in names) == [
        "curie-maria.pdf",
        "curie-marie.pdf",
        "le-goff-yves.pdf",
        "nguyen-thi-minh-khai.pdf",
        "roy-ada-2.pdf",
        "roy-ada.pdf",
    ]
