"""The level `out_of_order` counts what leaves the order of a late day, by rooms, and no programme contradicts it."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import pytest
from ortools.sat.python.cp_model import LinearExpr

from constraints import out_of_order
from scheduler.model.base import Scope
from scheduler.model.solution import decisions, value_of
from scheduler.search.builder import build, cost_of
from scheduler.search.solver import Limits, run

#: What follows lunch, where two talks of another axis stay in room B.
PLACES = ("S1 A 10:00 {0} {1}", "S2 B 10:00 T5 T6", "lunch 12:00", "S3 {room} 14:00 {2} {3}")


@pytest.mark.parametrize("parallel", [False, True])
def test_every_order_of_talks_costs_what_is_measured(parallel: bool, event: Any, programme: Any) -> None:
    """Also where sessions of an axis may be held at once, which start in an order all the same."""
    rules = {"axis_not_parallel": "off"} if parallel else {}
    tiny_event = event(
        "T1 T2 T3 T4 T5 T6",
        rooms="A B",
        axes="1 2",
        T5={"axis": "2"},
        T6={"axis": "2"},
        breaks={"lunch": {}},
        rules=rules,
    )
    base = programme(tiny_event, *(line.format("T1", "T2", "T3", "T4", room="A") for line in PLACES))
    day = tiny_event.days[0].date
    level = out_of_order.against(base, day)
    model = build(tiny_event, Scope(compared=True))
    cost = cost_of(model, level)
    seen = set()
    for order, room in product(permutations(("T1", "T2", "T3", "T4")), "AB"):
        now = programme(tiny_event, *(line.format(*order, room=room) for line in PLACES))
        answer = run(model.cp, Limits(20, 1, fixed=True), objective=cost, hint=decisions(model, now))
        assert answer.status == "optimal"
        assert answer.bound == sum(violation.amount for violation in level.measure(tiny_event, now))
        assert answer.bound == sum(value_of(share, answer.values) for share in model.shares["out_of_order"])
        seen.add(answer.bound)
    assert len(seen) > 5
    assert all(isinstance(share, LinearExpr) for share in model.shares["out_of_order"])
