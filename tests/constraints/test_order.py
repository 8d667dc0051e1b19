"""Talks that have an order stand at their positions in the axis."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

SLOTS = {"am": {}, "pm": {"hours": "14:00-15:30"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1 T2 T3",), []),
        (("S1 A 09:00 T2 T1 T3",), [(1, ("T1",))]),
        (("S1 A 09:00 T3 T2", "S2 A 11:00 T1"), [(1, ("T3",)), (1, ("T1",))]),
        (("S1 A 2/09:00 T1", "S2 B 14:00 T2 T3"), [(1, ("T3",)), (1, ("T1",))]),
        (("S1 A 09:00 T1 T2", "S2 B 10:00 T4", "S3 A 11:00 T3"), []),
        (("S1 A 09:00 T1", "S2 A 11:00 T3"), [(1, ("T3",))]),
    ],
)
def test_counts_talks_at_other_positions(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    """All talks of the axis are counted, those of others are not."""
    tiny_event = event(
        "T1 T2 T3 T4", rooms="A B", axes="1 2", days=2, T1={"order": 1}, T3={"order": 3}, T4={"axis": "2"}
    )
    assert measured("order", tiny_event, programme(tiny_event, *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 B 09:00 T2"), [(1, ("T1", "T2"))]),
        (("S1 B 09:00 T1", "S2 A 09:00 T2"), [(1, ("T2",)), (1, ("T1",)), (1, ("T2", "T1"))]),
        (("S1 B 09:00 T1", "S2 A 09:29 T2"), [(1, ("T1", "T2"))]),
        (("S1 B 09:00 T1", "S2 A 09:30 T2"), []),
        (("S1 A 09:00 T3 T2", "S2 B 09:20 T1"), [(1, ("T1",)), (1, ("T2", "T1"))]),
    ],
)
def test_sessions_come_by_hour_then_room_and_ordered_talks_one_at_a_time(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", T1={"order": 1}, T2={"order": 2})
    assert measured("order", tiny_event, programme(tiny_event, *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A @am T1 T2", "S2 B @am T3"), []),
        (("S1 A @pm T1 T2", "S2 B @am T3"), [(1, ("T1",))]),
        (("S1 A @am T2 T1", "S2 A @pm T3"), [(1, ("T1",))]),
        (("S1 B @am T1", "S2 A @am T2:2"), [(1, ("T1",))]),
        (("S1 B @am T2:1 T1:0",), []),
    ],
)
def test_counts_positions_by_slot_then_room_then_place(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", slots=SLOTS, T1={"order": 1})
    assert measured("order", tiny_event, programme(tiny_event, *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (("S1 A @am T1", "S2 B @am T2"), 2),
        (("S1 A @am T1", "S2 B @am T2:1"), 1),
        (("S1 A @am T1", "S2 B @am T3:2 T2:0"), 2),
        (("S1 A @am T3 T1", "S2 B @am T2:0"), 1),
        (("S1 A @am T1", "S2 B @pm T2"), 0),
    ],
)
def test_two_ordered_talks_of_a_slot_count_each_place_that_both_cover(
    lines: tuple[str, ...], places: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", slots=SLOTS, T1={"order": 1, "places": 2}, T2={"order": 2, "places": 2})
    violations = measured("order", tiny_event, programme(tiny_event, *lines))
    assert [amount for amount, subjects in violations if len(subjects) == 2] == ([places] if places else [])


def test_means_nothing_without_axes(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event(axes="", T1={"order": 2})
    assert measured("order", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == []
    assert said("order", tiny_event) == []


def test_rooms_are_told_apart_where_the_order_does_it(event: Any) -> None:
    """T3, of the axis that comes first, follows T2 in its room, which must be the second for T1 to come before T2."""
    early, late = {"available": "09:00-09:30"}, {"available": "09:30-10:00"}
    tiny_event = event(
        "T1 T2 T3",
        axes="2 1",
        rooms="A B",
        rules={"axis_not_parallel": "off", "order": 5},
        T1={"axis": "1", **early},
        T2={"axis": "1", "speakers": "x", "order": 2, **early},
        T3={"axis": "2", "speakers": "x", **late},
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert [talk.room for talk in sorted(result.programme.talks, key=lambda talk: talk.id)] == ["A", "B", "B"]
    assert check(tiny_event, result.programme).passed


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    """Four talks that all want to be the second of the axis: three are not."""
    tiny_event = event("T1 T2 T3 T4", rules={"order": 3}, **{f"T{n}": {"order": 2} for n in range(1, 5)})
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 9
    assert check(tiny_event, result.programme).passed


def test_says_the_talk_and_its_numbers(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", T1={"order": 1}, T2={"order": 2})
    assert texts("order", tiny_event, programme(tiny_event, "S1 B 09:00 T1", "S2 A 09:15 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h 15 à 9 h 45) de l'axe 1 ont un "
            "ordre, mais se chevauchent.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:15 to 9:45) of axis 1 have an "
            "order, but overlap.",
        ),
    ]
    assert texts("order", tiny_event, programme(tiny_event, "S1 B 09:00 T2"))[0] == (
        "L'exposé T2 « Titre T2 » (de 9 h à 9 h 30) est le numéro 1 de l'axe 1 au lieu du numéro 2.",
        "Talk T2 “Titre T2” (from 9:00 to 9:30) is number 1 of axis 1 instead of number 2.",
    )
    assert said("order", tiny_event) == [
        ("L'exposé T1 « Titre T1 » est le numéro 1 de l'axe 1.", "Talk T1 “Titre T1” is number 1 of axis 1."),
        ("L'exposé T2 « Titre T2 » est le numéro 2 de l'axe 1.", "Talk T2 “Titre T2” is number 2 of axis 1."),
        (
            "Les exposés de l'axe 1 « Axe 1 » qui ont un ordre ne se chevauchent pas.",
            "The talks of axis 1 “Axe 1” that have an order do not overlap.",
        ),
    ]
