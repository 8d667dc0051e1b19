"""Talks that belong together are in one session, in any order."""

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
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

DAY = date(2025, 5, 23)
IN_TWO_ROOMS = {"rooms": "A B", "T1": {"room": "A", "together": "T2"}, "T2": {"room": "B"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T2 T3 T10",), []),
        (("S1 A 09:00 T10 T2",), []),
        (("S1 A 09:00 T2 T3", "S2 B 09:30 T10"), [(1, ("T2", "T10"))]),
        (("S1 A 09:00 T10", "S2 A 09:30 T2"), [(1, ("T2", "T10"))]),
        (("S1 A 09:00 T2",), []),
    ],
)
@pytest.mark.parametrize(
    "naming",
    [
        {"T2": {"together": "T10"}},
        {"T10": {"together": "T2"}},
        {"T2": {"together": "T10"}, "T10": {"together": "T2 T10"}},
    ],
)
def test_counts_a_pair_once_whoever_names_whom(
    naming: dict[str, Any], lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T2 T3 T10", rooms="A B", **naming)
    assert measured("together", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_both_talks_and_their_axes_where_these_differ(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2 T3", axes="1 2", T2={"together": "T1"}, T3={"axis": "2", "together": "T1"})
    assert texts("together", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 A 10:00 T1")) == [
        (
            "Les exposés T1 « Titre T1 » (S2) et T2 « Titre T2 » (S1) vont ensemble et sont dans deux sessions.",
            "Talks T1 “Titre T1” (S2) and T2 “Titre T2” (S1) belong together and are in two sessions.",
        ),
    ]
    assert said("together", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » doivent être dans une même session.",
            "Talks T1 “Titre T1” and T2 “Titre T2” must be in one session.",
        ),
        (
            "Les exposés T1 « Titre T1 » et T3 « Titre T3 » doivent être dans une même session, alors qu'ils relèvent "
            "des axes 1 et 2.",
            "Talks T1 “Titre T1” and T3 “Titre T3” must be in one session, although they belong to axes 1 and 2.",
        ),
    ]


@pytest.mark.parametrize(("setting", "cost"), [("hard", None), (3, 3), ("off", 0)])
@pytest.mark.parametrize("slots", [{}, {"am": {}, "pm": {"hours": "14:00-15:30"}}], ids=["free", "slots"])
def test_is_kept_paid_for_or_left_aside(slots: dict[str, Any], setting: Any, cost: int | None, event: Any) -> None:
    tiny_event = event(**IN_TWO_ROOMS, slots=slots, rules={"together": setting})
    result = solve(tiny_event.model_copy(update={"priorities": ("rules", "sessions")}))
    values = {level.name: level.value for level in result.programme.levels} if result.programme else {"rules": None}
    assert values.get("rules", 0) == cost


@pytest.mark.parametrize("slots", [{}, {"am": {}, "pm": {"hours": "14:00-15:30"}}], ids=["free", "slots"])
@pytest.mark.parametrize("fields", [IN_TWO_ROOMS, {"axes": "1 2", "T1": {"together": "T2"}, "T2": {"axis": "2"}}])
def test_who_cannot_be_together_is_told_and_parted(fields: dict[str, Any], slots: dict[str, Any], event: Any) -> None:
    tiny_event = event(**fields, slots=slots)
    conflict = conflicts(tiny_event, Budget.of(30), workers=1)
    (asked,) = conflict.contradictions
    assert {"together:T1+T2", "placed:T1", "placed:T2"} <= {requirement.id for requirement in asked}
    ways = ways_out(tiny_event, conflict.contradictions, Budget.of(30), sources=Sources())
    assert ("talk", "T1", "with", None) in {(c.kind, c.id, c.key, c.value) for way in ways for c in way.changes}
    assert all(way.verified for way in ways)


def test_what_keeps_another_talk_from_lying_between_them_is_told(event: Any) -> None:
    """T2 alone could lie between T1 and T3, but its speaker presents T4 then: without its pin all would fit."""
    talks = {"T1": {"pin": "09:00", "together": "T3"}, "T3": {"pin": "10:00"}, "T2": {"speakers": "P"}}
    parallel = {"axis": "2", "speakers": "P", "pin": "09:30"}
    tiny_event = event("T1 T2 T3 T4", axes="1 2", rooms="A B", **talks, T4=parallel)
    (asked,) = conflicts(tiny_event, Budget.of(30), workers=1).contradictions
    assert {"together:T1+T3", "pin:T1", "pin:T3", "pin:T4", "placed:T4"} <= {requirement.id for requirement in asked}


def test_a_talk_that_is_given_up_binds_no_other(event: Any) -> None:
    tiny_event = event(**IN_TWO_ROOMS)
    assert tiny_event.talk["T1"].freed_from({"T2"}).together == ()


def test_what_is_asked_together_makes_another_event(event: Any) -> None:
    assert fingerprint(event(T1={"together": "T2"})) != fingerprint(event())


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def companies(draw: st.DrawFn, preset: bool) -> Event:
    """Three or four talks of which some belong together, some of them in a room or after another."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    count, rooms = draw(st.integers(3, 4)), draw(st.integers(1, 2))
    talks = []
    for n in range(count):
        others = st.lists(st.sampled_from([f"t{m}" for m in range(count) if m != n]), max_size=1)
        room = f"r{draw(st.integers(0, rooms - 1))}" if not draw(st.integers(0, 2)) else None
        axis = draw(st.sampled_from((*axes, axes[0]))).id if axes else None
        talks.append(Talk(id=f"t{n}", title=f"T{n}", axis=axis, speakers=(f"p{n}",), room=room, together=draw(others)))
    start, places = 540, draw(st.integers(1, 3))
    slots = [Slot(id="am", day=DAY, start=start, end=start + 30 * places, places=places)]
    slots.append(Slot(id="pm", day=DAY, start=840, end=900, places=2))
    weight, end = st.sampled_from((1, 3, "hard")), 900 if preset else start + 30 * draw(st.integers(3, 5))
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=start, end=end),),
        step=30,
        axes=axes,
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}") for n in range(rooms)),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(count)),
        talks=tuple(talks),
        slots=tuple(slots) if preset else (),
        rules=(("axis_not_parallel", draw(weight)), ("together", draw(weight))),
        priorities=("rules", "sessions"),
    )


@examples(25)
@given(event=companies(preset=True))
def test_costs_the_true_optimum_in_slots(event: Event) -> None:
    assert_true_optimum_in_slots(event)


@examples(30)
@given(event=companies(preset=False))
def test_costs_the_true_optimum(event: Event) -> None:
    assert_true_optimum(event)
