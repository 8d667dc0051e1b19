"""The table of axes and rooms costs each session of the axis in the room."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.search.lexicographic import solve


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("1/A=5", ("S1 A 09:00 T1 T2",), [(5, ("S1", "A"))]),
        ("1/A=5", ("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3"), [(5, ("S1", "A")), (5, ("S2", "A"))]),
        ("1/A=5 2/B=2 1/B=0", ("S1 B 09:00 T1 T2", "S3 B 11:00 T3"), [(2, ("S3", "B"))]),
        ("1/A=no", ("S1 A 09:00 T1", "S2 A 10:00 T2"), [(1, ("S1", "A")), (1, ("S2", "A"))]),
    ],
)
def test_counts_the_cell_of_each_session(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", axes="1 2", rooms="A B", T3={"axis": "2"}, tables={"axis_room": cells})
    assert measured("axis_room_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_sessions_of_slots_too(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        "T1 T2",
        rooms="A B",
        slots={"am": {}, "pm": {"hours": "14:00-15:30"}},
        tables={"axis_room": "1/A=5"},
        T1={"places": 3},
    )
    assert measured("axis_room_table", tiny_event, programme(tiny_event, "S1 A @am T1", "S2 B @am T2")) == [
        (5, ("S1", "A"))
    ]


@pytest.mark.parametrize("weight", [1, 1000])
def test_a_no_is_kept_whatever_the_weight(weight: int, event: Any) -> None:
    tables = {"axis_room": "1/A=no 1/B=9"}
    tiny_event = event("T1", rooms="A B", tables=tables, rules={"axis_room_table": weight})
    result = solve(tiny_event)
    assert result.programme is not None
    assert [session.room for session in result.programme.sessions] == ["B"]
    assert result.programme.levels[0].value == 9 * weight
    assert check(tiny_event, result.programme).passed
    nowhere = {"axis_room": "1/A=no 1/B=no"}
    assert solve(event("T1", rooms="A B", tables=nowhere, rules={"axis_room_table": weight})).status == "infeasible"
    assert solve(event("T1", rooms="A B", tables=nowhere, rules={"axis_room_table": "off"})).status == "optimal"


def test_rooms_that_the_table_tells_apart_are_not_equal(event: Any) -> None:
    """Equal rooms are used from the first; this one must be left empty."""
    result = solve(event("T1", rooms="A B C", tables={"axis_room": "1/A=1 1/B=1"}))
    assert result.programme is not None
    assert [session.room for session in result.programme.sessions] == ["C"]


def test_names_session_and_room(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", rooms="A B", tables={"axis_room": "1/A=5 1/B=no"})
    assert texts("axis_room_table", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 10:00 T2")) == [
        (
            "La session S1 de l'axe 1 est dans la Salle A, ce qui coûte 5.",
            "Session S1 of axis 1 is in Salle A, which costs 5.",
        ),
        (
            "La session S2 de l'axe 1 est dans la Salle B, ce que la table axis_room interdit.",
            "Session S2 of axis 1 is in Salle B, which table axis_room forbids.",
        ),
    ]
    assert said("axis_room_table", tiny_event) == [
        ("L'axe 1 « Axe 1 » n'a pas de session dans la Salle A.", "Axis 1 “Axe 1” has no session in Salle A."),
        ("L'axe 1 « Axe 1 » n'a pas de session dans la Salle B.", "Axis 1 “Axe 1” has no session in Salle B."),
    ]
    assert said("axis_room_table", event(axes="1 2", rooms="A B", tables={"axis_room": "1/A=0 2/B=5"})) == []
