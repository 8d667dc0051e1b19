"""Talks that share a tag are not in parallel; a pair counts the weight of its tags."""

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
TWO = {"axes": "1 2", "rooms": "A B", "T1": {"tags": ("IA", "Droit")}, "T2": {"axis": "2", "tags": ("droit", "i a")}}


@pytest.mark.parametrize(
    ("weights", "lines", "expected"),
    [
        ((), ("S1 A 09:00 T1", "S2 B 09:30 T2"), []),
        ((), ("S1 A 09:00 T1", "S2 B 09:29 T2"), [(2, ("T1", "T2"))]),
        ((), ("S1 B 09:00 T2", "S2 A 09:00 T1"), [(2, ("T1", "T2"))]),
        ((("ia", 5),), ("S1 A 09:00 T1", "S2 B 09:00 T2"), [(6, ("T1", "T2"))]),
        ((("ia", 0), ("Droit", 0)), ("S1 A 09:00 T1", "S2 B 09:00 T2"), []),
        ((), ("S1 A 09:00 T1", "S2 B 2/09:00 T2"), []),
        ((), ("S1 A 09:00 T1",), []),
    ],
)
def test_counts_the_weight_of_the_tags_that_a_pair_shares(
    weights: tuple[tuple[str, int], ...],
    lines: tuple[str, ...],
    expected: list[Any],
    event: Any,
    programme: Any,
    measured: Any,
) -> None:
    tiny_event = event(**TWO, days=2).model_copy(update={"tags": weights})
    assert measured("tags_apart", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_tags(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(**TWO)
    assert texts("tags_apart", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h à 9 h 30) sont en parallèle et "
            "ont en commun : Droit et IA.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:00 to 9:30) run in parallel and have "
            "in common: Droit and IA.",
        )
    ]
    assert said("tags_apart", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 », qui ont en commun « IA » et « Droit », ne doivent pas "
            "être en parallèle.",
            "Talks T1 “Titre T1” and T2 “Titre T2”, which have “IA” and “Droit” in common, must not run in parallel.",
        )
    ]


@pytest.mark.parametrize(("setting", "cost"), [("hard", None), (3, 6), ("off", 0), (None, 0)])
@pytest.mark.parametrize("slots", [{}, {"am": {"hours": "09:00-09:30", "places": 1}}], ids=["free", "slots"])
def test_is_off_unless_set(slots: dict[str, Any], setting: Any, cost: int | None, event: Any) -> None:
    rules = {} if setting is None else {"tags_apart": setting}
    tiny_event = event(**TWO, hours="09:00-09:30", slots=slots, rules=rules)
    result = solve(tiny_event.model_copy(update={"priorities": ("rules", "sessions")}))
    values = {level.name: level.value for level in result.programme.levels} if result.programme else {"rules": None}
    assert values.get("rules", 0) == cost


def test_is_given_up_as_a_way_out(event: Any) -> None:
    tiny_event = event(**TWO, hours="09:00-09:45", rules={"tags_apart": "hard"})
    conflict = conflicts(tiny_event, Budget.of(30), workers=1)
    assert "tags_apart:T1+T2" in {requirement.id for requirement in conflict.contradictions[0]}
    ways = ways_out(tiny_event, conflict.contradictions, Budget.of(30), sources=Sources())
    assert any(change.key == "rules.tags_apart" for way in ways for change in way.changes)
    assert all(way.verified for way in ways)


@pytest.mark.parametrize(("setting", "same"), [("off", True), (2, False), ("hard", False)])
def test_tags_and_weights_make_another_event_where_the_rule_is_on(setting: Any, same: bool, event: Any) -> None:
    rules = {"tags_apart": setting}
    before, without = event(**TWO, rules=rules), event(**{**TWO, "T1": {}}, rules=rules)
    assert (fingerprint(before) == fingerprint(without)) is same
    assert (fingerprint(before) == fingerprint(before.model_copy(update={"tags": (("ia", 4),)}))) is same


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def labelled(draw: st.DrawFn, preset: bool) -> Event:
    """Three or four talks with a few tags, in two rooms and a short day."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    count = draw(st.integers(3, 4))
    tags = st.lists(st.sampled_from(("IA", "ia", "Droit", "Éthique")), max_size=2)
    talks = tuple(
        Talk(
            id=f"t{n}",
            title=f"T{n}",
            axis=draw(st.sampled_from(axes)).id if axes else None,
            speakers=(f"p{n}",),
            tags=tuple(draw(tags)),
        )
        for n in range(count)
    )
    start, places = 540, draw(st.integers(1, 2))
    slots = [Slot(id="am", day=DAY, start=start, end=start + 30 * places, places=places)]
    slots.append(Slot(id="pm", day=DAY, start=840, end=840 + 30 * places, places=places))
    weight, end = st.sampled_from((1, 3, "hard")), 960 if preset else start + 30 * draw(st.integers(2, 4))
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=start, end=end),),
        step=30,
        axes=axes,
        rooms=(Room(id="r0", name="R0"), Room(id="r1", name="R1")),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(count)),
        talks=talks,
        slots=tuple(slots) if preset else (),
        tags=draw(st.sampled_from(((), (("ethique", 4), ("IA", 0))))),
        rules=(("axis_not_parallel", draw(weight)), ("tags_apart", draw(weight))),
        priorities=("rules", "sessions"),
    )


@examples(25)
@given(event=labelled(preset=True))
def test_costs_the_true_optimum_in_slots(event: Event) -> None:
    assert_true_optimum_in_slots(event)


@examples(30)
@given(event=labelled(preset=False))
def test_costs_the_true_optimum(event: Event) -> None:
    assert_true_optimum(event)
