"""The rule counts talks in sessions at the same time that one person has to be at."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

TWO_AXES = {"1": {"chairs": "ann"}, "2": {"chairs": "eve"}}
SLOTS = {"am": {}, "late": {"hours": "10:00-11:00", "places": 2, "rooms": "C"}}


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("S1 A 09:00 T1 T3", "S2 B 10:10 T2"), 0),
        (("S1 A 09:00 T1 T3", "S2 B 10:09 T2"), 1),
        (("S1 A 09:00 T3 T1", "S2 B 09:00 T4 T2"), 1),
        (("S1 A 09:00 T1 T2",), 0),
        (("S1 A 09:00 T1", "S2 B 2/09:00 T2"), 0),
    ],
)
def test_counts_sessions_that_share_a_minute_discussion_included(
    lines: tuple[str, ...], count: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3 T4", rooms="A B", days=2, settings={"discussion": 10}, T1={"speakers": "x"}, T2={"speakers": "y x"}
    )
    assert measured("presenter_sessions", tiny_event, programme(tiny_event, *lines)) == [(1, ("T1", "T2"))] * count


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("S1 A @am T1", "S2 B @am T2:2"), 1),
        (("S1 A @am T1 T2",), 0),
        (("S1 A @am T1", "S2 C @late T2:1"), 1),
    ],
)
def test_counts_a_pair_once_a_slot_wherever_in_it(
    lines: tuple[str, ...], count: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", rooms="A B C", slots=SLOTS, T1={"speakers": "x", "places": 2}, T2={"speakers": "x"})
    assert measured("presenter_sessions", tiny_event, programme(tiny_event, *lines)) == [(1, ("T1", "T2"))] * count


@pytest.mark.parametrize(
    ("speakers", "axis", "count"),
    [
        (("eve", "bob"), "2", 1),  # eve presents T1 and chairs T2's axis
        (("bob", "ann"), "2", 1),
        (("eve", "ann"), "2", 1),  # two reasons, one pair
        (("eve ann", "eve ann"), "2", 1),
        (("ann", "bob"), "1", 0),  # ann chairs the axis of both
        (("ann", "bob"), "2", 0),
        (("bob", "carl"), "2", 0),
    ],
)
def test_a_chair_of_the_other_axis_clashes_too_and_a_pair_counts_once(
    speakers: tuple[str, str], axis: str, count: int, event: Any, programme: Any, measured: Any, said: Any
) -> None:
    tiny_event = event(
        axes=TWO_AXES, rooms="A B", T1={"speakers": speakers[0]}, T2={"speakers": speakers[1], "axis": axis}
    )
    violations = measured("presenter_sessions", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 B 09:00 T1"))
    assert violations == [(1, ("T1", "T2"))] * count
    assert len(said("presenter_sessions", tiny_event)) == count


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """Three talks of one person at once are three pairs."""
    fields = {f"T{n}": {"speakers": "x", "axis": str(n)} for n in range(1, 4)}
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B C",
        rules={"one_place": "off", "presenter_sessions": 2},
        hours="09:00-09:45",
        **fields,
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 6
    assert check(tiny_event, result.programme).passed


def test_says_who_is_wanted_twice(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(
        axes=TWO_AXES, rooms="A B", T1={"speakers": "eve bob carl"}, T2={"speakers": "bob carl", "axis": "2"}
    )
    assert texts("presenter_sessions", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h 15 à 9 h 45) ont lieu dans des "
            "sessions simultanées, mais Bob présente les deux, Carl présente les deux, et 1 de plus.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:15 to 9:45) are held in simultaneous "
            "sessions, but Bob presents both, Carl presents both, and 1 more.",
        ),
    ]
    tiny_event = event(axes=TWO_AXES, rooms="A B", T1={"speakers": "eve"}, T2={"axis": "2"})
    assert said("presenter_sessions", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » ne sont pas dans des sessions simultanées (Eve "
            "présente T1 et modère l'axe 2).",
            "Talks T1 “Titre T1” and T2 “Titre T2” are not in simultaneous sessions (Eve presents T1 and chairs "
            "axis 2).",
        ),
    ]
