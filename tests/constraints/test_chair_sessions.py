"""The rule counts sessions at the same time whose axes share a chair."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

AXES = {"1": {"chairs": "ann bob"}, "2": {"chairs": "bob ann"}, "3": {"chairs": "eve"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T2"), []),
        (("S1 A 09:00 T1", "S2 B 09:29 T2"), [("S1", "S2")]),  # of two common chairs: once
        (("S1 A 09:00 T1", "S2 B 09:00 T4"), []),  # of one axis
        (("S1 A 09:00 T1", "S2 B 09:00 T3"), []),
        (("S1 A 09:00 T1", "S2 B 09:00 T4", "S3 C 09:00 T2"), [("S1", "S3"), ("S2", "S3")]),
    ],
)
def test_counts_pairs_of_sessions(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", axes=AXES, rooms="A B C", T2={"axis": "2"}, T3={"axis": "3"})
    assert measured("chair_sessions", tiny_event, programme(tiny_event, *lines)) == [(1, pair) for pair in expected]


def test_counts_pairs_of_sessions_of_a_slot(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        "T1 T2 T3 T4",
        axes=AXES,
        rooms="A B C",
        T2={"axis": "2"},
        T3={"axis": "2"},
        T4={"axis": "3"},
        slots={"am": {}, "pm": {"hours": "14:00-15:30"}},
    )
    plan = programme(tiny_event, "S1 A @am T1", "S2 B @am T2:2", "S3 C @am T4", "S4 A @pm T3")
    assert measured("chair_sessions", tiny_event, plan) == [(1, ("S1", "S2"))]


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """The session of axis 1 overlaps both of axis 2, whenever it starts."""
    tiny_event = event(
        "T1 T2 T3",
        axes={"1": {"chairs": "c"}, "2": {"chairs": "c"}},
        rooms="A B C",
        hours="09:00-10:00",
        rules={"one_place": "off", "chair_sessions": 2},
        T1={"duration": 45, "room": "A"},
        T2={"axis": "2", "room": "B", "available": "09:00-09:30"},
        T3={"axis": "2", "room": "C", "available": "09:30-10:00"},
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 4
    assert check(tiny_event, result.programme).passed


def test_says_who_chairs_both(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(axes=AXES, rooms="A B", T2={"axis": "2"})
    assert texts("chair_sessions", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T2")) == [
        (
            "La session S1 de l'axe 1 (de 9 h à 9 h 30) et la session S2 de l'axe 2 (de 9 h 15 à 9 h 45) ont "
            "lieu en même temps, toutes deux modérées par Ann et Bob.",
            "Session S1 of axis 1 (from 9:00 to 9:30) and session S2 of axis 2 (from 9:15 to 9:45) are held at "
            "the same time, both chaired by Ann and Bob.",
        ),
    ]
    assert said("chair_sessions", tiny_event) == [
        (
            "Les sessions des axes 1 et 2, modérées par Ann et Bob, ne se chevauchent pas.",
            "The sessions of axes 1 and 2, chaired by Ann and Bob, do not overlap.",
        ),
    ]
