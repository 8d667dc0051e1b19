"""The level `breaks_moved` counts the breaks that another programme has at other hours."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import breaks_moved
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def counted(event: Event, base: Programme, now: Programme) -> list[tuple[int, tuple[str, ...]]]:
    return [(violation.amount, violation.subjects) for violation in breaks_moved.against(base).measure(event, now)]


@pytest.mark.parametrize(
    ("lines", "edit", "expected"),
    [
        (("lunch 12:00", "tea 13:30"), {}, []),
        (("tea 13:30", "lunch 12:00"), {}, []),
        (("lunch 12:05", "tea 13:30"), {}, ["lunch"]),
        (("lunch 12:05", "tea 13:00"), {}, ["lunch", "tea"]),
        (("lunch 12:00", "tea 13:30"), {"lunch": {"end": "12:45"}}, ["lunch"]),
        (("lunch 12:00", "tea 13:30"), {"lunch": {"start": "12:15"}}, ["lunch"]),
        (("lunch 12:00",), {}, []),
    ],
)
def test_counts_breaks_of_another_start_or_end(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[str], event: Any, programme: Any
) -> None:
    tiny_event = event(breaks={"lunch": {}, "tea": {"duration": 30}})
    base = programme(tiny_event, "lunch 12:00", "tea 13:30")
    assert counted(tiny_event, base, programme(tiny_event, *lines, edit=edit)) == [(1, (name,)) for name in expected]


def test_a_break_of_each_day_is_compared_day_by_day(event: Any, programme: Any) -> None:
    tiny_event = event(days=2, breaks={"lunch": {}})
    base = programme(tiny_event, "lunch 12:00", "lunch 2/12:30")
    assert counted(tiny_event, base, base) == []
    assert counted(tiny_event, base, programme(tiny_event, "lunch 12:30", "lunch 2/12:30")) == [(1, ("lunch",))]
    assert counted(tiny_event, base, programme(tiny_event, "lunch 12:30", "lunch 2/12:00")) == [(1, ("lunch",))] * 2
    assert counted(tiny_event, base, programme(tiny_event, "lunch 2/12:30")) == []


def test_talks_and_plenaries_do_not_count(event: Any, programme: Any) -> None:
    tiny_event = event("T1", breaks={"lunch": {}}, plenaries={"opening": {}})
    base = programme(tiny_event, "opening", "S1 A 10:00 T1", "lunch 12:00")
    edit = {"opening": {"start": "09:10", "end": "09:40"}}
    assert counted(tiny_event, base, programme(tiny_event, "opening", "S1 A 11:00 T1", "lunch 12:00", edit=edit)) == []


def test_says_when_it_is_and_when_it_was(event: Any, programme: Any) -> None:
    tiny_event = event(breaks={"tea": {}})
    base, now = programme(tiny_event, "tea 12:00"), programme(tiny_event, "tea 12:30")
    (violation,) = breaks_moved.against(base).measure(tiny_event, now)
    assert (violation.text.fr.replace("\u202f", " ").replace("’", "'"), violation.text.en) == (
        "La pause « Tea » : de 12 h 30 à 13 h 30 (avant : de 12 h à 13 h).",
        "Break “Tea”: from 12:30 to 13:30 (before: from 12:00 to 13:00).",
    )
