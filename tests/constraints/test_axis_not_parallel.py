"""Two sessions of an axis do not overlap."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("axes", "lines", "expected"),
    [
        ("1 2", ("S1 A 09:00 T1", "S2 B 09:40 T2"), []),
        ("1 2", ("S1 A 09:00 T1", "S2 B 09:39 T2"), [(1, ("S1", "S2"))]),
        ("1 2", ("S1 A 09:00 T1", "S2 B 09:00 T3"), []),
        ("1 2", ("S1 A 09:00 T1", "S2 B 2/09:00 T2"), []),
        ("", ("S1 A 09:00 T1", "S2 B 09:00 T2"), []),
    ],
)
def test_counts_pairs_of_sessions_discussion_included(
    axes: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3", axes=axes, rooms="A B", days=2, settings={"discussion": 10}, T3={"axis": "2" if axes else None}
    )
    assert measured("axis_not_parallel", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_the_axis(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(axes="1 2", rooms="A B")
    assert texts("axis_not_parallel", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T2")) == [
        (
            "Les sessions S1 (de 9 h à 9 h 30) et S2 (de 9 h 15 à 9 h 45) de l'axe 1 sont en parallèle.",
            "Sessions S1 (from 9:00 to 9:30) and S2 (from 9:15 to 9:45) of axis 1 run in parallel.",
        ),
    ]
    assert said("axis_not_parallel", tiny_event) == [
        (
            "Les sessions de l'axe 1 « Axe 1 » ne sont pas en parallèle.",
            "The sessions of axis 1 “Axe 1” do not run in parallel.",
        ),
    ]
    assert said("axis_not_parallel", event(axes="")) == []
