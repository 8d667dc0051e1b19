"""The pure checks of an event against itself, on events made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day
from scheduler.validation.references import faults

FRIDAY, SATURDAY = date(2025, 5, 23), date(2025, 5, 24)


def event(**more: Any) -> Event:
    usual: dict[str, Any] = {
        "id": "e",
        "title": "E",
        "days": (Day(date=FRIDAY, start=540, end=1080),),
        "rooms": (Room(id="a", name="Auditorium", features=("visio",)),),
        "talks": (talk("T1"), talk("T2")),
    }
    return Event(**{**usual, **more})


def talk(name: str, **more: Any) -> Talk:
    return Talk(id=name, title=f"Title of {name}", speakers=("ada",), **more)


def plenary(name: str, start: int, duration: int = 30, day: date = FRIDAY) -> Plenary:
    return Plenary(id=name, title=name, day=day, start=start, duration=duration)


def pause(duration: int, start: int, end: int, day: date | None = None) -> Break:
    return Break(id="b", title="B", duration=duration, between_start=start, between_end=end, day=day)


def test_an_event_that_agrees_with_itself_has_no_faults():
    good = event(
        axes=(Axis(id="1", title="x"),),
        talks=(
            talk("T1", axis="1", room="a", pin=Pin(day=FRIDAY, start=600, room="a"), needs=("visio",), duration=540),
            talk("T2", axis="1", after=("T1",), not_with=("T1",)),
        ),
        plenaries=(plenary("p", 540), plenary("q", 570, 510)),
        breaks=(pause(75, 720, 795), pause(30, 1000, 1200).model_copy(update={"id": "c"})),
    )
    assert faults(good) == ()


# what is changed, then kind, position, key, value of the only fault
FAULTS = [
    ({"talks": (talk("T1"), talk("t1"))}, ("talk", 1, "id", "t1")),
    ({"rooms": (Room(id="a", name="A"), Room(id="A", name="B"))}, ("room", 1, "id", "A")),
    ({"axes": (Axis(id="1", title="x"),) * 2, "talks": (talk("T1", axis="1"),)}, ("axis", 1, "id", "1")),
    ({"plenaries": (plenary("p", 540), plenary("p", 600))}, ("plenary", 1, "id", "p")),
    ({"breaks": (pause(10, 600, 700), pause(20, 700, 800))}, ("break", 1, "id", "b")),
    ({"talks": (talk("T1", axis="1"),)}, ("talk", 0, "axis", "1")),
    ({"axes": (Axis(id="1", title="x"),), "talks": (talk("T1", axis="1"), talk("T2"))}, ("talk", 1, "axis", "")),
    (
        {"axes": (Axis(id="1", title="x"),), "talks": (talk("T1", axis="1"), talk("T2", axis="2"))},
        ("talk", 1, "axis", "2"),
    ),
    ({"talks": (talk("T1", room="b"),)}, ("talk", 0, "room", "b")),
    ({"talks": (talk("T1", pin=Pin(day=FRIDAY, start=600, room="b")),)}, ("talk", 0, "pin", "b")),
    ({"plenaries": (plenary("p", 540).model_copy(update={"room": "b"}),)}, ("plenary", 0, "room", "b")),
    ({"talks": (talk("T1", needs=("visio", "piano")),)}, ("talk", 0, "needs", "piano")),
    ({"talks": (talk("T1", after=("T2",)),)}, ("talk", 0, "after", "T2")),
    ({"talks": (talk("T1", not_with=("t1",)),)}, ("talk", 0, "not_with", "t1")),
    ({"talks": (talk("T1", after=("T1",)),)}, ("talk", 0, "after", "T1")),
    ({"talks": (talk("T1", duration=541),)}, ("talk", 0, "duration", "541")),
    ({"plenaries": (plenary("p", 539),)}, ("plenary", 0, "start", "08:59")),
    ({"plenaries": (plenary("p", 1080),)}, ("plenary", 0, "start", "18:00")),
    ({"plenaries": (plenary("p", 1051),)}, ("plenary", 0, "duration", "30")),
    ({"plenaries": (plenary("p", 600), plenary("q", 629))}, ("plenary", 1, "start", "10:29")),
    ({"breaks": (pause(61, 600, 660),)}, ("break", 0, "duration", "61")),
    ({"breaks": (pause(30, 1051, 1200),)}, ("break", 0, "between", "17:31–20:00")),
    ({"breaks": (pause(30, 400, 569),)}, ("break", 0, "between", "06:40–09:29")),
]


@pytest.mark.parametrize(("change", "expected"), FAULTS)
def test_each_fault_is_found_once_and_where_it_is(change, expected):
    (fault,) = faults(event(**change))
    assert (fault.kind, fault.position, fault.key, fault.value) == expected
    assert not fault.remark
    assert ": " in fault.text.en
    assert "\u202f: " in fault.text.fr


def test_one_fault_hides_no_other():
    bad = event(talks=(talk("T1", room="x", needs=("y",), after=("z",), axis="1", duration=999),))
    assert {fault.key for fault in faults(bad)} == {"room", "needs", "after", "axis", "duration"}


def test_rooms_of_pin_and_column_that_differ_are_told_though_both_exist():
    rooms = (Room(id="a", name="A"), Room(id="b", name="B"))
    (fault,) = faults(event(rooms=rooms, talks=(talk("T1", room="a", pin=Pin(day=FRIDAY, start=600, room="b")),)))
    assert (fault.key, fault.value) == ("pin", "b")


def test_conditions_on_what_is_left_out_are_remarks():
    found = faults(event(talks=(talk("T1", after=("T9",), not_with=("T9", "T1")),)), left_out=("T9",))
    assert [(fault.key, fault.value, fault.remark) for fault in found] == [
        ("after", "T9", True),
        ("not_with", "T9", True),
        ("not_with", "T1", True),
    ]


def test_an_axis_without_talks_is_a_remark():
    found = faults(event(axes=(Axis(id="1", title="x"), Axis(id="2", title="y")), talks=(talk("T1", axis="2"),)))
    assert [(fault.kind, fault.position, fault.remark) for fault in found] == [("axis", 0, True)]


def test_each_circle_is_told_once_at_its_first_talk():
    talks = (
        talk("T1"),
        talk("T2", after=("T10",)),
        talk("T3", after=("T2",)),
        talk("T5", after=("T6", "T3")),
        talk("T6", after=("T5",)),
        talk("T10", after=("T3", "T1")),
    )
    found = sorted(faults(event(talks=talks)), key=lambda fault: fault.position)
    assert [(fault.position, fault.key) for fault in found] == [(1, "after"), (3, "after")]
    assert "T2 → T10 → T3 → T2" in found[0].text.en
    assert "T5 → T6 → T5" in found[1].text.en


def test_a_long_chain_of_after_is_no_circle():
    talks = tuple(talk(f"T{n}", after=(f"T{n + 1}",) if n < 3000 else ()) for n in range(1, 3001))
    assert faults(event(talks=talks)) == ()


def test_days_decide_for_themselves():
    days = (Day(date=FRIDAY, start=540, end=720), Day(date=SATURDAY, start=600, end=1200))
    assert faults(event(days=days, talks=(talk("T1", duration=600),))) == ()
    assert faults(event(days=days, plenaries=(plenary("p", 600), plenary("q", 600, day=SATURDAY)))) == ()
    (fault,) = faults(event(days=days, breaks=(pause(30, 750, 840),)))  # on Friday too, when all is over
    assert (fault.kind, fault.key) == ("break", "between")
    assert faults(event(days=days, breaks=(pause(30, 750, 840, SATURDAY),))) == ()


def test_nothing_is_measured_against_days_that_could_not_be_read():
    assert faults(event(days=(), plenaries=(plenary("p", 0),), talks=(talk("T1", duration=999),))) == ()


def test_talks_without_an_id_are_not_taken_for_each_other():
    assert faults(event(talks=(talk(""), talk("")))) == ()


@pytest.mark.parametrize(
    ("found", "meant"),
    [("Visio", "“visio”"), ("vision", "“visio”"), ("harp", "write “visio”")],
)
def test_what_to_write_names_the_nearest(found, meant):
    (fault,) = faults(event(talks=(talk("T1", needs=(found,)),)))
    assert meant in fault.text.en


# ── preset sessions ──────────────────────────────────────────────────────────────────────────────────────────────────


def slot(name: str, start: int, end: int, day: date = FRIDAY, **more: Any) -> Slot:
    return Slot(**{"id": name, "day": day, "start": start, "end": end, "places": 3, **more})


ROOMS = (Room(id="a", name="A"), Room(id="b", name="B"))
# what is changed, then kind, position, key, value of the only fault
SLOT_FAULTS = [
    ({"slots": (slot("s", 600, 660), slot("S", 660, 720))}, ("slot", 1, "id", "S")),
    ({"slots": (slot("s", 539, 660),)}, ("slot", 0, "start", "08:59")),
    ({"slots": (slot("s", 1020, 1081),)}, ("slot", 0, "end", "18:01")),
    ({"slots": (slot("s", 1080, 1081),)}, ("slot", 0, "start", "18:00")),
    ({"slots": (slot("s", 600, 660, rooms=("a", "B")),)}, ("slot", 0, "rooms", "B")),
    ({"slots": (slot("s", 600, 660), slot("t", 659, 700))}, ("slot", 1, "start", "10:59")),
    (
        {"slots": (slot("s", 600, 660, rooms=("a",)), slot("t", 659, 700)), "rooms": ROOMS},
        ("slot", 1, "start", "10:59"),
    ),
    ({"slots": (slot("s", 600, 660),), "plenaries": (plenary("p", 659),)}, ("slot", 0, "start", "10:00")),
    ({"slots": (slot("s", 600, 660),), "talks": (talk("T1"), talk("T2", places=4))}, ("talk", 1, "places", "4")),
]


@pytest.mark.parametrize(("change", "expected"), SLOT_FAULTS)
def test_each_fault_of_slots_is_found_once_and_where_it_is(change, expected):
    (fault,) = faults(event(**change))
    assert (fault.kind, fault.position, fault.key, fault.value) == expected
    assert not fault.remark
    assert ": " in fault.text.en
    assert "\u202f: " in fault.text.fr


def test_slots_may_touch_and_be_at_the_same_time_in_other_rooms_and_on_other_days():
    days = (Day(date=FRIDAY, start=540, end=1080), Day(date=SATURDAY, start=600, end=720))
    slots = (
        slot("s", 540, 600, rooms=("a",)),
        slot("t", 550, 610, rooms=("b",)),
        slot("u", 610, 700),
        slot("v", 600, 720, SATURDAY),
    )
    good = event(
        days=days,
        rooms=ROOMS,
        slots=slots,
        plenaries=(plenary("p", 700),),
        talks=(talk("T1", places=3, duration=9999), Talk(id="T2", title="x", speakers=())),
    )
    assert faults(good) == ()


def test_an_order_needs_axes():
    assert faults(event(axes=(Axis(id="1", title="x"),), talks=(talk("T1", axis="1", order=3),))) == ()
    found = faults(event(talks=(talk("T1"), talk("T2", order=2), talk("T3", order=1))))
    assert [(fault.kind, fault.position, fault.key, fault.value, fault.remark) for fault in found] == [
        ("talk", 1, "order", "2", True)
    ]


def test_two_plenaries_that_open_or_close_one_day_are_a_remark_at_the_second():
    days = (Day(date=FRIDAY, start=540, end=1080), Day(date=SATURDAY, start=540, end=1080))
    placed = [("a", 540, "first"), ("b", 570, "first"), ("c", 1000, "last"), ("d", 1030, None)]
    plenaries = [plenary(name, start).model_copy(update={"position": place}) for name, start, place in placed]
    next_day = plenary("e", 540, day=SATURDAY).model_copy(update={"position": "first"})
    (fault,) = faults(event(days=days, plenaries=(*plenaries, next_day)))
    assert (fault.position, fault.key, fault.value, fault.remark) == (1, "position", "first", True)
    assert "« a » est déjà « first »" in fault.text.fr.replace("\u202f", " ")


def _missing(*axes: str | None) -> list[tuple[int, tuple[str, ...]]]:
    """Position and suggestions of each talk that lacks its axis, of talks with these axes."""
    known = tuple(Axis(id=id, title=f"Axis {id}") for id in "123")
    found = faults(event(axes=known, talks=tuple(talk(f"T{at}", axis=axis) for at, axis in enumerate(axes))))
    return [
        (fault.position, fault.suggestions) for fault in found if fault.key == "axis" and "missing" in fault.text.en
    ]


def test_an_axis_of_merged_cells_is_offered_from_above():
    assert _missing("2", None, None, "1", None) == [(1, ("2",)), (2, ("2",)), (4, ("1",))]
    assert _missing("2", "2", None, "1", None) == [(2, ("2",)), (4, ("1",))], "one of them is mended"


@pytest.mark.parametrize(
    "axes", [("2", "1", "2", None), (None, "1", "2"), ("1", None, None), ("1", "1", None, None)], ids=str
)
def test_an_axis_that_is_missing_here_and_there_is_not_guessed(axes: tuple[str | None, ...]):
    assert _missing(*axes) == [(at, ()) for at, axis in enumerate(axes) if axis is None]
