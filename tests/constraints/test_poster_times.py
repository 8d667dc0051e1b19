"""Presenters of posters are there, and in one place, while posters are shown."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import rule, told
from scheduler.explanation.conflicts import contradiction
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

BREAK = {"between": "10:00-13:00", "duration": 30, "posters": True}
SLOTS = {"1": {"hours": "09:00-10:00", "places": 2}, "2": {"hours": "13:00-14:00", "places": 2}}


@pytest.mark.parametrize(
    ("available", "line", "expected"),
    [
        ("11:00-12:00", "coffee 11:00", []),
        ("11:00-12:00", "coffee 11:30", []),
        ("11:00-12:00", "coffee 11:31", [(1, ("Zoe", "coffee"))]),
        ("11:00-12:00", "coffee 10:59", [(1, ("Zoe", "coffee"))]),
        ("2/11:00-12:00", "coffee 11:00", [(1, ("Zoe", "coffee"))]),
    ],
)
def test_a_presenter_is_there_during_the_break(
    available: str, line: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        days=2,
        breaks={"coffee": {**BREAK, "between": "1/10:00-13:00"}},
        posters={"P1": "zoe"},
        people={"zoe": {"available": available}},
    )
    now = programme(tiny_event, "S1 A 09:00 T1 T2", line)
    assert measured("person_available", tiny_event, now) == expected


def test_of_several_times_one_is_enough(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        breaks={"coffee": BREAK, "tea": {**BREAK, "between": "15:00-17:00"}},
        posters={"P1": "zoe", "P2": "ida"},
        people={"zoe": {"available": "15:00-16:00"}, "ida": {"available": "12:00-15:00"}},
    )
    now = programme(tiny_event, "S1 A 09:00 T1 T2", "coffee 10:00", "tea 15:00")
    assert measured("person_available", tiny_event, now) == [(1, ("Ida", "coffee"))]


def test_who_speaks_in_the_plenary_is_wanted_there_once(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        plenaries={"opening": {"speakers": "zoe", "posters": True, "at": "09:00"}},
        posters={"P1": "zoe"},
        people={"zoe": {"available": "10:00-12:00"}},
    )
    now = programme(tiny_event, "opening", "S1 A 10:00 T1 T2")
    assert measured("person_available", tiny_event, now) == [(1, ("Zoe", "opening"))]


def test_nothing_is_asked_where_nothing_shows_posters(event: Any, programme: Any, said: Any, measured: Any) -> None:
    tiny_event = event(
        breaks={"coffee": {**BREAK, "posters": False}},
        posters={"P1": "zoe"},
        people={"zoe": {"available": "17:00-18:00"}},
    )
    assert said("person_available", tiny_event) == []
    now = programme(tiny_event, "S1 A 09:00 T1 T2", "coffee 10:00")
    assert measured("person_available", tiny_event, now) == []


@pytest.mark.parametrize(
    ("room", "start", "expected"),
    [
        ("B", "09:30", [(1, ("Zoe", "T1", "show"))]),
        ("B", "09:34", [(1, ("Zoe", "T1", "show"))]),
        ("B", "09:35", []),
        ("A", "09:30", []),
        ("A", "09:29", [(1, ("Zoe", "T1", "show"))]),
    ],
)
def test_a_presenter_has_the_time_to_come_from_the_posters(
    room: str, start: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1",
        rooms="A B",
        plenaries={"show": {"room": "A", "posters": True}},
        posters={"P1": "zoe"},
        T1={"speakers": "zoe"},
    )
    now = programme(tiny_event, "show", f"S1 {room} {start} T1")
    assert measured("one_place", tiny_event, now) == expected


def test_a_talk_during_the_break_is_one_place_too_many(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1", breaks={"coffee": BREAK}, posters={"P1": "zoe"}, T1={"speakers": "zoe"})
    now = programme(tiny_event, "S1 A 10:15 T1", "coffee 10:00")
    assert measured("one_place", tiny_event, now) == [(1, ("Zoe", "T1", "coffee"))]


def test_says_who_presents_what_during_what(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(
        breaks={"coffee": {**BREAK, "title": "Café"}},
        posters={"P1": "zoe", "P2": "zoe"},
        people={"zoe": {"available": "14:00-18:00", "name": "Zoé Ott"}},
    )
    assert said("person_available", tiny_event) == [
        (
            "Zoé Ott n'est là qu'à partir de 14 h (présente les posters P1 et P2).",
            "Zoé Ott is there only from 14:00 (presents posters P1 and P2).",
        )
    ]
    assert texts("person_available", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2", "coffee 10:00")) == [
        (
            "Zoé Ott présente les posters P1 et P2 pendant la pause « Café » (de 10 h à 10 h 30), "
            "mais n'est là qu'à partir de 14 h.",
            "Zoé Ott presents posters P1 and P2 during break “Café” (from 10:00 to 10:30), "
            "but is there only from 14:00.",
        )
    ]


@pytest.mark.parametrize("slots", [None, SLOTS])
@pytest.mark.parametrize(
    ("available", "possible"), [("11:20-11:55", True), ("12:30-18:00", True), ("10:00-10:25", False)]
)
def test_the_break_is_placed_where_the_presenters_are(slots: Any, available: str, possible: bool, event: Any) -> None:
    tiny_event = event(
        breaks={"coffee": BREAK},
        posters={"P1": "zoe"},
        people={"zoe": {"available": available}},
        slots=slots,
        rules={"break_between": "off"},
    )
    result = solve(tiny_event, Budget.of(20), workers=1)
    if not possible:
        assert result.status == "infeasible"
        return
    assert result.programme is not None
    (coffee,) = result.programme.breaks
    zoe = tiny_event.person["zoe"].available[0]
    assert zoe.start <= coffee.start
    assert coffee.end <= zoe.end


@pytest.mark.parametrize("slots", [None, SLOTS])
def test_the_contradiction_names_the_break_and_the_presenter(slots: Any, event: Any) -> None:
    tiny_event = event(
        breaks={"coffee": BREAK}, posters={"P1": "zoe"}, people={"zoe": {"available": "10:00-10:25"}}, slots=slots
    )
    conflicts = contradiction(tiny_event, Budget.of(30))
    assert conflicts is not None
    assert {requirement.id for requirement in conflicts.contradictions[0]} == {
        "break_window:coffee",
        "person_available:zoe",
    }


def test_presenters_are_told_when_their_break_moves(event: Any, programme: Any) -> None:
    tiny_event = event(breaks={"coffee": BREAK}, posters={"P1": "zoe"}, people={"ida": {}})
    before, now = (programme(tiny_event, "S1 A 09:00 T1 T2", f"coffee {hour}") for hour in ("10:00", "10:30"))
    assert [v.subjects for v in told.against(before).measure(tiny_event, now)] == [("Zoe",)]
    assert told.against(before).measure(tiny_event, before) == ()


def test_posters_are_part_of_what_is_proved_only_where_there_are_any(event: Any) -> None:
    plain = event(breaks={"coffee": {**BREAK, "posters": False}}, people={"zoe": {"available": "10:00-12:00"}})
    shown = event(breaks={"coffee": BREAK}, people={"zoe": {"available": "10:00-12:00"}})
    posted = event(breaks={"coffee": BREAK}, posters={"P1": "zoe"}, people={"zoe": {"available": "10:00-12:00"}})
    assert len({fingerprint(each) for each in (plain, shown, posted)}) == 3
    titled = posted.model_copy(
        update={"posters": tuple(p.model_copy(update={"title": "Autre", "abstract": "x"}) for p in posted.posters)}
    )
    assert fingerprint(titled) == fingerprint(posted)
    assert "posters.speakers" in rule("person_available").reads
