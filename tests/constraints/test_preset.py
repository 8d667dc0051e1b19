"""Preset sessions lie in slots of the event, and talks at places of these slots."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import rule
from scheduler.check import check

SLOTS = {
    "am": {"hours": "09:00-10:30", "places": 3},
    "late": {"hours": "10:30-11:20", "places": 4, "rooms": "B"},
    "next": {"hours": "2/09:00-10:30", "places": 3},
}


@pytest.fixture
def tiny_event(event: Any) -> Any:
    return event(
        "T1 T2 T3 T4",
        axes={"1": {"chairs": "ann"}, "2": {}},
        rooms="A B",
        days=2,
        slots=SLOTS,
        T2={"places": 2},
        T4={"axis": "2"},
        breaks={"tea": {"duration": 15, "between": "1/09:00-13:00"}},
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("S1 A @am T1 T2", "S2 B @am T3", "S3 A @next T4"),
        ("S1 A @am T2:1", "S2 B @late T3:2", "S3 A @next T4:2"),
        ("S1 B @late T1:3 T2:1", "tea 11:20"),
        ("S1 A @am T2:0 T1:2", "tea 12:00"),
        (),
    ],
)
def test_talks_may_have_any_places_of_any_slot(
    lines: tuple[str, ...], tiny_event: Any, programme: Any, measured: Any
) -> None:
    assert measured("preset", tiny_event, programme(tiny_event, *lines)) == []


@pytest.mark.parametrize(
    ("lines", "edit", "subjects"),
    [
        (("S1 A @am T1",), {"S1": {"slot": None}}, ("S1",)),
        (("S1 A @am T1",), {"S1": {"slot": "pm"}}, ("S1",)),
        (("S1 A @late T1",), {}, ("S1",)),
        (("S1 B @late T1",), {"S1": {"end": "11:15"}}, ("S1",)),
        (("S1 A @am T1",), {"S1": {"start": "08:59"}}, ("S1",)),
        (("S1 A @am T1",), {"S1": {"chairs": ()}}, ("S1",)),
        (("S1 A @am",), {"S1": {"axis": "2"}}, ("S1",)),
        (("S1 A @am T1 T3",), {"S1": {"talks": ("T1",)}}, ("T3", "S1")),
        (("S1 A @am T1",), {"S1": {"talks": ("T1", "T3")}}, ("S1", "T3")),
        (("S1 A @am T1 T4",), {}, ("S1", "T4")),
        (("S1 A @am T1 T3",), {"T3": {"room": "B"}}, ("S1", "T3")),
        (("S1 A @am T1 T3",), {"T3": {"day": 2}}, ("S1", "T3")),
        (("S1 A @am T1 T3",), {"T3": {"start": "09:31"}}, ("S1", "T3")),
        (("S1 A @am T1 T2",), {"T2": {"end": "10:00"}}, ("S1", "T2")),
        (("S1 B @late T2",), {"T2": {"end": "10:56"}}, ("S1", "T2")),
        (("S1 A @am T1:1 T2:1",), {}, ("S1", "T1", "T2")),
        (("S1 A @am T1", "S2 A @am T3"), {}, ("am", "A")),
        (("S1 A @am T1", "tea 11:10"), {}, ("tea",)),
    ],
)
def test_counts_each_mistake_once(
    lines: tuple[str, ...],
    edit: dict[str, Any],
    subjects: tuple[str, ...],
    tiny_event: Any,
    programme: Any,
    measured: Any,
) -> None:
    assert measured("preset", tiny_event, programme(tiny_event, *lines, edit=edit)) == [(1, subjects)]


def test_three_sessions_in_one_place_are_two_too_many(tiny_event: Any, programme: Any, measured: Any) -> None:
    plan = programme(tiny_event, "S1 A @am T1", "S2 A @am T2", "S3 A @am T3")
    assert measured("preset", tiny_event, plan) == [(2, ("am", "A"))]


def test_a_break_in_a_session_is_told_by_the_rule_of_pauses_alone(
    tiny_event: Any, programme: Any, measured: Any
) -> None:
    plan = programme(tiny_event, "S1 B @late T1", "tea 11:10")
    assert measured("preset", tiny_event, plan) == []
    assert measured("pauses", tiny_event, plan) == [(1, ("S1", "tea"))]


def test_means_nothing_without_slots(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event()
    assert measured("preset", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == []
    assert said("preset", tiny_event) == []
    assert not rule("preset").applies(tiny_event)


def test_the_check_asks_for_slots_and_not_for_sessions_without_gaps(event: Any, programme: Any) -> None:
    """Free places, few talks, hours off the grid, sessions of one axis side by side: all that a free event forbids."""
    tiny_event = event(
        "T1 T2 T3",
        rooms="A B",
        hours="09:00-12:00",
        settings={"min_talks": 3, "max_stretch": 30, "discussion": 10},
        gap=5,
        rules={"axis_not_parallel": "off"},
        T2={"places": 2},
        T1={"duration": 17},
        slots={"am": {"hours": "09:01-10:31"}, "late": {"hours": "10:31-11:59"}},
    )
    plan = programme(
        tiny_event,
        "S1 A @am T1:2",
        "S2 B @am T2:1",
        "S3 A @late T3",
        levels={
            "sessions": 3,
            "preferences": 0,
            "axis_order": 0,
            "breaks": 0,
        },
    )
    assert check(tiny_event, plan).passed
    free = tiny_event.model_copy(update={"slots": ()})
    assert {violation.rule for violation in check(free, plan).hard} == {
        "placed",
        "session_run",
        "session_apart",
        "grid",
        "session_size",
        "max_stretch",
    }


def test_says_what_is_wrong(tiny_event: Any, programme: Any, texts: Any, said: Any) -> None:
    assert texts("preset", tiny_event, programme(tiny_event, "S1 B @late T1 T3", edit={"T3": {"end": "10:56"}})) == [
        (
            "L'exposé T3 « Titre T3 » a lieu de 10 h 42 à 10 h 56, ce qui ne fait pas 1 place dans le créneau "
            "late le 23 mai 2025 de 10 h 30 à 11 h 20.",
            "Talk T3 “Titre T3” is held from 10:42 to 10:56, which is not 1 place of slot late from 10:30 to "
            "11:20 on 23 May 2025.",
        ),
    ]
    assert texts(
        "preset", tiny_event, programme(tiny_event, "S1 A @am T1", edit={"S1": {"room": "C"}, "T1": {"room": "C"}})
    ) == [
        (
            "La session S1 de l'axe 1 est dans la salle C, que le créneau am n'a pas.",
            "Session S1 of axis 1 is in room C, which slot am does not have.",
        ),
    ]
    assert said("preset", tiny_event) == [
        (
            "Dans chaque salle, un créneau accueille au plus une session, d'un seul axe, à ses heures.",
            "In each room a slot has one session at most, of one axis, at its hours.",
        ),
    ]
