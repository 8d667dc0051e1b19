"""The level of the talks that another programme has elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import moved
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def counted(event: Event, base: Programme, now: Programme) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.amount, one.subjects) for one in moved.against(base).measure(event, now)]


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
    asked = event(rooms="A B", days=2)
    base = programme(asked, "S1 A 09:00 T1 T2")
    assert counted(asked, base, programme(asked, now, edit=edit)) == [(1, (talk,)) for talk in expected]


def test_a_talk_of_one_programme_alone_has_not_moved(event: Any, programme: Any) -> None:
    asked = event()
    one, both = programme(asked, "S1 A 09:00 T1"), programme(asked, "S1 A 09:00 T1 T2")
    assert counted(asked, one, both) == counted(asked, both, one) == []


def test_a_talk_that_the_event_no_longer_has_does_not_count(event: Any, programme: Any) -> None:
    before, now = event("T1 T2"), event("T2")
    base, later = programme(before, "S1 A 09:00 T1 T2"), programme(before, "S1 A 10:00 T1 T2")
    assert counted(now, base, later) == [(1, ("T2",))]


def test_a_room_that_the_event_no_longer_has_is_another_room(event: Any, programme: Any) -> None:
    before, now = event("T1", rooms="A B"), event("T1", rooms="B")
    assert counted(now, programme(before, "S1 A 09:00 T1"), programme(now, "S1 B 09:00 T1")) == [(1, ("T1",))]


def test_says_where_it_is_and_where_it_was(event: Any, programme: Any) -> None:
    asked = event("T1", rooms="A B")
    base, now = programme(asked, "S1 A 09:00 T1"), programme(asked, "S1 B 10:30 T1")
    (found,) = moved.against(base).measure(asked, now)
    assert (found.text.fr.replace("\u202f", " ").replace("’", "'"), found.text.en) == (
        "L'exposé T1 « Titre T1 » a lieu de 10 h 30 à 11 h dans la Salle B (avant : de 9 h à 9 h 30 dans la Salle A).",
        "Talk T1 “Titre T1” is held from 10:30 to 11:00 in Salle B (before: from 9:00 to 9:30 in Salle A).",
    )
