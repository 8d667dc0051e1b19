"""A talk lies in the windows of its room."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, list[Any]]] = [
    ("S1 A 10:00 T1", []),
    ("S1 A 09:59 T1", [(1, ("T1", "A"))]),
    ("S1 A 10:31 T1", [(1, ("T1", "A"))]),
    ("S1 B 09:00 T1", []),
    ("S1 A 10:00 T1 T2", []),
    ("S1 A 10:10 T1 T2", [(1, ("T2", "A"))]),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_counts_talks_and_not_discussions(
    line: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms={"A": {"available": "10:00-10:30; 10:30-11:00"}, "B": {}}, settings={"discussion": 15})
    assert measured("room_available", tiny_event, programme(tiny_event, line)) == expected


def test_says_when_the_room_is_free(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", rooms={"A": {"available": "08:00-12:00"}, "B": {}})
    assert texts("room_available", tiny_event, programme(tiny_event, "S1 A 14:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » a lieu de 14 h à 14 h 30 dans la Salle A, qui n'est libre que jusqu'à 12 h.",
            "Talk T1 “Titre T1” is held from 14:00 to 14:30 in Salle A, which is free only until 12:00.",
        ),
    ]
    assert said("room_available", tiny_event) == [
        ("La Salle A n'est libre que jusqu'à 12 h.", "Salle A is free only until 12:00."),
    ]
