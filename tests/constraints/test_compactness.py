"""The level sums the lengths of days and the idle minutes of rooms."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.generate import generate
from constraints import rule
from constraints.compactness import least
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal

D1, D2 = "2025-05-23", "2025-05-24"
CASES: list[tuple[tuple[str, ...], list[Any]]] = [
    # Talks of 30 minutes, gaps of 5, discussions of 10.
    ((), []),
    (("S1 A 09:00 T1 T2",), [(75, (D1,))]),
    (("opening", "S1 A 10:00 T1"), [(100, (D1,))]),
    (("S1 A 09:00 T1", "lunch 12:00"), [(240, (D1,))]),
    (("S1 A 11:20 T1", "lunch 12:00", "S2 A 13:00 T2"), [(140, (D1,))]),
    (("S1 A 11:00 T1", "lunch 12:00", "S2 A 13:07 T2"), [(167, (D1,)), (27, ("A",))]),
    (("S1 A 11:20 T1", "S3 B 12:00 T3", "S2 A 12:30 T2"), [(110, (D1,)), (30, ("A",))]),
    (("S1 A 08:30 T1", "opening", "S2 B 09:30 T2"), [(100, (D1,))]),
    (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 B 10:00 T3", "S4 B 11:00 T4"), [(160, (D1,)), (20, ("A",)), (20, ("B",))]),
    (("S1 A 17:00 T1", "S2 A 2/09:00 T2"), [(40, (D1,)), (40, (D2,))]),
    (("lunch 2/12:00",), [(60, (D2,))]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_counts_spans_and_idle_minutes(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3 T4",
        rooms="A B",
        days=2,
        gap=5,
        settings={"discussion": 10},
        breaks={"lunch": {}},
        plenaries={"opening": {}},
    )
    assert measured("compactness", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_length_and_idle_time(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B")
    assert texts(
        "compactness", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2", "S3 B 10:15 T3")
    ) == [
        ("Le programme va de 9 h à 10 h 45, soit 1 h 45.", "The programme runs from 9:00 to 10:45: 1 h 45 min."),
        (
            "La Salle A est inoccupée 30 min entre son premier et son dernier exposé (de 9 h à 10 h 30).",
            "Salle A is idle for 30 min between its first and its last talk (from 9:00 to 10:30).",
        ),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_no_programme_has_less_than_the_least(seed: int) -> None:
    small = generate(seed, talks=8, axes=2, rooms=1 + seed % 2).event
    goal = Goal(levels=[rule("compactness")], choose=False)
    found = solve(small, Budget.of(60), workers=1, goal=goal).programme
    assert found is not None
    assert found.status == "optimal"
    assert 0 < least(small) <= found.levels[0].value


def test_the_least_is_reached_where_rooms_are_full(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3 T4", rooms="A B", breaks={"lunch": {}})
    full = programme(tiny_event, "S1 A 11:00 T1 T2", "S2 B 11:00 T3 T4", "lunch 12:00")
    assert least(tiny_event) == sum(amount for amount, _ in measured("compactness", tiny_event, full))
