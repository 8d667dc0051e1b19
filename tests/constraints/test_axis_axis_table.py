"""The table of two axes costs each pair of their sessions at the same time."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve

AXES = {"axes": "1 2 3", "rooms": "A B C", "T3": {"axis": "2"}, "T4": {"axis": "3"}}


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("1/2=4", ("S1 A 09:00 T1", "S2 B 09:29 T3"), [(4, ("S1", "S2"))]),
        ("1/2=4", ("S1 A 09:00 T1", "S2 B 09:30 T3"), []),
        ("1/2=4", ("S1 A 09:00 T1", "S2 B 2/09:00 T3"), []),
        ("1/2=4", ("S1 B 09:00 T3", "S2 A 09:00 T1"), [(4, ("S2", "S1"))]),
        ("1/2=4 1/3=5", ("S1 A 09:00 T1", "S2 B 09:00 T2", "S3 C 09:10 T3"), [(4, ("S1", "S3")), (4, ("S2", "S3"))]),
        (
            "1/2=4 1/3=no 2/3=0",
            ("S1 A 09:00 T1", "S2 B 09:00 T3", "S3 C 09:00 T4"),
            [(4, ("S1", "S2")), (1, ("S1", "S3"))],
        ),
    ],
)
def test_counts_each_pair_of_sessions_that_overlap(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", days=2, tables={"axis_axis": cells}, **AXES)
    assert measured("axis_axis_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_once_a_slot_however_many_talks(event: Any, programme: Any, measured: Any) -> None:
    slots = {"am": {}, "pm": {"hours": "14:00-15:30"}}
    tiny_event = event("T1 T2 T3 T4", slots=slots, tables={"axis_axis": "1/2=4"}, **AXES)
    assert measured("axis_axis_table", tiny_event, programme(tiny_event, "S1 A @am T1 T2", "S2 B @am T3")) == [
        (4, ("S1", "S2"))
    ]
    assert measured("axis_axis_table", tiny_event, programme(tiny_event, "S1 A @am T1 T2", "S2 B @pm T3")) == []


def test_a_no_is_kept_whatever_the_weight(event: Any) -> None:
    def status(hours: str, cell: str) -> str:
        tiny_event = event(
            "T1 T3", hours=hours, tables={"axis_axis": f"1/2={cell}"}, rules={"axis_axis_table": 9}, **AXES
        )
        result = solve(tiny_event)
        assert result.programme is None or check(tiny_event, result.programme).passed
        return result.status

    assert status("09:00-10:00", "no") == "optimal"
    assert status("09:00-09:59", "no") == "infeasible"
    assert status("09:00-09:59", "4") == "optimal"


def test_names_both_sessions(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T3", tables={"axis_axis": "1/2=4"}, **AXES)
    assert texts("axis_axis_table", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:15 T3")) == [
        (
            "La session S1 de l'axe 1 (de 9 h à 9 h 30) et la session S2 de l'axe 2 (de 9 h 15 à 9 h 45) sont en "
            "parallèle, ce qui coûte 4.",
            "Session S1 of axis 1 (from 9:00 to 9:30) and session S2 of axis 2 (from 9:15 to 9:45) run in "
            "parallel, which costs 4.",
        ),
    ]
    assert said("axis_axis_table", tiny_event) == [
        (
            "L'axe 1 « Axe 1 » et l'axe 2 « Axe 2 » n'ont pas de sessions en même temps.",
            "Axis 1 “Axe 1” and axis 2 “Axe 2” have no sessions at the same time.",
        ),
    ]
