"""The rule counts sessions that start while another session of their axis runs."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 B 09:30 T2"), []),
        (("S1 A 09:00 T1", "S2 B 09:29 T2"), [(1, ("S2", "S1"))]),
        (("S1 A 09:29 T1", "S2 B 09:00 T2"), [(1, ("S1", "S2"))]),
        (("S1 A 09:00 T1", "S2 B 09:00 T2", "S3 C 09:00 T3"), [(1, ("S2", "S1")), (1, ("S3", "S1"))]),
        (("S1 A 09:00 T1 T2", "S2 B 09:30 T3", "S3 C 09:30 T4"), [(1, ("S2", "S1")), (1, ("S3", "S1"))]),
        (("S1 A 09:00 T1 T2", "S2 B 09:20 T3", "S3 C 09:50 T4"), [(1, ("S2", "S1")), (1, ("S3", "S1"))]),
        (("S1 A 09:00 T1", "S2 B 09:20 T2", "S3 C 09:40 T3"), [(1, ("S2", "S1")), (1, ("S3", "S2"))]),
        (("S1 A 09:00 T1", "S2 B 09:00 T5"), []),
        (("S1 A 09:00 T1", "S2 B 2/09:00 T2"), []),
    ],
)
def test_counts_sessions_that_start_while_another_runs(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4 T5", axes="1 2", rooms="A B C", days=2, T5={"axis": "2"})
    assert measured("axis_parallel", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_all_but_one_in_each_slot(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3 T4", rooms="A B C", slots={"am": {}, "pm": {"hours": "14:00-15:30"}})
    plan = programme(tiny_event, "S1 A @am T1", "S2 B @am T2", "S3 C @am T3", "S4 A @pm T4")
    assert measured("axis_parallel", tiny_event, plan) == [(1, ("S2", "S1")), (1, ("S3", "S1"))]


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    tiny_event = event(
        "T1 T2 T3 T4",
        rooms="A B C D",
        settings={"max_talks": 1},
        hours="09:00-10:00",
        rules={"axis_not_parallel": "off", "axis_parallel": 3},
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 6, "two of four talks start alone, the others beside them"
    assert check(tiny_event, result.programme).passed


def test_names_both_sessions(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", rooms="A B")
    assert texts("axis_parallel", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T2")) == [
        (
            "La session S2 de l'axe 1 commence à 9 h 15, pendant la session S1 (de 9 h à 9 h 30).",
            "Session S2 of axis 1 starts at 9:15, during session S1 (from 9:00 to 9:30).",
        ),
    ]
    assert said("axis_parallel", tiny_event) == [
        (
            "Aucune session de l'axe 1 « Axe 1 » ne commence pendant une autre.",
            "No session of axis 1 “Axe 1” starts during another.",
        ),
    ]
    assert said("axis_parallel", event(axes="")) == []
