"""Talks given from other time zones are measured by the clock there.

Paris is at UTC+2 in May.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

#: 9 to 18 h suit, 7 to 22 h are possible at the cost 1, all others cost 10.
USUAL: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("zone", "hours", "cost"),
    [
        ("UTC+2", "09:00-18:00", 0),
        ("UTC+2", "08:59-18:00", 1),
        ("UTC+2", "09:00-18:01", 1),
        ("UTC+2", "07:00-22:00", 1),
        ("UTC+2", "06:59-18:00", 10),
        ("UTC+2", "09:00-22:01", 10),
        ("UTC+5:30", "05:30-14:30", 0),
        ("UTC+5:30", "05:29-14:30", 1),
        ("Europe/London", "10:00-19:00", 0),
        ("Europe/London", "10:00-19:01", 1),
        # Across midnight: from 23 h to 0 h 30 there, which is before any possible hour.
        ("UTC+14", "11:00-12:30", 10),
        # From 21 h to 22 h and to 22 h 1.
        ("UTC+14", "09:00-10:00", 1),
        ("UTC+14", "09:00-10:01", 10),
        # From 0 h 30 the day before: a start before any possible hour.
        ("UTC-7", "09:30-18:00", 10),
        # From 22 h 30 the evening before to 8 h: the end is possible, the start comes after no suitable hour.
        ("UTC-8", "08:30-18:00", 0),
    ],
)
def test_compares_start_and_end_with_the_hours_there(
    zone: str, hours: str, cost: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1", zone_hours=USUAL, T1={"timezone": zone}, slots={"s": {"hours": hours, "places": 1}})
    violations = measured("time_zone", tiny_event, programme(tiny_event, "S1 A @s T1"))
    assert violations == ([(cost, ("T1",))] if cost else [])


@pytest.mark.parametrize(
    ("zone", "people", "cost"),
    [
        (None, {"x": {"timezone": "UTC+2"}, "y": {"timezone": "UTC+2"}}, 0),
        (None, {"x": {"timezone": "UTC"}, "y": {"timezone": "UTC+2"}}, 1),
        (None, {"x": {"timezone": "UTC"}, "y": {"timezone": "UTC-5"}}, 10),
        (None, {"y": {"timezone": "UTC-5"}}, 10),
        (None, {}, 0),
        ("UTC+2", {"x": {"timezone": "UTC-5"}}, 0),
        ("UTC", {}, 1),
    ],
)
def test_the_worst_clock_of_the_speakers_counts_unless_the_talk_has_its_own(
    zone: str | None, people: dict[str, Any], cost: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1", zone_hours=USUAL, people=people, T1={"timezone": zone, "speakers": "x y"})
    violations = measured("time_zone", tiny_event, programme(tiny_event, "S1 A 10:00 T1"))
    assert violations == ([(cost, ("T1",))] if cost else [])


def test_the_whole_session_counts_and_in_a_slot_each_place(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2", zone_hours=USUAL, T1={"timezone": "UTC+3"})
    assert measured("time_zone", tiny_event, programme(tiny_event, "S1 A 16:30 T1")) == []
    assert measured("time_zone", tiny_event, programme(tiny_event, "S1 A 16:30 T1 T2")) == [(1, ("T1",))]
    tiny_event = event(
        "T1 T2",
        zone_hours=USUAL,
        T1={"timezone": "UTC+3", "places": 2},
        slots={"s": {"hours": "16:00-17:30"}, "t": {"hours": "14:00-15:30"}},
    )
    assert measured("time_zone", tiny_event, programme(tiny_event, "S1 A @s T1 T2")) == [(2, ("T1",))]
    assert measured("time_zone", tiny_event, programme(tiny_event, "S1 A @t T1 T2")) == []


@pytest.mark.parametrize("hours", [None, {"small": 0, "big": 0}])
def test_counts_nothing_where_the_clocks_do_not(hours: Any, event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1", zone_hours=hours, T1={"timezone": "Asia/Tokyo"})
    assert measured("time_zone", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == []


def test_summer_begins_between_two_days(event: Any, programme: Any, measured: Any) -> None:
    """New York is six hours behind Paris, but five from 9 March to 30 March 2025."""
    tiny_event = event(
        "T1", zone_hours={"suitable": "08:00-18:00", "possible": "08:00-18:00"}, T1={"timezone": "America/New_York"}
    )
    plan = programme(tiny_event, "S1 A 13:30 T1")
    assert measured("time_zone", tiny_event, plan) == [(10, ("T1",))], "7 h 30 there"
    moved = {
        name: tuple(item.model_copy(update={"day": date(2025, 3, 14)}) for item in getattr(plan, name))
        for name in ("sessions", "talks")
    }
    assert measured("time_zone", tiny_event, plan.model_copy(update=moved)) == [], "8 h 30 there"


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """Two talks from Tokyo, seven hours ahead: until 11:00 all is well, and one of the two has to be later."""
    tiny_event = event(
        "T1 T2 T3",
        zone_hours={"small": 2, "big": 7},
        rules={"time_zone": 3},
        settings={"max_talks": 1},
        hours="10:30-12:00",
        axes="1 2 3",
        T1={"timezone": "Asia/Tokyo"},
        T2={"timezone": "Asia/Tokyo", "axis": "2"},
        T3={"axis": "3"},
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 6
    assert check(tiny_event, result.programme).passed


def test_says_the_zone_and_the_hours_there(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", zone_hours=USUAL, people={"of-T1": {"timezone": "America/New_York"}})
    assert texts("time_zone", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [
        (
            "L'exposé T1 « Titre T1 » est donné depuis America/New_York, où sa session (de 9 h à 10 h) a lieu de 3 h à "
            "4 h.",
            "Talk T1 “Titre T1” is given from America/New_York, where its session (from 9:00 to 10:00) is held "
            "from 3:00 to 4:00.",
        ),
    ]
    assert said("time_zone", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » a lieu de 9 h à 18 h d'après l'horloge de là où il est donné (America/New_York).",
            "Talk T1 “Titre T1” is held from 9:00 to 18:00 by the clock of where it is given from (America/New_York).",
        ),
    ]
