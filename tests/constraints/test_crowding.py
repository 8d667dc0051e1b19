"""People beyond the capacity of rooms are counted; `test_progression` compares the optimum with brute force."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.search.lexicographic import solve

ROOMS = {"A": {"capacity": 30}, "B": {"capacity": 50}, "C": {}}
CROWDS = {"T1": {"audience": 60}, "T2": {"audience": 40}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1 T2",), [(30, ("T1", "A")), (10, ("T2", "A"))]),
        (("S1 B 09:00 T1 T2",), [(10, ("T1", "B"))]),
        (("S1 C 09:00 T1 T2 T3",), []),
        (("S1 A 09:00 T3",), []),
    ],
)
def test_counts_people_without_a_place(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms=ROOMS, **CROWDS)
    assert measured("crowding", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_how_many_there_are_too_many(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(rooms=ROOMS, **CROWDS)
    assert texts("crowding", tiny_event, programme(tiny_event, "S1 B 09:00 T1 T2")) == [
        (
            "L'exposé T1 « Titre T1 » attend 60 personnes, 10 de plus que n'en tient la Salle B.",
            "Talk T1 “Titre T1” expects 60 people, 10 more than Salle B holds.",
        )
    ]


@pytest.mark.parametrize("slots", [{}, {"am": {"hours": "09:00-09:30", "places": 1}}], ids=["free", "slots"])
def test_the_larger_audience_has_the_larger_room_where_the_level_is_named(slots: Any, event: Any) -> None:
    rooms = {"A": {"capacity": 30}, "B": {"capacity": 50}}
    tiny_event = event(
        axes="1 2",
        rooms=rooms,
        T1={"audience": 60},
        T2={"axis": "2", "audience": 40},
        slots=slots,
        hours="09:00-09:30",
        rules={"capacity": "off"},
    )
    assert "crowding" not in tiny_event.levels
    result = solve(tiny_event.model_copy(update={"priorities": ("crowding",)}))
    assert result.programme is not None
    assert [(level.value, level.bound) for level in result.programme.levels] == [(20, 20)]
    assert {talk.id: talk.room for talk in result.programme.talks} == {"T1": "B", "T2": "A"}
