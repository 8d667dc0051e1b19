"""A conference becomes an event, value by value; what an event cannot hold is said, all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import ZoneHours
from scheduler.domain.windows import Day
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance, Session
from scheduler.importing.cosplib.zones import fixed, region

Put = Callable[[str, str, str, Any], None]
Sheets = dict[str, list[list[Any]]]
Read = Callable[[], Instance]

MONDAY, TUESDAY = date(2025, 1, 6), date(2025, 1, 7)


def test_the_small_conference(read: Read, put: Put) -> None:
    put("tracks", "Y", "Chairs", "Di, Cy")
    put("submissions", "x2", "Time Zone", "GMT-3:30")
    put("submissions", "x2", "Presenters", "Cy, Bo")
    put("submissions", "x2", "Order", 2)
    event = to_event(read(), "My conference", "fr")
    assert (event.id, event.title, event.language, event.timezone) == ("my-conference", "My conference", "fr", "UTC")
    assert [(axis.id, axis.title, axis.chairs) for axis in event.axes] == [
        ("X", "X", ()),
        ("Y", "Y", ("cy", "di")),
        ("Z", "Z", ()),
    ]
    assert event.rooms == (Room(id="Big", name="Big"), Room(id="Small", name="Small"), Room(id="Attic", name="Attic"))
    assert event.slots == (
        Slot(id="A1", day=MONDAY, start=540, end=600, places=2),
        Slot(id="A2", day=MONDAY, start=630, end=720, places=3),
        Slot(id="A3", day=MONDAY, start=840, end=900, places=2),
    )
    assert event.days == (Day(date=MONDAY, start=540, end=900),)
    talk = event.talk["x2"]
    assert (talk.title, talk.axis, talk.speakers, talk.reference) == ("x2", "X", ("bo", "cy"), "x2")
    assert (talk.places, talk.order, talk.timezone) == (2, 2, "UTC-3:30")
    assert (event.talk["y1"].speakers, event.talk["y1"].timezone) == ((), "UTC")
    assert [(person.id, person.name) for person in event.people] == [("bo", "Bo"), ("cy", "Cy"), ("di", "Di")]
    assert event.zone_hours == ZoneHours(suitable=(480, 1200), possible=(360, 1320), small=1, big=10)
    assert (event.tables, event.wishes, event.priorities) == ((), (), ("rules",))


def test_weights_are_those_of_the_rules(read: Read, sheets: Sheets) -> None:
    sheets["parameters"][3][4] = 0  # SR
    sheets["parameters"][9][4] = 1_000_000  # ORD
    assert dict(to_event(read()).rules) == {
        "one_place": "off",
        "axis_not_parallel": "off",
        "axis_slot_table": 1,
        "axis_room_table": 2,
        "slot_room_table": "off",
        "axis_axis_table": 4,
        "axis_rooms": 5,
        "axis_parallel": 6,
        "axis_consecutive": 7,
        "time_zone": 8,
        "order": 1_000_000,
        "talk_slot_table": 10,
        "talk_room_table": 11,
        "presenter_sessions": 12,
        "attendee_sessions": 13,
        "chair_sessions": 14,
        "presenter_places": 15,
        "attendee_places": 16,
    }
    assert to_event(read()).levels == ("rules",)


def test_penalties_are_tables(read: Read, put: Put) -> None:
    put("tracks_sessions|penalty", "Y", "A1", 4)
    put("tracks_sessions|penalty", "X", "A3", 10000)
    put("tracks_rooms|penalty", "Z", "Attic", 5)
    put("sessions_rooms|penalty", "A2", "Small", 6)
    put("submissions", "y1", "A2", 7)
    put("submissions", "x1", "A3", 8)
    put("submissions", "z1", "Big", 9)
    put("similar tracks", "X", "Z", 3)
    put("similar tracks", "Z", "Y", 99)  # below the diagonal
    assert [(table.name, table.cells) for table in to_event(read()).tables] == [
        ("axis_slot", (("X", "A3", 10000), ("Y", "A1", 4))),
        ("axis_room", (("Z", "Attic", 5),)),
        ("slot_room", (("A2", "Small", 6),)),
        ("talk_slot", (("x1", "A3", 8), ("y1", "A2", 7))),
        ("talk_room", (("z1", "Big", 9),)),
        ("axis_axis", (("X", "Z", 3),)),
    ]


def test_attendees_wish(read: Read, put: Put) -> None:
    put("submissions", "z1", "Attendees", "Bo, Ada")
    put("submissions", "x1", "Attendees", "Bo")
    put("submissions", "y1", "Presenters", "Bo")
    event = to_event(read())
    assert event.wishes == (Wish(person="ada", talks=("z1",)), Wish(person="bo", talks=("x1", "z1")))
    assert list(event.person) == ["bo"]


def test_talks_stand_in_the_natural_order_of_their_ids(read: Read, add: Callable[..., None]) -> None:
    for reference in ("x10", "x9 onsite"):
        add(reference)
    assert list(to_event(read()).talk) == ["x1", "x2", "x9-onsite", "x10", "y1", "y2", "z1"]


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ([(540, 600), (600, 660)], [0, 0]),  # they may touch
        ([(540, 600), (599, 660)], [0, 1]),
        ([(540, 600), (480, 530), (535, 600), (535, 600)], [0, 1, 1, 2]),
        ([(1380, 0), (0, 60), (60, 120)], [0, 1, 1]),  # 00:00 is the midnight that ends the day
    ],
)
def test_days_are_made_up(read: Read, hours: list[tuple[int, int]], days: list[int]) -> None:
    sessions = tuple(Session(f"S{n}", 2, *pair) for n, pair in enumerate(hours))
    event = to_event(replace(read(), sessions=sessions))
    assert [(slot.day - MONDAY).days for slot in event.slots] == days
    assert [(slot.start, slot.end) for slot in event.slots] == [(start, end or 1440) for start, end in hours]
    assert [day.date for day in event.days] == sorted({slot.day for slot in event.slots})
    for day in event.days:
        held = [slot for slot in event.slots if slot.day == day.date]
        assert (day.start, day.end) == (held[0].start, held[-1].end)


@pytest.mark.parametrize(
    ("zone", "offset", "name"),
    [
        ("GMT+0", 0, "UTC"),
        ("GMT+2", 120, "Etc/GMT-2"),
        ("GMT-5", -300, "Etc/GMT+5"),
        ("GMT+14", 840, "Etc/GMT-14"),
        ("GMT+5:30", 330, "Asia/Kolkata"),
        ("GMT+5:45", 345, "Asia/Kathmandu"),
        ("GMT-9.5", -570, "Pacific/Marquesas"),
    ],
)
def test_the_zone_is_a_region_of_that_offset(read: Read, sheets: Sheets, zone: str, offset: int, name: str) -> None:
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    sheets["parameters"][1][1] = zone
    assert to_event(read()).timezone == name
    for month in (1, 7):
        assert datetime(2025, month, 6, tzinfo=ZoneInfo(name)).utcoffset() == timedelta(minutes=offset)


def test_offsets() -> None:
    assert [fixed(minutes) for minutes in (0, 60, -60, 330, -210, 840, -15)] == [
        "UTC",
        "UTC+1",
        "UTC-1",
        "UTC+5:30",
        "UTC-3:30",
        "UTC+14",
        "UTC-0:15",
    ]
    assert [region(minutes) for minutes in (-13 * 60, 15 * 60, 31)] == [None, None, None]


def test_hours_that_cost_nothing_are_none(read: Read, sheets: Sheets) -> None:
    sheets["parameters"][8][1] = sheets["parameters"][10][1] = 0
    assert to_event(read()).zone_hours is None
    sheets["parameters"][10][1] = 5
    found = to_event(read()).zone_hours
    assert found is not None
    assert (found.small, found.big) == (0, 5)


def test_names_that_are_alike_stay_apart(read: Read, sheets: Sheets, put: Put) -> None:
    put("tracks", "X", "Chairs", "ada, Ada, ADA ")
    sheets["rooms"][1:] = [["Room"], ["room"], ["'a;b'"]]
    for name in ("submissions", "tracks_rooms|penalty", "sessions_rooms|penalty"):
        sheets[name][0][-3:] = ["Room", "room", "'a;b'"]
    event = to_event(read())
    assert [(room.id, room.name) for room in event.rooms] == [("Room", "Room"), ("room-2", "room"), ("a-b", "'a;b'")]
    assert [(person.id, person.name) for person in event.people] == [
        ("ada", "ADA"),
        ("ada (2)", "Ada (2)"),
        ("ada (3)", "ada (3)"),
    ]
    assert len(event.axes[0].chairs) == 3


@pytest.mark.parametrize(
    ("change", "sheet", "name", "words"),
    [
        ({"track_session": {("X", "A1"): -1}}, "tracks_sessions|penalty", "X × A1", "never a gain"),
        ({"track_room": {("X", "Big"): 1_000_001}}, "tracks_rooms|penalty", "X × Big", "from 0 to 1000000"),
        ({"session_room": {("A1", "Big"): -5}}, "sessions_rooms|penalty", "A1 × Big", "never a gain"),
        ({"similar": {frozenset("YX"): -5}}, "similar tracks", "X × Y", "never a gain"),
        ({"sessions": (Session("A1", 2, 600, 540),)}, "sessions", "A1", "ends before it starts"),
        ({"sessions": (Session("A1", 2, 600, 600),)}, "sessions", "A1", "ends before it starts"),
        ({"sessions": (Session("A1", 1441, 0, 0),)}, "sessions", "A1", "at most 1440 slots"),
    ],
)
def test_what_an_event_cannot_hold(read: Read, change: dict[str, Any], sheet: str, name: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        to_event(replace(read(), **change), "SMALL")
    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.column) == (f"SMALL [{sheet}]", name)
    assert words in mistake.text.en
    assert mistake.text.fr != mistake.text.en


def test_all_that_an_event_cannot_hold(read: Read, put: Put, sheets: Sheets) -> None:
    sheets["parameters"][1][1] = "GMT-13"
    sheets["parameters"][8][1] = -1
    sheets["parameters"][1][4] = -2
    put("submissions", "x1", "A1", -3)
    put("submissions", "x1", "Time Zone", "GMT+14:30")
    with pytest.raises(InputError) as caught:
        to_event(read())
    assert [(one.column, one.found) for one in caught.value.mistakes] == [
        ("x1 × A1", "-3"),
        ("Penalty (B9)", "-1"),
        ("TS", "-2"),
        ("B2", "GMT-13:00"),
        ("x1", "GMT+14:30"),
    ]


def test_the_same_file_gives_the_same_event(read: Read, put: Put) -> None:
    put("submissions", "x1", "Presenters", "Ada, Bo, Cy, Di, Ed")
    put("submissions", "y1", "Attendees", "Fay, Gus, Hal")
    instance = read()
    again = replace(instance, talks=tuple(instance.talks))
    assert isinstance(to_event(instance), Event)
    assert to_event(instance) == to_event(again)
