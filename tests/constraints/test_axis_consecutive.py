"""No session of another axis lies between two sessions of an axis."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

AXES = {"axes": "1 2", "rooms": "A B C", "T4": {"axis": "2"}}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T4", "S3 A 10:00 T2"), [(1, ("1", "S2"))]),
        (("S1 A 09:00 T1", "S2 B 09:31 T4", "S3 A 10:00 T2"), []),
        (("S1 A 09:00 T1", "S2 B 09:29 T4", "S3 A 10:00 T2"), []),
        (("S1 A 09:00 T1", "S2 B 09:30 T4", "S3 A 2/10:00 T2"), [(1, ("1", "S2"))]),
        (("S1 A 09:00 T1", "S2 B 09:30 T4", "S3 A 10:00 T2", "S4 C 09:30 T3"), []),
        (("S1 A 09:00 T1 T3", "S2 B 10:00 T4", "S3 C 09:00 T2"), []),
        (("S1 A 09:00 T1", "S2 A 12:00 T2", "S3 B 14:00 T4"), []),
    ],
)
def test_counts_an_axis_that_another_interrupts(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", days=2, **AXES)
    assert measured("axis_consecutive", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_an_axis_once(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3 T4 T5", **AXES, T5={"axis": "2"})
    plan = programme(tiny_event, "S1 A 09:00 T1", "S2 A 09:30 T4", "S3 A 10:00 T2", "S4 A 10:30 T5", "S5 A 11:00 T3")
    assert measured("axis_consecutive", tiny_event, plan) == [(1, ("1", "S2")), (1, ("2", "S3"))]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ("a b", []),
        ("b c", []),
        ("a c", [(1, ("1", "b"))]),
        ("b d", [(1, ("1", "c"))]),
        ("a b d", [(1, ("1", "c"))]),
        ("d", []),
    ],
)
def test_counts_an_axis_whose_slots_leave_one_out(
    slots: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    """Slot c is a day later, and no other axis is there: that does not matter."""
    hours = {"a": "09:00-10:30", "b": "11:00-12:30", "c": "2/09:00-10:30", "d": "2/11:00-12:30"}
    tiny_event = event("T1 T2 T3", days=2, slots={name: {"hours": when} for name, when in hours.items()})
    lines = [f"S{n} A @{slot} T{n}" for n, slot in enumerate(slots.split(), start=1)]
    assert measured("axis_consecutive", tiny_event, programme(tiny_event, *lines)) == expected


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    pins = {"T1": {"pin": "09:00@A"}, "T2": {"pin": "10:00@B"}}
    tiny_event = event(
        "T1 T2 T4", **{**AXES, **pins, "T4": {"axis": "2", "pin": "09:30@C"}}, rules={"axis_consecutive": 4}
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 4
    assert check(tiny_event, result.programme).passed
    free = event("T1 T2 T4", **{**AXES, **pins}, rules={"axis_consecutive": 4})
    result = solve(free)
    assert result.programme is not None
    assert result.programme.levels[0].value == 0


def test_a_talk_that_need_not_be_placed_may_help_to_keep_it(event: Any) -> None:
    """T3 fills the time between T1 and T2, so a contradiction cannot leave it out of account."""
    pins = {"T1": {"pin": "09:00@A"}, "T2": {"pin": "10:00@B"}, "T3": {"pin": "09:30@A"}}
    tiny_event = event(
        "T1 T2 T3 T4",
        **{**AXES, **pins, "T4": {"axis": "2", "pin": "09:30@C"}},
        rules={"axis_consecutive": "hard"},
        settings={"max_talks": 2},
    )
    wanted = [
        requirement
        for requirement in requirements(tiny_event)
        if requirement.rule in ("placed", "pin", "axis_consecutive")
    ]
    oracle = FeasibilityOracle(Budget.of(60), workers=1)
    assert oracle.possible(tiny_event, [requirement for requirement in wanted if requirement.id != "placed:T3"]) is True


def test_names_what_comes_between(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2 T4", **AXES)
    assert texts(
        "axis_consecutive", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:30 T4", "S3 A 10:00 T2")
    ) == [
        (
            "Les sessions de l'axe 1 « Axe 1 » ne se suivent pas : la session S2 de l'axe 2 (de 9 h 30 à 10 h) "
            "est entre elles.",
            "The sessions of axis 1 “Axe 1” do not follow each other: session S2 of axis 2 (from 9:30 to 10:00) is "
            "between them.",
        ),
    ]
    assert said("axis_consecutive", tiny_event)[0] == (
        "Les sessions de l'axe 1 « Axe 1 » se suivent.",
        "The sessions of axis 1 “Axe 1” follow each other.",
    )
    assert said("axis_consecutive", event(axes="")) == []


def test_names_the_slot_that_is_left_out(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event("T1 T2", slots={"a": {}, "b": {"hours": "11:00-12:30"}, "c": {"hours": "14:00-15:30"}})
    assert texts("axis_consecutive", tiny_event, programme(tiny_event, "S1 A @a T1", "S2 A @c T2")) == [
        (
            "Les sessions de l'axe 1 « Axe 1 » ne se suivent pas : il n'en a pas dans le créneau b (de 11 h à 12 "
            "h 30).",
            "The sessions of axis 1 “Axe 1” do not follow each other: it has none in slot b (from 11:00 to 12:30).",
        ),
    ]
