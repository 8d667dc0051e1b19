"""Each break is held once on each of its days, for its whole duration, inside its window."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import rule

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("lunch 12:00", "lunch 2/13:00", "tea 2/16:00"), {}, []),
    (("lunch 11:59", "lunch 2/13:00", "tea 2/16:00"), {}, [(1, ("lunch",))]),
    (("lunch 12:00", "lunch 2/13:01", "tea 2/16:00"), {}, [(1, ("lunch",))]),
    (("lunch 12:00", "tea 2/16:00"), {}, [(1, ("lunch",))]),
    (("lunch 12:00", "lunch 13:00", "lunch 2/13:00", "tea 2/16:00"), {}, [(1, ("lunch",))]),
    (("lunch 12:00", "lunch 2/12:00", "tea 2/16:00"), {"tea": {"end": "16:14"}}, [(1, ("tea",))]),
    (("lunch 12:00", "lunch 2/12:00", "tea 2/16:00"), {"tea": {"end": "16:16"}}, [(1, ("tea",)), (1, ("tea",))]),
    (("lunch 12:00", "lunch 2/12:00", "tea 16:00"), {}, [(1, ("tea",)), (1, ("tea",))]),
    (("lunch 12:00", "lunch 2/12:00", "tea 2/16:00"), {"tea": {"id": "nap"}}, [(1, ("tea",)), (1, ("nap",))]),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_what_is_missing_doubled_unknown_cut_or_outside(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(days=2, breaks={"lunch": {}, "tea": {"duration": 15, "between": "2/16:00-16:15"}})
    assert measured("break_window", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_says_what_is_wrong(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(breaks={"lunch": {}, "tea": {}})
    assert texts("break_window", tiny_event, programme(tiny_event, "lunch 13:30")) == [
        (
            "La pause « Lunch » a lieu de 13 h 30 à 14 h 30, mais doit tenir entre 12 h et 14 h.",
            "Break “Lunch” is held from 13:30 to 14:30, but must lie between 12:00 and 14:00.",
        ),
        ("La pause « Tea » n'a pas lieu.", "Break “Tea” is not held."),
    ]


def test_requirements_carry_the_date_where_there_are_several_days(event: Any) -> None:
    def ids(days: int) -> list[str]:
        return [
            requirement.id for requirement in rule("break_window").requirements(event(days=days, breaks={"lunch": {}}))
        ]

    assert ids(1) == ["break_window:lunch"]
    assert ids(2) == ["break_window:2025-05-23:lunch", "break_window:2025-05-24:lunch"]


def test_is_required_once_a_day(event: Any, said: Any) -> None:
    assert said("break_window", event(breaks={"lunch": {}})) == [
        (
            "La pause « Lunch » (1 h) doit avoir lieu entre 12 h et 14 h.",
            "Break “Lunch” (1 h) must be held between 12:00 and 14:00.",
        ),
    ]
    assert said("break_window", event(days=2, breaks={"lunch": {}}))[1] == (
        "La pause « Lunch » (1 h) doit avoir lieu le 24 mai 2025 entre 12 h et 14 h.",
        "Break “Lunch” (1 h) must be held on 24 May 2025 between 12:00 and 14:00.",
    )
