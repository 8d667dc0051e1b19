"""A talk or a plenary lies before, between and after the breaks of a day."""

from __future__ import annotations

from typing import Any

import pytest

FULL = ("S1 A 09:00 T1", "coffee 09:30", "S2 A 10:00 T2", "lunch 12:00", "S3 A 13:00 T3")
CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (FULL, {}, []),
    (FULL[1:], {}, [(1, ("coffee",))]),
    ((*FULL[:2], *FULL[3:]), {}, [(1, ("lunch",))]),
    (FULL[:4], {}, [(1, ("lunch",))]),
    (("coffee 09:30", "lunch 12:00"), {}, [(1, ("coffee",)), (1, ("lunch",)), (1, ("lunch",))]),
    (("opening", *FULL[1:]), {}, []),
    (FULL, {"T1": {"end": "09:31"}}, [(1, ("coffee",))]),
    (FULL, {"T2": {"start": "09:44"}}, [(1, ("lunch",))]),
    (FULL, {"T3": {"start": "12:59"}}, [(1, ("lunch",))]),
    ((*FULL[::2], "coffee 11:45", "lunch 12:00"), {}, [(1, ("lunch",))]),
    ((*FULL, "lunch 2/12:00"), {}, [(1, ("lunch",)), (1, ("lunch",))]),
    (FULL[::2], {}, []),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_each_empty_part_of_a_day(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", days=2, breaks={"coffee": {"duration": 15}, "lunch": {}}, plenaries={"opening": {}})
    assert measured("break_between", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_says_before_between_and_after(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(breaks={"coffee": {"duration": 15}, "lunch": {}})
    assert texts("break_between", tiny_event, programme(tiny_event, "coffee 09:30", "lunch 12:00")) == [
        (
            "Rien n'a lieu avant la pause « Coffee » (de 9 h 30 à 9 h 45).",
            "Nothing is held before break “Coffee” (from 9:30 to 9:45).",
        ),
        (
            "Rien n'a lieu entre la pause « Coffee » (de 9 h 30 à 9 h 45) et la pause « Lunch » (de 12 h à 13 h).",
            "Nothing is held between break “Coffee” (from 9:30 to 9:45) and break “Lunch” (from 12:00 to 13:00).",
        ),
        (
            "Rien n'a lieu après la pause « Lunch » (de 12 h à 13 h).",
            "Nothing is held after break “Lunch” (from 12:00 to 13:00).",
        ),
    ]
    assert len(said("break_between", tiny_event)) == 1
    assert said("break_between", event()) == []
