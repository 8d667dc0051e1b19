"""An event written as a folder: the bytes as people see them, and the same event when it is read again."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cosplib_cases import conferences, renamed, renamings
from cosplib_published import DATA, needs_data
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from strategies import tiny_events

from benchmarks.folders import write_folder
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Participant, Person, Wish
from scheduler.domain.presentation import Call, Committee, InvitationSettings, Logo, Organiser, PrintSettings, Venue
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SLOT_LEVELS, SessionSettings, Table, ZoneHours
from scheduler.domain.talks import Axis, LeftOut, Pin, Talk
from scheduler.domain.windows import Day
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.reading import read_instance
from scheduler.importing.folder import folder_files
from scheduler.reading import read_folder
from scheduler.validation.invariants import checked

FIRST, SECOND = date(2025, 5, 23), date(2025, 5, 24)


def conference(**changes: Any) -> Event:
    """Two slots on two days, two rooms, a talk with a speaker and one without."""
    fields: dict[str, Any] = {
        "id": "c",
        "title": 'A "large" one',
        "language": "en",
        "days": (Day(date=FIRST, start=540, end=1080), Day(date=SECOND, start=540, end=720)),
        "axes": (Axis(id="1", title="One", chairs=("ada@example.org",)), Axis(id="2", title="Two")),
        "rooms": (Room(id="A", name="A"), Room(id="B", name="Bee")),
        "people": (Person(id="ada@example.org", name="Ada", email="ada@example.org", timezone="UTC-3:30"),),
        "talks": (
            Talk(id="T1", title="First", axis="1", speakers=("ada@example.org",), places=2, order=1, reference="r 1"),
            Talk(id="T2", title="Second", axis="2", speakers=(), timezone="UTC+2"),
        ),
        "slots": (
            Slot(id="am", day=FIRST, start=540, end=600, places=3, rooms=("B",)),
            Slot(id="pm", day=SECOND, start=600, end=720, places=2),
        ),
        "tables": (
            Table(name="axis_slot", cells=(("1", "am", 5), ("2", "pm", None))),
            Table(name="talk_slot", cells=(("T2", "am", 1000000),)),
            Table(name="axis_axis", cells=(("1", "2", 7),)),
        ),
        "wishes": (Wish(person="ada@example.org", talks=("T2",)), Wish(person="bo", talks=("T1", "T2"))),
        "zone_hours": ZoneHours(small=0, big=3),
        "rules": (("one_place", "off"), ("axis_rooms", 4)),
        "priorities": ("rules", "sessions"),
        **changes,
    }
    return Event(**fields)


def read_again(event: Event, **options: Any) -> Event:
    with tempfile.TemporaryDirectory() as name:
        for file, data in folder_files(event, **options).items():
            path = Path(name, file)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return read_folder(Path(name)).event


def test_the_files_of_a_conference() -> None:
    files = {name: data.decode("utf-8-sig") for name, data in folder_files(conference()).items()}
    assert list(files) == [
        "talks.csv",
        "speakers.csv",
        "wishes.csv",
        "axis_slot.csv",
        "talk_slot.csv",
        "axis_axis.csv",
        "event.toml",
    ]
    assert files["axis_slot.csv"] == ",am,pm\n1,5,\n2,,no\n"
    assert files["talk_slot.csv"] == ",am,pm\nT1,,\nT2,1000000,\n"
    assert files["axis_axis.csv"] == ",1,2\n1,,7\n2,,\n"
    assert files["wishes.csv"] == "name,email,talks\nAda,ada@example.org,T2\nbo,,T1; T2\n"
    assert files["talks.csv"].splitlines()[0].endswith("note,status,places,order,timezone,reference")
    assert "duration" not in files["talks.csv"]
    assert files["talks.csv"].splitlines()[1].endswith(",2,1,,r 1")
    assert files["talks.csv"].splitlines()[2].endswith(",1,,UTC+2,")
    assert files["event.toml"].split("\n[[axes]]")[0] == (
        '[event]\nid = "c"\ntitle = "A \\"large\\" one"\nstep = 5\ntimezone = "Europe/Paris"\nlanguage = "en"\n\n'
        '[[days]]\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n\n'
        '[[days]]\ndate = 2025-05-24\nstart = "09:00"\nend = "12:00"\n'
    )
    assert files["event.toml"].partition("[[slots]]\n")[2] == (
        'id = "am"\ndate = 2025-05-23\nstart = "09:00"\nend = "10:00"\nplaces = 3\nrooms = ["B"]\n\n'
        '[[slots]]\nid = "pm"\ndate = 2025-05-24\nstart = "10:00"\nend = "12:00"\nplaces = 2\n\n'
        '[time_zones]\nsuitable = ["09:00", "18:00"]\npossible = ["07:00", "22:00"]\nsmall = 0\nbig = 3\n\n'
        '[rules]\none_place = "off"\naxis_rooms = 4\n\n[priorities]\norder = ["rules", "sessions"]\n'
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {
            "days": (Day(date=FIRST, start=540, end=1080),),
            "slots": (Slot(id="am", day=FIRST, start=540, end=600, places=3),),
            "tables": (),
            "wishes": (),
        },
        {"priorities": SLOT_LEVELS},
        {"priorities": ()},
        {"zone_hours": None, "rules": ()},
        {"session_settings": SessionSettings(room_change=10), "step": 10},
        {"left_out": (LeftOut(id="T3", title="Gone", speakers=("ada@example.org",), names=("Ada",)),)},
        {"left_out": (LeftOut(id="T3", title="Gone", discussants=("ada@example.org",), discussant_names=("Ada",)),)},
        {
            "venue": Venue(name="V", latitude=1.5),
            "organisers": (Organiser(name="O", email="o@example.org"),),
            "committees": (Committee(title="C", members=("M", "N")),),
            "invitations": InvitationSettings(alarm=10),
        },
        {
            "summary": "Two\n\nlines",
            "registration": "Ask us.",
            "online": "https://example.org/live",
            "funding": "Paid by nobody",
            "venue": Venue(name="V", town="T"),
            "print_settings": PrintSettings(axis_label="", axis_number=False, talk_label="paper", version=False),
            "call": Call(keywords=3, abstract=100, deadline=FIRST),
        },
        {"print_settings": PrintSettings(axis_label="Panel", chair_label="Host"), "call": Call(keywords=3)},
        {
            "people": (Person(id="ada@example.org", name="Ada", email="ada@example.org", may_chair=True),),
            "participants": (
                Participant(name="Zoé", email="Zoe@example.org", affiliation="A, B", category="press"),
                Participant(name="Bo"),
            ),
        },
        {
            "posters": (
                Talk(id="P1", title="Shown", speakers=("ada@example.org",), reference="p 1", type="poster"),
                Talk(id="P2", title="Shown too", axis="2", speakers=(), keywords=("k",), type="poster"),
            ),
            "breaks": (Break(id="b", title="B", duration=30, between_start=600, between_end=700, posters=True),),
            "plenaries": (Plenary(id="p", title="P", day=FIRST, start=900, duration=30, posters=True),),
        },
        {
            "welcome": "# Welcome\n\n*All* of you.\n",
            "logos": (Logo(name="z", data=b"\x89PNG\r\n\x1a\n"), Logo(name="a", data=b"<svg ></svg>")),
        },
    ],
)
def test_a_conference_is_read_as_it_was_written(changes: dict[str, Any]) -> None:
    event = conference(**changes)
    assert read_again(event) == read_again(event, separator=";") == read_again(event, as_json=True) == event


@examples(40)
@given(event=tiny_events())
def test_a_day_is_read_as_it_was_written(event: Event) -> None:
    assert read_again(event) == event


@pytest.mark.parametrize("affiliations", [("",), ("", ""), ("Lab",), ("", "Lab"), ("Lab", "Lab")])
def test_any_affiliations_are_read_as_the_event_means_them(affiliations: tuple[str, ...]) -> None:
    people = tuple(Person(id=name, name=name.title()) for name in ("ada", "bo"))
    talks = (Talk(id="T1", title="First", speakers=("ada", "bo"), affiliations=affiliations),)
    days = (Day(date=FIRST, start=540, end=1080),)
    event = Event(id="e", title="E", days=days, rooms=(Room(id="A", name="A"),), people=people, talks=talks)
    assert read_again(event) == read_again(event, as_json=True) == checked(event)


@given(data=st.data())
def test_any_conference_of_cosplib_is_read_as_it_was_written(data: st.DataObject) -> None:
    instance = data.draw(conferences())
    event = to_event(renamed(instance, data.draw(renamings(instance))))
    assert read_again(event, separator=data.draw(st.sampled_from(",;"))) == event


@needs_data
@pytest.mark.parametrize("name", ["N2OR", "GECCO19", "GECCO20", "GECCO21", "GECCO23", "ISF22", "OR60", "OR60F"])
def test_the_benchmark_is_read_as_it_was_written(name: str) -> None:
    event = to_event(read_instance(DATA / f"{name}.xlsx"), name)
    assert read_again(event) == event


@pytest.mark.parametrize(
    ("talk", "file"),
    [
        ({"title": "=cmd()"}, "talks.json"),
        ({"title": "@x"}, "talks.json"),
        ({"keywords": ("a;b",)}, "talks.json"),
        ({"abstract": "-1\n+2"}, "talks.json"),
        ({"title": 'a;b,"c"'}, "talks.csv"),
        ({"note": "a=b"}, "talks.csv"),
        ({"pin": Pin(day=FIRST, start=540)}, "talks.csv"),
    ],
)
def test_what_csv_cannot_hold_is_json(talk: dict[str, Any], file: str) -> None:
    given = conference()
    event = given.model_copy(update={"talks": (given.talks[0].model_copy(update=talk), given.talks[1])})
    files = folder_files(event)
    assert [name for name in files if name.startswith("talks.")] == [file]
    assert "speakers.csv" in files
    assert read_again(event) == event
    if file.endswith("json"):
        assert isinstance(json.loads(files[file]), list)


def test_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_folder(conference(), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert read_folder(tmp_path).event == conference()


@pytest.mark.parametrize("as_json", [False, True])
def test_names_that_look_like_two_people_and_people_who_share_an_address_are_read_as_they_were(as_json: bool) -> None:
    people = (
        Person(id="dupont et martin", name="Dupont et Martin"),
        Person(id="le goff, baptiste", name="Le Goff, Baptiste"),
        Person(id="luc bernard <o@x.org>", name="Luc Bernard", email="o@x.org"),
        Person(id="nguyen thi minh khai", name="Nguyễn Thị Minh Khai", family_name="Nguyễn"),
        Person(id="zoe arnaud <o@x.org>", name="Zoé Arnaud", email="o@x.org"),
    )
    talks = tuple(Talk(id=f"T{at}", title=f"Title {at}", speakers=(person.id,)) for at, person in enumerate(people))
    days = (Day(date=FIRST, start=540, end=1080),)
    event = Event(id="e", title="E", days=days, rooms=(Room(id="A", name="A"),), people=people, talks=talks)
    assert read_again(event, as_json=as_json) == checked(event)
