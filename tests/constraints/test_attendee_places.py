"""The rule counts overlapping talks that one attendee would like to hear."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T2"), 0),
        (("S1 A 09:00 T1", "S2 B 09:29 T2"), 1),
        (("S1 A 09:00 T1 T3", "S2 B 09:00 T4 T2"), 0),
    ],
)
def test_counts_talks_that_share_a_minute(
    lines: tuple[str, ...], count: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", rooms="A B", wishes={"v": "T2 T1", "w": "T1 T2"})
    assert measured("attendee_places", tiny_event, programme(tiny_event, *lines)) == [(1, ("T1", "T2"))] * count


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A @am T1", "S2 B @am T2"), [(2, ("T1", "T2"))]),
        (("S1 A @am T1:1", "S2 B @am T2 T3"), [(1, ("T1", "T2")), (1, ("T1", "T3"))]),
        (("S1 A @am T1", "S2 B @am T3:2", "S3 A @pm T2"), []),
    ],
)
def test_counts_each_place_that_both_cover(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3",
        rooms="A B",
        slots={"am": {}, "pm": {"hours": "14:00-15:30"}},
        T1={"places": 2},
        T2={"places": 2},
        wishes={"w": "T1 T2", "of-T3": "T1"},
    )
    assert measured("attendee_places", tiny_event, programme(tiny_event, *lines)) == expected


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    fields = {f"T{n}": {"axis": str(n)} for n in range(1, 4)}
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B C",
        rules={"attendee_places": 4},
        hours="09:00-10:00",
        wishes={"w": "T1 T2 T3"},
        **fields,
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 4, "one pair"
    assert check(tiny_event, result.programme).passed


def test_says_who_would_like_to_hear_both(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", wishes={"w": "T1 T2"})
    assert texts("attendee_places", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h à 9 h 30) ont lieu en même "
            "temps, mais w souhaite entendre les deux.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:00 to 9:30) are held at the same "
            "time, but w would like to hear both.",
        ),
    ]
    assert said("attendee_places", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » n'ont pas lieu en même temps (w souhaite entendre "
            "les deux).",
            "Talks T1 “Titre T1” and T2 “Titre T2” are not held at the same time (w would like to hear both).",
        ),
    ]
