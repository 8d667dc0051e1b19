"""A talk that names a room is held there."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(("line", "expected"), [("S1 B 09:00 T1", []), ("S1 A 09:00 T1", [(1, ("T1",))])])
def test_counts_a_talk_elsewhere(line: str, expected: list[Any], event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(rooms="A B", T1={"room": "B"})
    assert measured("talk_room", tiny_event, programme(tiny_event, line, "S2 A 10:00 T2")) == expected


def test_says_both_rooms(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", T1={"room": "B"})
    assert texts("talk_room", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » est dans la Salle A au lieu de la Salle B.",
            "Talk T1 “Titre T1” is in Salle A instead of Salle B.",
        ),
    ]
    assert said("talk_room", tiny_event) == [
        ("L'exposé T1 « Titre T1 » doit être dans la Salle B.", "Talk T1 “Titre T1” must be in Salle B."),
    ]
