"""The rule counts overlapping talks that one person has to be at."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

SLOTS = {"am": {}, "late": {"hours": "10:00-11:00", "places": 2, "rooms": "C"}}


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T2"), 0),
        (("S1 A 09:00 T1", "S2 B 09:29 T2"), 1),
        (("S1 A 09:00 T1 T3", "S2 B 09:00 T4 T2"), 0),
        (("S1 A 09:00 T1", "S2 B 2/09:00 T2"), 0),
    ],
)
def test_counts_talks_that_share_a_minute(
    lines: tuple[str, ...], count: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", rooms="A B", days=2, T1={"speakers": "x"}, T2={"speakers": "x"})
    assert measured("presenter_places", tiny_event, programme(tiny_event, *lines)) == [(1, ("T1", "T2"))] * count


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (("S1 A @am T1", "S2 B @am T2"), 2),
        (("S1 A @am T1", "S2 B @am T2:1"), 1),
        (("S1 A @am T1:1", "S2 B @am T2"), 1),
        (("S1 A @am T3:2 T1:0", "S2 B @am T4:0"), 0),
        (("S1 A @am T1:1", "S2 C @late T2"), 1),  # in two slots that overlap: once
        (("S1 A @am T1", "S2 C @late T2"), 0),
    ],
)
def test_counts_each_place_that_both_cover(
    lines: tuple[str, ...], places: int, event: Any, programme: Any, measured: Any
) -> None:
    both = {"speakers": "x", "places": 2}
    tiny_event = event("T1 T2 T3 T4", rooms="A B C", slots=SLOTS, T1=both, T2=both)
    expected = [(places, ("T1", "T2"))] if places else []
    assert measured("presenter_places", tiny_event, programme(tiny_event, *lines)) == expected


def test_places_that_are_not_of_whole_minutes_count_alike(event: Any, programme: Any, measured: Any) -> None:
    """Four places in 50 minutes begin at 0, 12, 25 and 37."""
    tiny_event = event(
        "T1 T2",
        rooms="A B",
        slots={"s": {"hours": "09:00-09:50", "places": 4}},
        T1={"speakers": "x", "places": 3},
        T2={"speakers": "x", "places": 2},
    )
    assert measured("presenter_places", tiny_event, programme(tiny_event, "S1 A @s T1", "S2 B @s T2:1")) == [
        (2, ("T1", "T2"))
    ]
    assert measured("presenter_places", tiny_event, programme(tiny_event, "S1 A @s T1", "S2 B @s T2:2")) == [
        (1, ("T1", "T2"))
    ]


def test_a_chair_clashes_with_talks_of_the_axis_once(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        axes={"1": {"chairs": "ann"}, "2": {"chairs": "eve"}},
        rooms="A B",
        T1={"speakers": "eve x"},
        T2={"speakers": "ann x", "axis": "2"},
    )
    plan = programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")
    assert measured("presenter_places", tiny_event, plan) == [(1, ("T1", "T2"))]


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """In three quarters of an hour two of three talks can be apart, if only they were not."""
    fields = {f"T{n}": {"speakers": "x", "axis": str(n), "duration": 20} for n in range(1, 4)}
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B C",
        rules={"one_place": "off", "presenter_places": 2},
        hours="09:00-09:45",
        **fields,
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 2, "one pair"
    assert check(tiny_event, result.programme).passed


def test_says_who_is_wanted_twice(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", T1={"speakers": "x"}, T2={"speakers": "x"})
    assert texts("presenter_places", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h 15 à 9 h 45) ont lieu en même "
            "temps, mais X présente les deux.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:15 to 9:45) are held at the same "
            "time, but X presents both.",
        ),
    ]
    assert said("presenter_places", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » n'ont pas lieu en même temps (X présente les deux).",
            "Talks T1 “Titre T1” and T2 “Titre T2” are not held at the same time (X presents both).",
        ),
    ]
