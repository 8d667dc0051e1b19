"""The level of the soft rules is the weighted sum of their violations."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, []),
        ({"talk_available": "off"}, []),
        ({"talk_available": 1}, [(1, ("talk_available", "T1")), (1, ("talk_available", "T2"))]),
        ({"session_size": 5}, [(10, ("session_size", "S1"))]),
        (
            {"talk_available": 3, "session_size": 5, "pin": 7},
            [(10, ("session_size", "S1")), (3, ("talk_available", "T1")), (3, ("talk_available", "T2"))],
        ),
    ],
)
def test_weighs_amounts(rules: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any) -> None:
    late = {"available": "14:00-15:00"}
    tiny_event = event("T1 T2 T3", settings={"max_talks": 1}, rules=rules, T1=late, T2=late)
    assert measured("rules", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2 T3")) == expected


def test_keeps_the_sentence_of_the_rule(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event("T1", rules={"pin": 2}, T1={"pin": "14:00"})
    plan = programme(tiny_event, "S1 A 09:00 T1")
    assert texts("rules", tiny_event, plan) == texts("pin", tiny_event, plan)
