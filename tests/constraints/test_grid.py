"""Sessions and breaks start on the grid, or follow a pin that is kept."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str | int, str, tuple[str, ...], list[Any]]] = [
    ("hard", "17:00", ("S1 A 09:15 T2", "lunch 12:30"), []),
    ("hard", "17:00", ("S1 A 09:16 T2", "lunch 12:30"), [(1, ("S1",))]),
    ("hard", "17:00", ("S1 A 09:15 T2", "lunch 12:29"), [(1, ("lunch",))]),
    ("hard", "09:32", ("S1 A 09:02 T2 T1",), []),
    (3, "09:32", ("S1 A 09:02 T2 T1",), []),
    ("off", "09:32", ("S1 A 09:02 T2 T1",), [(1, ("S1",))]),
    ("hard", "09:33", ("S1 A 09:02 T2 T1",), [(1, ("S1",))]),
    ("hard", "09:32@B", ("S1 A 09:02 T2 T1",), [(1, ("S1",))]),
    ("hard", "09:32@A", ("S1 A 09:02 T2 T1",), []),
    ("hard", "09:32@A", ("S1 A 09:32 T1", "S2 A 10:02 T2"), [(1, ("S2",))]),
]


@pytest.mark.parametrize(("setting", "pin", "lines", "expected"), CASES)
def test_counts_starts_off_the_grid(
    setting: str | int,
    pin: str,
    lines: tuple[str, ...],
    expected: list[Any],
    event: Any,
    programme: Any,
    measured: Any,
) -> None:
    tiny_event = event(rooms="A B", step=15, breaks={"lunch": {}}, rules={"pin": setting}, T1={"pin": pin})
    assert measured("grid", tiny_event, programme(tiny_event, *lines)) == expected


def test_the_grid_begins_anew_each_hour(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(step=25)
    assert measured("grid", tiny_event, programme(tiny_event, "S1 A 09:50 T1", "S2 A 11:00 T2")) == []
    assert measured("grid", tiny_event, programme(tiny_event, "S1 A 10:15 T1", "S2 A 11:25 T2")) == [(1, ("S1",))]


def test_says_the_step(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event()
    assert texts("grid", tiny_event, programme(tiny_event, "S1 A 09:01 T1")) == [
        (
            "La session S1 de l'axe 1 commence à 9 h 01 ; il faut un multiple de 5 min après l'heure.",
            "Session S1 of axis 1 starts at 9:01; it must be a multiple of 5 min past the hour.",
        ),
    ]
    assert said("grid", tiny_event)[0][0] == "Sessions et pauses commencent à un multiple de 5 min après l'heure."
