"""A pinned talk is held at its hour and in its room."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, str, bool]] = [
    ("14:00", "S1 A 14:00 T1", True),
    ("14:00", "S1 B 14:00 T1", True),
    ("14:00", "S1 A 14:01 T1", False),
    ("14:00", "S1 A 13:59 T1", False),
    ("14:00", "S1 A 2/14:00 T1", False),
    ("2/14:00", "S1 A 2/14:00 T1", True),
    ("14:00@B", "S1 B 14:00 T1", True),
    ("14:00@B", "S1 A 14:00 T1", False),
    ("14:00@B", "S1 A 15:00 T1", False),
]


@pytest.mark.parametrize(("pin", "line", "holds"), CASES)
def test_counts_a_talk_that_misses_its_pin_once(
    pin: str, line: str, holds: bool, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms="A B", days=2, T1={"pin": pin})
    assert measured("pin", tiny_event, programme(tiny_event, line)) == ([] if holds else [(1, ("T1",))])


def test_says_hour_and_room(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", T1={"pin": "14:00@B"}, T2={"pin": "10:00"})
    assert texts("pin", tiny_event, programme(tiny_event, "S1 A 14:05 T1")) == [
        (
            "L'exposé T1 « Titre T1 » commence à 14 h 05 dans la Salle A, mais est fixé à 14 h dans la Salle B.",
            "Talk T1 “Titre T1” starts at 14:05 in Salle A, but is fixed at 14:00 in Salle B.",
        ),
    ]
    assert said("pin", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » est fixé à 14 h dans la Salle B.",
            "Talk T1 “Titre T1” is fixed at 14:00 in Salle B.",
        ),
        ("L'exposé T2 « Titre T2 » est fixé à 10 h.", "Talk T2 “Titre T2” is fixed at 10:00."),
    ]
