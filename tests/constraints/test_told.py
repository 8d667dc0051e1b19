"""The level `told` counts the people who have to be notified of a change."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import told
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def people(event: Event, base: Programme, now: Programme) -> list[str]:
    """Return the notified people, each once, and check that each violation has a sentence in both languages."""
    violations = told.against(base).measure(event, now)
    assert all((violation.rule, violation.amount) == ("told", 1) for violation in violations)
    assert all(violation.text.fr.endswith(".") and violation.text.en.endswith(".") for violation in violations)
    assert all(violation.text.fr != violation.text.en for violation in violations)
    return [name for violation in violations for name in violation.subjects]


@pytest.mark.parametrize(
    ("now", "edit", "expected"),
    [
        ("S1 A 09:00 T1 T2", {}, []),
        ("S9 A 09:00 T1 T2", {}, []),
        ("S1 A 09:00 T2 T1", {}, ["Of-t1", "Of-t2"]),
        ("S1 A 09:05 T1 T2", {}, ["Of-t1", "Of-t2"]),
        ("S1 B 09:00 T1 T2", {}, ["Of-t1", "Of-t2"]),
        ("S1 A 2/09:00 T1 T2", {}, ["Of-t1", "Of-t2"]),
        ("S1 A 09:00 T1 T2", {"T2": {"start": "09:31"}}, ["Of-t2"]),
        ("S1 A 09:00 T1 T2", {"T1": {"end": "09:29"}}, ["Of-t1"]),
        ("S1 A 09:00 T1 T2", {"T1": {"room": "B"}}, ["Of-t1"]),
    ],
)
def test_a_speaker_is_told_of_another_start_end_or_room(
    now: str, edit: dict[str, Any], expected: list[str], event: Any, programme: Any
) -> None:
    tiny_event = event(rooms="A B", days=2)
    base = programme(tiny_event, "S1 A 09:00 T1 T2")
    assert people(tiny_event, base, programme(tiny_event, now, edit=edit)) == expected


def test_somebody_of_whom_everything_changes_is_told_once(event: Any, programme: Any) -> None:
    tiny_event = event(
        axes={"1": {"chairs": "ann"}},
        T1={"speakers": "ann bob"},
        T2={"speakers": "ann"},
        plenaries={"opening": {"speakers": "ann"}},
    )
    base, now = (
        programme(tiny_event, "opening", "S1 A 10:00 T1 T2"),
        programme(tiny_event, "opening", "S1 A 11:00 T1 T2"),
    )
    moved = programme(tiny_event, "opening", "S1 A 11:00 T1 T2", edit={"opening": {"start": "09:30", "end": "10:00"}})
    assert people(tiny_event, base, now) == people(tiny_event, base, moved) == ["Ann", "Bob"]


def test_who_signs_without_presenting_is_not_told(event: Any, programme: Any) -> None:
    tiny_event = event("T1", people={"zoe": {}}, T1={"authors": ("Zoe",)})
    assert people(tiny_event, programme(tiny_event, "S1 A 09:00 T1"), programme(tiny_event, "S1 A 10:00 T1")) == [
        "Of-t1"
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1 T2", "S2 A 11:00 T3"), []),
        (("S2 A 09:00 T1 T2", "S1 A 11:00 T3"), []),
        (("S1 A 09:00 T2 T1", "S2 A 11:00 T3"), ["Of-t1", "Of-t2"]),
        (("S1 A 09:00 T1 T2", "S2 A 11:05 T3"), ["Boss", "Of-t3"]),
        (("S1 A 09:00 T1 T2", "S2 B 11:00 T3"), ["Boss", "Of-t3"]),
        (("S1 A 09:00 T1 T2 T3",), ["Boss", "Of-t3"]),
        (("S1 A 09:00 T1", "S3 A 09:30 T2", "S2 A 11:00 T3"), ["Boss"]),
    ],
)
def test_a_chair_is_told_of_the_sessions_and_not_of_what_is_in_them(
    lines: tuple[str, ...], expected: list[str], event: Any, programme: Any
) -> None:
    tiny_event = event("T1 T2 T3", axes={"1": {"chairs": "boss"}}, rooms="A B")
    base = programme(tiny_event, "S1 A 09:00 T1 T2", "S2 A 11:00 T3")
    assert people(tiny_event, base, programme(tiny_event, *lines)) == expected


def test_a_longer_discussion_is_told_to_the_chair_alone(event: Any, programme: Any) -> None:
    tiny_event = event("T1", axes={"1": {"chairs": "boss"}})
    base = programme(tiny_event, "S1 A 09:00 T1")
    assert people(tiny_event, base, programme(tiny_event, "S1 A 09:00 T1", edit={"S1": {"end": "09:45"}})) == ["Boss"]


@pytest.mark.parametrize("edit", [{"start": "09:05"}, {"end": "09:35"}, {"room": "B"}, {"day": 2}])
def test_a_plenary_speaker_is_told_of_the_plenary(edit: dict[str, Any], event: Any, programme: Any) -> None:
    tiny_event = event("T1", rooms="A B", days=2, plenaries={"opening": {"speakers": "ann", "room": "A"}})
    base = programme(tiny_event, "opening", "S1 A 10:00 T1")
    assert people(tiny_event, base, base) == []
    assert people(tiny_event, base, programme(tiny_event, "opening", "S1 A 10:00 T1", edit={"opening": edit})) == [
        "Ann"
    ]


def test_people_of_a_cancelled_talk_are_not_counted(event: Any, programme: Any) -> None:
    tiny_event = event("T1 T2 T3", T1={"speakers": "ann"}, T2={"speakers": "ann bob"})
    base = programme(tiny_event, "S1 A 09:00 T1 T2 T3")
    now = amended(tiny_event, Amendments(cancelled=("T1",)))
    assert people(now, base, programme(now, "S1 A 09:00 T2 T3")) == ["Bob", "Of-t3"]


def test_people_of_an_added_talk_are_not_counted(event: Any, programme: Any) -> None:
    before = event("T2 T3", T2={"speakers": "ann bob"})
    now = event("T1 T2 T3", T1={"speakers": "ann"}, T2={"speakers": "ann bob"})
    base = programme(before, "S1 A 09:00 T2 T3")
    assert people(now, base, programme(now, "S1 A 09:00 T1 T2 T3")) == ["Bob", "Of-t3"]


def test_a_talk_that_was_out_already_makes_nobody_exempt(event: Any, programme: Any) -> None:
    tiny_event = amended(event("T1 T2", T1={"speakers": "ann"}, T2={"speakers": "ann"}), Amendments(cancelled=("T1",)))
    base = programme(tiny_event, "S1 A 09:00 T2")
    assert people(tiny_event, base, programme(tiny_event, "S1 A 09:30 T2")) == ["Ann"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"chairs": "ann"}, {"chairs": "ann"}, ["Ann", "Bob"]),
        ({"chairs": "ann"}, {"chairs": "bob"}, []),
        ({"chairs": "ann"}, {"chairs": "ann bob"}, ["Ann"]),
        ({"chairs": "ann"}, {}, ["Bob"]),
        ({}, {"chairs": "ann"}, ["Bob"]),
        ({"chairs": "ann"}, {"session_chairs": "bob"}, []),
    ],
)
def test_chairs_who_came_or_went_since_are_not_counted(
    before: dict[str, str], after: dict[str, str], expected: list[str], event: Any, programme: Any
) -> None:
    talks = {"T1": {"speakers": "ann"}, "T2": {"speakers": "bob"}}
    was, now = event("T1 T2", axes={"1": before}, **talks), event("T1 T2", axes={"1": after}, **talks)
    base = programme(was, "S1 A 09:00 T1 T2")
    assert people(now, base, programme(now, "S1 A 10:00 T1 T2")) == expected


def test_an_axis_that_had_or_has_no_session_tells_its_chair_nothing(event: Any, programme: Any) -> None:
    tiny_event = event("T1 T2", axes={"1": {}, "2": {"chairs": "boss"}}, T2={"axis": "2"})
    single, both = programme(tiny_event, "S1 A 09:00 T1"), programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2")
    assert people(tiny_event, single, both) == people(tiny_event, both, single) == []


def test_says_what_is_now_and_what_was(event: Any, programme: Any) -> None:
    tiny_event = event(rooms="A B", axes={"1": {"chairs": "boss"}}, T1={"speakers": "boss"})
    base = programme(tiny_event, "S1 A 09:00 T1 T2")
    now = programme(tiny_event, "S1 B 09:00 T1", "S2 B 10:00 T2")
    boss, other = (
        (violation.text.fr.replace("\u202f", " ").replace("’", "'"), violation.text.en)
        for violation in told.against(base).measure(tiny_event, now)
    )
    assert other == (
        "Of-t2 : l'exposé T2 « Titre T2 » : de 10 h à 10 h 30 dans la Salle B "
        "(avant : de 9 h 30 à 10 h dans la Salle A).",
        "Of-t2: talk T2 “Titre T2”: from 10:00 to 10:30 in Salle B (before: from 9:30 to 10:00 in Salle A).",
    )
    assert boss == (
        "Boss : l'exposé T1 « Titre T1 » : de 9 h à 9 h 30 dans la Salle B "
        "(avant : de 9 h à 9 h 30 dans la Salle A) ; les sessions de l'axe 1 : de 9 h à 9 h 30 dans la Salle B et de "
        "10 h à 10 h 30 dans la Salle B (avant : de 9 h à 10 h dans la Salle A).",
        "Boss: talk T1 “Titre T1”: from 9:00 to 9:30 in Salle B (before: from 9:00 to 9:30 in Salle A); the sessions "
        "of axis 1: from 9:00 to 9:30 in Salle B and from 10:00 to 10:30 in Salle B (before: from 9:00 to 10:00 in "
        "Salle A).",
    )
