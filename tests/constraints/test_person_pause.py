"""Nobody presents two talks with fewer minutes between them than [sessions] person_pause says."""

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
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

DAY = date(2025, 5, 23)
OF_ANN = {"T1": {"speakers": "ann"}, "T2": {"speakers": "ann"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 10:00 T1 T3 T2",), []),
        (("S1 A 10:00 T1 T2",), [(1, ("Ann", "T1", "T2"))]),
        (("S1 A 10:00 T2 T1",), [(1, ("Ann", "T2", "T1"))]),
        (("S1 A 10:00 T1", "S2 B 11:00 T2"), []),
        (("S1 A 10:00 T1", "S2 B 10:59 T2"), [(1, ("Ann", "T1", "T2"))]),
        (("S1 A 10:00 T1", "S2 B 10:15 T2"), [(1, ("Ann", "T1", "T2"))]),
        (("S1 A 10:00 T1", "S2 B 2/10:00 T2"), []),
        (("S1 A 10:00 T1 T3",), []),
    ],
)
def test_counts_each_person_and_pair(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", days=2, settings={"person_pause": 30}, **OF_ANN)
    assert measured("person_pause", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_nothing_where_no_pause_is_asked_for(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2", rooms="A B", **OF_ANN)
    assert measured("person_pause", tiny_event, programme(tiny_event, "S1 A 10:00 T1", "S2 B 10:15 T2")) == []


def test_says_who_and_how_long(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(settings={"person_pause": 20}, **OF_ANN)
    assert texts("person_pause", tiny_event, programme(tiny_event, "S1 A 10:00 T1 T2")) == [
        (
            "Ann n'a pas 20 min entre ses exposés T1 « Titre T1 » (de 10 h à 10 h 30) et T2 « Titre T2 » (de "
            "10 h 30 à 11 h).",
            "Ann does not have 20 min between talks T1 “Titre T1” (from 10:00 to 10:30) and T2 “Titre T2” (from "
            "10:30 to 11:00).",
        )
    ]
    assert said("person_pause", tiny_event) == [
        (
            "Ann doit avoir 20 min entre deux de ses exposés (T1 et T2 ; event.toml, [sessions] person_pause).",
            "Ann must have 20 min between two talks (T1 and T2; event.toml, [sessions] person_pause).",
        )
    ]
    assert said("person_pause", event(**OF_ANN)) == []


@pytest.mark.parametrize(("setting", "cost"), [("hard", None), (3, 3), ("off", 0)])
@pytest.mark.parametrize("slots", [{}, {"am": {"hours": "09:00-10:00", "places": 2}}], ids=["free", "slots"])
def test_is_kept_paid_for_or_left_aside(slots: dict[str, Any], setting: Any, cost: int | None, event: Any) -> None:
    settings, hours = {"person_pause": 30}, "09:00-10:00"
    tiny_event = event(hours=hours, settings=settings, slots=slots, rules={"person_pause": setting}, **OF_ANN)
    result = solve(tiny_event.model_copy(update={"priorities": ("rules", "sessions")}))
    values = {level.name: level.value for level in result.programme.levels} if result.programme else {"rules": None}
    assert values.get("rules", 0) == cost


def test_a_pause_that_does_not_fit_is_part_of_the_contradiction_and_can_be_shorter(event: Any) -> None:
    tiny_event = event(hours="09:00-10:20", settings={"person_pause": 30}, step=10, **OF_ANN)
    conflict = conflicts(tiny_event, Budget.of(30), workers=1)
    assert "person_pause:ann" in {requirement.id for requirement in conflict.contradictions[0]}
    ways = ways_out(tiny_event, conflict.contradictions, Budget.of(30), sources=Sources())
    assert any(change.key == "sessions.person_pause" for way in ways for change in way.changes)
    assert all(way.verified for way in ways)


def test_another_pause_makes_another_event(event: Any) -> None:
    assert fingerprint(event(settings={"person_pause": 5})) != fingerprint(event(settings={"person_pause": 0}))
    assert fingerprint(event(settings={"person_pause": 0})) == fingerprint(event())


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def speakers(draw: st.DrawFn, preset: bool) -> Event:
    """Three or four talks of one or two people, who may need a pause between them."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    count, rooms = draw(st.integers(3, 4)), draw(st.integers(1, 2))
    talks = tuple(
        Talk(
            id=f"t{n}",
            title=f"T{n}",
            axis=draw(st.sampled_from(axes)).id if axes else None,
            speakers=tuple(draw(st.lists(st.sampled_from(("p0", "p1")), min_size=1, max_size=2, unique=True))),
        )
        for n in range(count)
    )
    start, places = 540, draw(st.integers(1, 3))
    slots = [Slot(id="am", day=DAY, start=start, end=start + 30 * places, places=places)]
    slots.append(Slot(id="pm", day=DAY, start=start + 30 * places + draw(st.integers(0, 1)) * 25, end=840, places=2))
    weight, end = st.sampled_from((1, 3, "hard")), 900 if preset else start + 30 * draw(st.integers(4, 6))
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=start, end=end),),
        step=30,
        axes=axes,
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}") for n in range(rooms)),
        people=(Person(id="p0", name="P0"), Person(id="p1", name="P1")),
        talks=talks,
        slots=tuple(slots) if preset else (),
        session_settings=SessionSettings(person_pause=draw(st.sampled_from((1, 30, 31))), room_change=0),
        rules=(("one_place", draw(weight)), ("axis_not_parallel", "off"), ("person_pause", draw(weight))),
        priorities=("rules", "sessions"),
    )


@examples(25)
@given(event=speakers(preset=True))
def test_costs_the_true_optimum_in_slots(event: Event) -> None:
    assert_true_optimum_in_slots(event)


@pytest.mark.long
@examples(30)
@given(event=speakers(preset=False))
def test_costs_the_true_optimum(event: Event) -> None:
    assert_true_optimum(event)
