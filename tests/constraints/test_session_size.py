"""A session has at least `min_talks` and at most `max_talks` talks."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], list[Any]]] = [
    (("S1 A 09:00 T1 T2", "S2 A 11:00 T3 T4 T5"), []),
    (("S1 A 09:00 T1 T2 T3 T4",), [(1, ("S1",))]),
    (("S1 A 09:00 T1 T2 T3 T4 T5",), [(2, ("S1",))]),
    (("S1 A 09:00 T1", "S2 A 11:00 T2 T3 T4 T5"), [(1, ("S1",)), (1, ("S2",))]),
    (("S1 A 09:00",), [(2, ("S1",))]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_counts_talks_over_and_under(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4 T5", settings={"min_talks": 2, "max_talks": 3})
    assert measured("session_size", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_how_many(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2 T3 T4", settings={"min_talks": 2, "max_talks": 2})
    assert texts("session_size", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2 T3 T4")) == [
        (
            "La session S1 de l'axe 1 compte 1 exposé ; il en faut au moins 2.",
            "Session S1 of axis 1 has 1 talk; at least 2 are needed.",
        ),
        (
            "La session S2 de l'axe 1 compte 3 exposés ; 2 au plus sont permis.",
            "Session S2 of axis 1 has 3 talks; at most 2 are allowed.",
        ),
    ]
    assert said("session_size", tiny_event) == [
        (
            "Une session compte au moins 2 exposés (event.toml, [sessions] min_talks).",
            "A session has at least 2 talks (event.toml, [sessions] min_talks).",
        ),
        (
            "Une session compte au plus 2 exposés (event.toml, [sessions] max_talks).",
            "A session has at most 2 talks (event.toml, [sessions] max_talks).",
        ),
    ]


def test_at_least_one_talk_asks_nothing(event: Any, said: Any) -> None:
    assert said("session_size", event(settings={"max_talks": 1})) == [
        (
            "Une session compte au plus 1 exposé (event.toml, [sessions] max_talks).",
            "A session has at most 1 talk (event.toml, [sessions] max_talks).",
        ),
    ]
