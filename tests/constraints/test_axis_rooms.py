"""The sessions of an axis are in one room."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

ONE_EACH = {"settings": {"max_talks": 1}, "rooms": "A B C", "hours": "09:00-09:30"}


@pytest.mark.parametrize(
    ("axes", "lines", "expected"),
    [
        ("1 2", ("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 B 11:00 T3"), []),
        ("1 2", ("S1 A 09:00 T1", "S2 B 10:00 T2", "S3 B 11:00 T3"), [(1, ("1", "A", "B"))]),
        ("1 2", ("S1 C 09:00 T1", "S2 B 10:00 T2", "S3 A 11:00 T4"), [(2, ("1", "A", "B", "C"))]),
        ("", ("S1 A 09:00 T1", "S2 B 10:00 T2"), []),
    ],
)
def test_counts_rooms_beyond_the_first(
    axes: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", axes=axes, rooms="A B C", T3={"axis": "2" if axes else None})
    assert measured("axis_rooms", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_rooms_of_slots(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", slots={"am": {}, "pm": {"hours": "14:00-15:30"}})
    plan = programme(tiny_event, "S1 A @am T1", "S2 B @am T2", "S3 B @pm T3")
    assert measured("axis_rooms", tiny_event, plan) == [(1, ("1", "A", "B"))]


def test_is_off_unless_it_is_set(event: Any) -> None:
    off = {"axis_not_parallel": "off"}
    result = solve(event("T1 T2 T3", **ONE_EACH, rules=off))
    assert result.programme is not None
    assert [level.name for level in result.programme.levels if level.name == "rules"] == []
    soft = event("T1 T2 T3", **ONE_EACH, rules={**off, "axis_rooms": 5})
    result = solve(soft)
    assert result.programme is not None
    assert result.programme.levels[0].value == 10, "three rooms, two beyond the first"
    assert check(soft, result.programme).passed
    assert solve(event("T1 T2 T3", **ONE_EACH, rules={**off, "axis_rooms": "hard"})).status == "infeasible"


def test_names_the_rooms(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", rooms="A B")
    assert texts("axis_rooms", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 10:00 T2")) == [
        (
            "L'axe 1 « Axe 1 » occupe 2 salles : Salle A et Salle B.",
            "Axis 1 “Axe 1” uses 2 rooms: Salle A and Salle B.",
        ),
    ]
    assert said("axis_rooms", tiny_event) == [
        ("L'axe 1 « Axe 1 » reste dans une seule salle.", "Axis 1 “Axe 1” stays in one room."),
    ]
    assert said("axis_rooms", event(axes="")) == []
