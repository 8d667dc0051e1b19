"""The level sums the minutes by which breaks miss their ideal start."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("lunch 12:30", "tea 09:00"), []),
        (("lunch 12:15", "tea 09:00"), [(15, ("lunch",))]),
        (("lunch 13:00", "lunch 2/12:29"), [(30, ("lunch",)), (1, ("lunch",))]),
    ],
)
def test_counts_minutes_away_either_way(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(days=2, breaks={"lunch": {"ideal": "12:30"}, "tea": {}})
    assert measured("breaks", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_how_far_away(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(breaks={"lunch": {"ideal": "12:30"}})
    assert texts("breaks", tiny_event, programme(tiny_event, "lunch 12:15")) == [
        (
            "La pause « Lunch » commence à 12 h 15, à 15 min de l'heure idéale (12 h 30).",
            "Break “Lunch” starts at 12:15, 15 min away from its ideal (12:30).",
        ),
    ]
