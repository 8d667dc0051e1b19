"""Each accepted talk is placed exactly once, for its whole duration, in a room of the event."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.search.lexicographic import solve

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("S1 A 09:00 T1 T2",), {}, []),
    (("S1 A 09:00 T1",), {}, [(1, ("T2",))]),
    (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T2"), {}, [(1, ("T2",))]),
    (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T2 T2"), {}, [(2, ("T2",))]),
    (("S1 A 09:00 T1 T2",), {"T1": {"end": "09:29"}}, [(1, ("T1",))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"start": "09:29"}}, [(1, ("T2",))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"room": "Z"}}, [(1, ("T2", "Z"))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"id": "T9"}}, [(1, ("T2",)), (1, ("T9",))]),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_what_is_missing_doubled_unknown_or_cut(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event()
    assert measured("placed", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_each_talk_is_required_with_its_title_and_duration(event: Any, said: Any) -> None:
    tiny_event = event(T1={"title": "Trier le courrier", "duration": 75})
    assert said("placed", tiny_event) == [
        (
            "L'exposé T1 « Trier le courrier » (1 h 15) doit être placé.",
            "Talk T1 “Trier le courrier” (1 h 15 min) must be placed.",
        ),
        ("L'exposé T2 « Titre T2 » (30 min) doit être placé.", "Talk T2 “Titre T2” (30 min) must be placed."),
    ]


def test_says_what_is_wrong(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event()
    faulty = programme(tiny_event, "S1 A 09:30 T1", edit={"T1": {"end": "09:50"}})
    assert texts("placed", tiny_event, faulty) == [
        ("L'exposé T2 « Titre T2 » n'est pas placé.", "Talk T2 “Titre T2” is not placed."),
        (
            "L'exposé T1 « Titre T1 » est placé de 9 h 30 à 9 h 50, mais doit durer 30 min.",
            "Talk T1 “Titre T1” is placed from 9:30 to 9:50, but must last 30 min.",
        ),
    ]


def test_a_room_without_talks_holds_none(event: Any, programme: Any, measured: Any, texts: Any) -> None:
    tiny_event = event(rooms={"A": {}, "hall": {"talks": False}})
    assert measured("placed", tiny_event, programme(tiny_event, "S1 hall 09:00 T1 T2")) == [
        (1, ("T1", "hall")),
        (1, ("T2", "hall")),
    ]
    assert texts("placed", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 hall 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » est dans la Salle hall, qui n'accueille aucun exposé.",
            "Talk T1 “Titre T1” is in Salle hall, which holds no talks.",
        ),
    ]


@pytest.mark.parametrize("slots", [{}, {"am": {"places": 1, "hours": "09:00-09:30"}}])
def test_no_talk_is_put_into_a_room_without_talks(slots: dict[str, Any], event: Any) -> None:
    """Two talks of two axes fit side by side into two rooms, not into one."""
    fields = {"axes": "1 2", "T2": {"axis": "2"}, "hours": "09:00-09:30", "slots": slots}
    assert solve(event(**fields, rooms="A B")).status == "optimal"
    assert solve(event(**fields, rooms={"A": {}, "B": {"talks": False}})).status == "infeasible"


def test_who_speaks_in_a_room_without_talks_needs_time_to_change(event: Any) -> None:
    fields = {
        "talks": "T1",
        "rooms": {"A": {}, "hall": {"talks": False}},
        "plenaries": {"p": {"at": "09:00", "room": "hall", "speakers": "x"}},
        "T1": {"speakers": "x"},
    }
    assert solve(event(**fields, hours="09:00-10:05")).status == "optimal"
    assert solve(event(**fields, hours="09:00-10:04")).status == "infeasible"
