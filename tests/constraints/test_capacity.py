"""The audience of a talk fits its room."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("audience", "room", "expected"),
    [
        (50, "A", []),
        (51, "A", [(1, ("T1", "A"))]),
        (51, "B", []),
        (None, "A", []),
    ],
)
def test_counts_a_talk_in_too_small_a_room(
    audience: int | None, room: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms={"A": {"capacity": 50}, "B": {}}, T1={"audience": audience})
    assert measured("capacity", tiny_event, programme(tiny_event, f"S1 {room} 09:00 T1 T2")) == expected


def test_says_both_numbers(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", rooms={"A": {"capacity": 1}}, T1={"audience": 80})
    assert texts("capacity", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » attend 80 personnes, mais la Salle A n'a que 1 place.",
            "Talk T1 “Titre T1” expects 80 people, but Salle A has only 1 seat.",
        ),
    ]
    assert said("capacity", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » attend 80 personnes, qui doivent tenir dans sa salle.",
            "Talk T1 “Titre T1” expects 80 people, who must fit its room.",
        ),
    ]


def test_one_person_is_singular(event: Any, said: Any) -> None:
    tiny_event = event("T1", rooms={"A": {"capacity": 1}}, T1={"audience": 1})
    assert said("capacity", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » attend 1 personne, qui doit tenir dans sa salle.",
            "Talk T1 “Titre T1” expects 1 person, who must fit its room.",
        ),
    ]


def test_nothing_is_required_where_no_room_has_a_capacity(event: Any, said: Any) -> None:
    assert said("capacity", event(T1={"audience": 80})) == []
