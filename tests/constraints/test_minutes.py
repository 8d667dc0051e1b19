"""The level `minutes` counts the minutes by which talks are away from their hours in another programme."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from constraints import minutes
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def counted(event: Event, base: Programme, now: Programme) -> list[tuple[int, tuple[str, ...]]]:
    return [(violation.amount, violation.subjects) for violation in minutes.against(base).measure(event, now)]


@pytest.mark.parametrize(
    ("now", "edit", "expected"),
    [
        ("S1 A 09:00 T1 T2", {}, []),
        ("S1 B 09:00 T1 T2", {}, []),
        ("S1 A 09:00 T1 T2", {"T1": {"end": "09:45"}}, []),
        ("S1 A 08:59 T1 T2", {}, [(1, ("T1",)), (1, ("T2",))]),
        ("S1 A 10:15 T1 T2", {}, [(75, ("T1",)), (75, ("T2",))]),
        ("S1 A 09:00 T2 T1", {}, [(30, ("T2",)), (30, ("T1",))]),
        ("S1 A 2/09:00 T1 T2", {}, [(1440, ("T1",)), (1440, ("T2",))]),
        ("S1 A 2/08:00 T1 T2", {}, [(1380, ("T1",)), (1380, ("T2",))]),
    ],
)
def test_counts_from_start_to_start_either_way(
    now: str, edit: dict[str, Any], expected: list[Any], event: Any, programme: Any
) -> None:
    tiny_event = event(rooms="A B", days=2)
    base = programme(tiny_event, "S1 A 09:00 T1 T2")
    assert counted(tiny_event, base, programme(tiny_event, now, edit=edit)) == expected


def test_days_between_two_of_the_event_do_not_count(event: Any, programme: Any) -> None:
    near = event("T1", days=2)
    first, second = near.days
    later = second.model_copy(update={"date": second.date + timedelta(days=6)})
    far = near.model_copy(update={"days": (first, later)})
    base, now = programme(near, "S1 A 09:00 T1"), programme(near, "S1 A 8/09:05 T1")
    assert counted(far, base, now) == [(1445, ("T1",))]


def test_a_talk_of_one_programme_alone_does_not_count(event: Any, programme: Any) -> None:
    tiny_event = event()
    single, both = programme(tiny_event, "S1 A 09:00 T1"), programme(tiny_event, "S1 A 09:00 T2 T1")
    assert counted(tiny_event, single, both) == counted(tiny_event, both, single) == [(30, ("T1",))]


def test_says_by_how_much(event: Any, programme: Any) -> None:
    tiny_event = event("T1")
    (violation,) = minutes.against(programme(tiny_event, "S1 A 09:00 T1")).measure(
        tiny_event, programme(tiny_event, "S1 A 10:15 T1")
    )
    assert tuple(text.replace("\u202f", " ").replace("’", "'") for text in (violation.text.fr, violation.text.en)) == (
        "L'exposé T1 « Titre T1 » change d'heure de 1 h 15.",
        "Talk T1 “Titre T1” moves by 1 h 15 min.",
    )
