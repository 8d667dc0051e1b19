"""Each adjustable rule in the model: possible at the edge, not a minute beyond; off it is free, soft it costs."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import CATALOGUE
from scheduler.check import check
from scheduler.search import solve

HALF_HOUR = {"hours": "09:00-09:30"}
TEA = {"tea": {"duration": 15, "between": "09:00-10:15"}}

#: rule, an event at the edge, the same event a step beyond it, and what breaking the rule then costs in its units.
EDGES: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    (
        "session_size",
        {"talks": "T1 T2", "settings": {"max_talks": 2}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "settings": {"max_talks": 1}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "session_size",
        {"talks": "T1 T2", "settings": {"min_talks": 2}},
        {"talks": "T1 T2", "settings": {"min_talks": 3}},
        1,
    ),
    (
        "talk_available",
        {"talks": "T1", "T1": {"available": "10:00-10:30"}},
        {"talks": "T1", "T1": {"available": "10:00-10:29"}},
        1,
    ),
    (
        "person_available",
        {"talks": "T1", "people": {"of-T1": {"available": "10:00-10:30"}}},
        {"talks": "T1", "people": {"of-T1": {"available": "10:00-10:29"}}},
        1,
    ),
    (
        "person_available",
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"discussion": 10},
            "people": {"c": {"available": "10:00-10:40"}},
        },
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"discussion": 10},
            "people": {"c": {"available": "10:00-10:39"}},
        },
        1,
    ),
    (
        "person_available",
        {"talks": "T1", "plenaries": {"p": {"speakers": "x"}}, "people": {"x": {"available": "09:00-09:30"}}},
        {"talks": "T1", "plenaries": {"p": {"speakers": "x"}}, "people": {"x": {"available": "09:00-09:29"}}},
        1,
    ),
    (
        "room_available",
        {"talks": "T1", "rooms": {"A": {"available": "10:00-10:30"}}},
        {"talks": "T1", "rooms": {"A": {"available": "10:00-10:29"}}},
        1,
    ),
    (
        "one_place",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:05",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:04",
        },
        1,
    ),
    (
        "pin",
        {"talks": "T1", "T1": {"pin": "09:30"}, "hours": "09:00-10:00"},
        {"talks": "T1", "T1": {"pin": "09:31"}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "talk_room",
        {"talks": "T1", "rooms": "A B", "T1": {"room": "B"}, **HALF_HOUR},
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"room": "B"},
            "T2": {"room": "B", "axis": "2"},
            **HALF_HOUR,
        },
        1,
    ),
    (
        "needs",
        {"talks": "T1", "rooms": {"A": {}, "B": {"features": "visio"}}, "T1": {"needs": "visio"}},
        {"talks": "T1", "rooms": {"A": {}, "B": {"features": "visio"}}, "T1": {"needs": "visio", "pin": "09:00@A"}},
        1,
    ),
    (
        "capacity",
        {"talks": "T1", "rooms": {"A": {"capacity": 40}}, "T1": {"audience": 40}},
        {"talks": "T1", "rooms": {"A": {"capacity": 40}}, "T1": {"audience": 41}},
        1,
    ),
    (
        "after",
        {"talks": "T1 T2", "T1": {"after": "T2"}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "T1": {"after": "T2", "available": "09:00-09:59"}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "not_with",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T2": {"axis": "2", "not_with": "T1"},
            "hours": "09:00-10:00",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T2": {"axis": "2", "not_with": "T1"},
            "hours": "09:00-09:59",
        },
        1,
    ),
    (
        "axis_not_parallel",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "settings": {"max_talks": 1},
            "T1": {"room": "A"},
            "T2": {"room": "B"},
            "hours": "09:00-10:00",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "settings": {"max_talks": 1},
            "T1": {"room": "A"},
            "T2": {"room": "B"},
            "hours": "09:00-09:59",
        },
        1,
    ),
    (
        "break_between",
        {"talks": "T1 T2", "breaks": TEA, "settings": {"max_talks": 1}, "hours": "09:00-10:15"},
        {"talks": "T1", "breaks": TEA, "hours": "09:00-10:15"},
        1,
    ),
    (
        "max_stretch",
        {"talks": "T1 T2", "settings": {"max_stretch": 60}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "settings": {"max_stretch": 59}, "hours": "09:00-10:00"},
        1,
    ),
]


@pytest.mark.parametrize(
    ("rule", "edge", "beyond", "cost"), EDGES, ids=[f"{n}-{edge[0]}" for n, edge in enumerate(EDGES)]
)
def test_the_edge_is_possible_and_no_more(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    assert solve(event(**edge)).status == "optimal"
    assert solve(event(**beyond)).status == "infeasible"
    assert solve(event(**beyond, rules={rule: "off"})).status == "optimal"
    soft = event(**beyond, rules={rule: 7})
    result = solve(soft)
    assert result.status == "optimal"
    assert result.programme is not None
    assert (result.programme.levels[0].name, result.programme.levels[0].value) == ("rules", 7 * cost)
    report = check(soft, result.programme)
    assert report.hard == ()
    assert report.disagreements == ()
    assert sum(violation.amount for violation in report.soft) == cost


@pytest.mark.parametrize(
    ("rule", "edge", "beyond", "cost"), EDGES, ids=[f"{n}-{edge[0]}" for n, edge in enumerate(EDGES)]
)
def test_what_the_model_does_without_the_rule_the_measure_flags(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    """Every programme beyond the edge breaks the rule, so the measure must notice the one found."""
    result = solve(event(**beyond, rules={rule: "off"}))
    assert result.programme is not None
    broken = {violation.rule for violation in check(event(**beyond), result.programme).hard}
    assert broken == {rule}


def test_every_adjustable_rule_has_an_edge() -> None:
    assert {edge[0] for edge in EDGES} == {rule.name for rule in CATALOGUE if rule.kind == "adjustable"}
