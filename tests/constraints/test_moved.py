"""The level `moved` counts the talks that another programme has at another hour or in another room."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import moved
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def counted(event: Event, base: Programme, now: Programme) -> list[tuple[int, tuple[str, ...]]]:
    return [(violation.amount, violation.subjects) for violation in moved.against(base).measure(event, now)]


@pytest.mark.parametrize(
    ("now", "edit", "expected"),
    [
        ("S1 A 09:00 T1 T2", {}, []),
        ("S7 A 09:00 T1 T2", {}, []),
        ("S1 A 09:00 T2 T1", {}, ["T2", "T1"]),
        ("S1 A 09:00 T1 T2", {"T2": {"start": "09:29"}}, ["T2"]),
        ("S1 A 09:00 T1 T2", {"T2": {"end": "10:30"}}, []),
        ("S1 A 09:00 T1 T2", {"T1": {"room": "B"}}, ["T1"]),
        ("S1 A 09:00 T1 T2", {"T1": {"room": "B", "start": "09:15"}}, ["T1"]),
        ("S1 A 2/09:00 T1 T2", {}, ["T1", "T2"]),
    ],
)
def test_counts_talks_of_another_day_start_or_room(
    now: str, edit: dict[str, Any], expected: list[str], event: Any, programme: Any
) -> None:
    tiny_event = event(rooms="A B", days=2)
    base = programme(tiny_event, "S1 A 09:00 T1 T2")
    assert counted(tiny_event, base, programme(tiny_event, now, edit=edit)) == [(1, (talk,)) for talk in expected]


def test_a_talk_of_one_programme_alone_has_not_moved(event: Any, programme: Any) -> None:
    tiny_event = event()
    single, both = programme(tiny_event, "S1 A 09:00 T1"), programme(tiny_event, "S1 A 09:00 T1 T2")
    assert counted(tiny_event, single, both) == counted(tiny_event, both, single) == []


def test_a_talk_that_the_event_no_longer_has_does_not_count(event: Any, programme: Any) -> None:
    before, now = event("T1 T2"), event("T2")
    base, later = programme(before, "S1 A 09:00 T1 T2"), programme(before, "S1 A 10:00 T1 T2")
    assert counted(now, base, later) == [(1, ("T2",))]


def test_a_room_that_the_event_no_longer_has_is_another_room(event: Any, programme: Any) -> None:
    before, now = event("T1", rooms="A B"), event("T1", rooms="B")
    assert counted(now, programme(before, "S1 A 09:00 T1"), programme(now, "S1 B 09:00 T1")) == [(1, ("T1",))]


def test_says_where_it_is_and_where_it_was(event: Any, programme: Any) -> None:
    tiny_event = event("T1", rooms="A B")
    base, now = programme(tiny_event, "S1 A 09:00 T1"), programme(tiny_event, "S1 B 10:30 T1")
    (violation,) = moved.against(base).measure(tiny_event, now)
    assert (violation.text.fr.replace("\u202f", " ").replace("’", "'"), violation.text.en) == (
        "L'exposé T1 « Titre T1 » a lieu de 10 h 30 à 11 h dans la Salle B (avant : de 9 h à 9 h 30 dans la Salle A).",
        "Talk T1 “Titre T1” is held from 10:30 to 11:00 in Salle B (before: from 9:00 to 9:30 in Salle A).",
    )
