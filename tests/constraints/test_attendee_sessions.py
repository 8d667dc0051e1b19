"""The rule counts talks in sessions at the same time that one attendee would like to hear."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

AXES = {"1": {"chairs": "ann"}, "2": {"chairs": "eve"}}


@pytest.mark.parametrize(
    ("wishes", "axis", "count"),
    [
        ({"w": "T1 T2"}, "2", 1),
        ({"w": "T1 T2", "v": "T2 T1", "u": "T1"}, "2", 1),
        ({"w": "T1", "v": "T2"}, "2", 0),
        ({"of-T2": "T1"}, "2", 1),  # presents the other
        ({"of-T1": "T2"}, "2", 1),
        ({"of-T1": "T1"}, "2", 0),
        ({"eve": "T1"}, "2", 1),  # chairs the other
        ({"ann": "T2"}, "2", 1),
        ({"ann": "T1"}, "2", 0),
        ({"ann": "T2"}, "1", 0),  # chairs the axis of both
        ({"w": "T1 T2", "eve": "T1", "of-T1": "T2"}, "2", 1),
        ({}, "2", 0),
    ],
)
def test_a_pair_counts_once_whatever_the_reasons(
    wishes: dict[str, str], axis: str, count: int, event: Any, programme: Any, measured: Any, said: Any
) -> None:
    tiny_event = event(axes=AXES, rooms="A B", T2={"axis": axis}, wishes=wishes)
    violations = measured("attendee_sessions", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 B 09:00 T1"))
    assert violations == [(1, ("T1", "T2"))] * count
    assert len(said("attendee_sessions", tiny_event)) == count


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("S1 A 09:00 T1 T3", "S2 B 10:00 T2"), 0),
        (("S1 A 09:00 T1 T3", "S2 B 09:59 T2"), 1),
        (("S1 A 09:00 T1 T2",), 0),
    ],
)
def test_counts_sessions_that_share_a_minute(
    lines: tuple[str, ...], count: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", wishes={"w": "T2 T1"})
    assert measured("attendee_sessions", tiny_event, programme(tiny_event, *lines)) == [(1, ("T1", "T2"))] * count


def test_counts_a_pair_once_a_slot_wherever_in_it(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        "T1 T2 T3",
        rooms="A B",
        slots={"am": {}, "pm": {"hours": "14:00-15:30"}},
        wishes={"w": "T1 T2 T3"},
        T1={"places": 2},
    )
    plan = programme(tiny_event, "S1 A @am T1", "S2 B @am T2", "S3 A @pm T3")
    assert measured("attendee_sessions", tiny_event, plan) == [(1, ("T1", "T2"))]
    plan = programme(tiny_event, "S1 A @am T1", "S2 B @am T2:2 T3:0")
    assert measured("attendee_sessions", tiny_event, plan) == [(1, ("T1", "T2")), (1, ("T1", "T3"))]


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """One of three talks that somebody wishes to hear can be apart from the others."""
    fields = {f"T{n}": {"axis": str(n)} for n in range(1, 4)}
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B",
        rules={"attendee_sessions": 5},
        hours="09:00-10:00",
        wishes={"w": "T1 T2 T3"},
        **fields,
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 5
    assert check(tiny_event, result.programme).passed


def test_says_who_would_like_to_hear_both(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(axes=AXES, rooms="A B", T2={"axis": "2"}, wishes={"of-T2": "T1", "w": "T1 T2", "eve": "T1"})
    assert texts("attendee_sessions", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h à 9 h 30) ont lieu dans des "
            "sessions simultanées, mais w souhaite entendre les deux, Of-t2 présente T2 et souhaite entendre T1, et 1 "
            "de plus.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:00 to 9:30) are held in simultaneous "
            "sessions, but w would like to hear both, Of-t2 presents T2 and would like to hear T1, and 1 more.",
        ),
    ]
    tiny_event = event(axes=AXES, rooms="A B", T2={"axis": "2"}, wishes={"eve": "T1"})
    assert said("attendee_sessions", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » ne sont pas dans des sessions simultanées (Eve "
            "modère l'axe 2 et souhaite entendre T1).",
            "Talks T1 “Titre T1” and T2 “Titre T2” are not in simultaneous sessions (Eve chairs axis 2 and would "
            "like to hear T1).",
        ),
    ]
