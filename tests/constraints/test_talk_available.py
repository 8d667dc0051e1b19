"""A talk lies wholly in one of its windows."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, str, bool]] = [
    ("10:00-10:30", "10:00", True),
    ("10:00-10:30", "09:59", False),
    ("10:00-10:30", "10:01", False),
    ("10:00-10:15; 10:15-10:30", "10:00", True),
    ("10:15-10:30; 10:00-10:20", "10:00", True),
    ("10:00-10:15; 10:16-10:31", "10:00", False),
    ("10:00-10:30; 14:00-14:30", "14:00", True),
    ("2/10:00-10:30", "10:00", False),
    ("2/10:00-10:30", "2/10:00", True),
    ("10:00-10:30", "2/10:00", True),
    ("1/10:00-10:15; 2/10:15-10:30", "10:00", False),
]


@pytest.mark.parametrize(("available", "at", "holds"), CASES)
def test_counts_a_talk_outside(available: str, at: str, holds: bool, event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1", days=2, T1={"available": available})
    expected = [] if holds else [(1, ("T1",))]
    assert measured("talk_available", tiny_event, programme(tiny_event, f"S1 A {at} T1")) == expected


def test_says_both_hours(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(T1={"available": "09:30-10:00; 14:00-18:00"})
    assert texts("talk_available", tiny_event, programme(tiny_event, "S1 A 10:00 T1 T2")) == [
        (
            "L'exposé T1 « Titre T1 » a lieu de 10 h à 10 h 30, mais n'est possible que de 9 h 30 à 10 h et "
            "à partir de 14 h.",
            "Talk T1 “Titre T1” is held from 10:00 to 10:30, but is possible only from 9:30 to 10:00 and from 14:00.",
        ),
    ]
    assert said("talk_available", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » n'est possible que de 9 h 30 à 10 h et à partir de 14 h.",
            "Talk T1 “Titre T1” is possible only from 9:30 to 10:00 and from 14:00.",
        ),
    ]
