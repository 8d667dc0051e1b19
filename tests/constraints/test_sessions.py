"""The level counts the sessions."""

from __future__ import annotations

from typing import Any


def test_counts_sessions(event: Any, programme: Any, measured: Any, texts: Any) -> None:
    tiny_event = event()
    two = programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2")
    assert measured("sessions", tiny_event, programme(tiny_event)) == []
    assert measured("sessions", tiny_event, two) == [(1, ("S1",)), (1, ("S2",))]
    assert texts("sessions", tiny_event, two)[0] == (
        "La session S1 de l'axe 1 a lieu de 9 h à 9 h 30.",
        "Session S1 of axis 1 is held from 9:00 to 9:30.",
    )
