"""Introductory talks start before advanced ones of their axis; each pair in reverse counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from true_optimum import assert_true_optimum, assert_true_optimum_in_slots

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.search.lexicographic import solve

DAY = date(2025, 5, 23)
THREE = {"talks": "T1 T2 T3 T4", "T1": {"difficulty": 3}, "T2": {"difficulty": 1}, "T3": {"difficulty": 2}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T2 T3 T1 T4",), []),
        (("S1 A 09:00 T4 T1 T2 T3",), [("T1", "T2"), ("T1", "T3")]),
        (("S1 A 09:00 T3 T2 T1",), [("T3", "T2")]),
        (("S1 A 09:00 T1", "S2 B 09:00 T2 T3"), [("T1", "T3")]),
        (("S1 A 2/09:00 T3", "S2 A 10:00 T1"), [("T1", "T3")]),
        (("S1 A 09:00 T1",), []),
    ],
)
def test_counts_pairs_in_reverse(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(**THREE, rooms="A B", days=2)
    violations = measured("progression", tiny_event, programme(tiny_event, *lines))
    assert violations == [(1, pair) for pair in expected]


def test_talks_of_two_axes_are_not_compared(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(axes="1 2", rooms="A B", T1={"difficulty": 2}, T2={"axis": "2", "difficulty": 1})
    assert measured("progression", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 10:00 T2")) == []


def test_says_both_talks_and_their_levels(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(T1={"difficulty": 2}, T2={"difficulty": 1})
    assert texts("progression", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [
        (
            "L'exposé T1 « Titre T1 » (niveau 2) commence à 9 h, avant l'exposé T2 « Titre T2 » (niveau 1, à 9 h 30).",
            "Talk T1 “Titre T1” (difficulty 2) starts at 9:00, before talk T2 “Titre T2” (difficulty 1, at 9:30).",
        )
    ]


@pytest.mark.parametrize("slots", [{}, {"am": {"hours": "09:00-11:00", "places": 4}}], ids=["free", "slots"])
def test_talks_come_in_the_order_of_their_difficulty_where_the_level_is_named(slots: Any, event: Any) -> None:
    tiny_event = event(**THREE, slots=slots, hours="09:00-11:00")
    assert "progression" not in tiny_event.levels
    result = solve(tiny_event.model_copy(update={"priorities": ("progression",)}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert [level.value for level in result.programme.levels] == [0]
    starts = {talk.id: talk.start for talk in result.programme.talks}
    assert starts["T2"] <= starts["T3"] <= starts["T1"]


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def lessons(draw: st.DrawFn, preset: bool) -> Event:
    """Three or four talks of some difficulty, whose order, rooms and hours are seldom free."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    count, rooms = draw(st.integers(3, 4)), draw(st.integers(1, 2))
    talks = tuple(
        Talk(
            id=f"t{n}",
            title=f"T{n}",
            axis=draw(st.sampled_from(axes)).id if axes else None,
            speakers=(f"p{n}",),
            difficulty=draw(st.sampled_from((None, 1, 2, 3))),
            after=(f"t{n - 1}",) if n and draw(st.booleans()) else (),
            room=f"r{draw(st.integers(0, rooms - 1))}" if draw(st.booleans()) else None,
            audience=draw(st.sampled_from((None, 15, 40))),
        )
        for n in range(count)
    )
    seats = st.sampled_from((None, 10, 20))
    start, places = 540, draw(st.integers(1, 3))
    slots = [Slot(id="am", day=DAY, start=start, end=start + 30 * places, places=places)]
    slots.append(Slot(id="pm", day=DAY, start=840, end=900, places=2))
    end = 900 if preset else start + 30 * draw(st.integers(3, 5))
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=start, end=end),),
        step=30,
        axes=axes,
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}", capacity=draw(seats)) for n in range(rooms)),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(count)),
        talks=talks,
        slots=tuple(slots) if preset else (),
        rules=(("axis_not_parallel", "off"), ("capacity", "off")),
        priorities=draw(st.sampled_from((("progression", "crowding"), ("crowding", "sessions", "progression")))),
    )


@examples(25)
@given(event=lessons(preset=True))
def test_costs_the_true_optimum_in_slots(event: Event) -> None:
    assert_true_optimum_in_slots(event)


@examples(30)
@given(event=lessons(preset=False))
def test_costs_the_true_optimum(event: Event) -> None:
    assert_true_optimum(event)
