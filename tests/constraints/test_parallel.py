"""Few sessions run at the same time: each pair of them that shares a minute counts."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.search.lexicographic import solve

THREE = {"talks": "T1 T2 T3", "axes": "1 2 3", "rooms": "A B C", "T2": {"axis": "2"}, "T3": {"axis": "3"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T2", "S3 C 10:00 T3"), []),
        (("S1 A 09:00 T1", "S2 B 09:29 T2", "S3 C 10:00 T3"), [(1, ("S1", "S2"))]),
        (
            ("S1 A 09:00 T1", "S2 B 09:00 T2", "S3 C 09:00 T3"),
            [(1, ("S1", "S2")), (1, ("S1", "S3")), (1, ("S2", "S3"))],
        ),
        (("S1 A 09:00 T1", "S2 B 2/09:00 T2", "S3 C 10:00 T3"), []),
    ],
)
def test_counts_pairs(lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(**THREE, days=2)
    assert measured("parallel", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_sessions(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(**THREE)
    assert texts("parallel", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:10 T2", "S3 C 10:00 T3")) == [
        (
            "La session S1 de l'axe 1 (de 9 h à 9 h 30) et la session S2 de l'axe 2 (de 9 h 10 à 9 h 40) ont lieu en "
            "même temps.",
            "Session S1 of axis 1 (from 9:00 to 9:30) and session S2 of axis 2 (from 9:10 to 9:40) are held at the "
            "same time.",
        )
    ]


@pytest.mark.parametrize(("hours", "pairs"), [("09:00-10:30", 0), ("09:00-10:00", 1), ("09:00-09:30", 3)])
def test_as_few_as_the_day_allows(hours: str, pairs: int, event: Any) -> None:
    result = solve(event(**THREE, hours=hours).model_copy(update={"priorities": ("parallel",)}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert [level.value for level in result.programme.levels] == [pairs]


@pytest.mark.parametrize(
    ("slots", "pairs"),
    [
        ({"am": {}, "pm": {"hours": "14:00-15:30"}, "late": {"hours": "16:00-17:00"}}, 0),
        ({"am": {}, "pm": {"hours": "14:00-15:30"}}, 1),
        ({"am": {"rooms": "A B C"}}, 3),
        ({"am": {"rooms": "A"}, "too": {"hours": "09:30-10:30", "rooms": "B C"}}, 3),
    ],
)
def test_sessions_are_spread_over_the_slots(slots: dict[str, Any], pairs: int, event: Any) -> None:
    result = solve(event(**THREE, slots=slots).model_copy(update={"priorities": ("parallel",)}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert [level.value for level in result.programme.levels] == [pairs]
