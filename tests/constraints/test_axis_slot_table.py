"""The table of axes and slots costs each session of the axis in the slot."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check

SLOTS = {"slots": {"am": {}, "pm": {"hours": "14:00-15:30"}}, "axes": "1 2", "rooms": "A B"}


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("1/am=5", ("S1 A @am T1 T2",), [(5, ("S1", "am"))]),
        ("1/am=5", ("S1 A @am T1", "S2 B @am T2"), [(5, ("S1", "am")), (5, ("S2", "am"))]),
        ("1/am=5", ("S1 A @pm T1 T2", "S2 B @am T3"), []),
        ("1/am=0 1/pm=2 2/pm=7", ("S1 A @am T1", "S2 A @pm T2", "S3 B @pm T3"), [(2, ("S2", "pm")), (7, ("S3", "pm"))]),
        ("1/pm=no", ("S1 A @pm T1 T2",), [(1, ("S1", "pm"))]),
    ],
)
def test_counts_the_cell_of_each_session(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", T3={"axis": "2"}, tables={"axis_slot": cells}, **SLOTS)
    assert measured("axis_slot_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_a_no_is_no_matter_of_weight(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2", tables={"axis_slot": "1/am=no 1/pm=3"}, rules={"axis_slot_table": 4}, **SLOTS)
    report = check(tiny_event, programme(tiny_event, "S1 A @am T1", "S2 A @pm T2", levels={"rules": 12}))
    assert [violation.subjects for violation in report.hard if violation.rule == "axis_slot_table"] == [("S1", "am")]
    assert [(violation.amount, violation.subjects) for violation in report.soft] == [(3, ("S2", "pm"))]
    assert dict(report.levels)["rules"] == 12
    off = tiny_event.model_copy(update={"rules": (("axis_slot_table", "off"),)})
    report = check(off, programme(tiny_event, "S1 A @am T1", "S2 A @pm T2"))
    assert "axis_slot_table" not in [violation.rule for violation in (*report.hard, *report.soft)]


def test_hard_every_cost_is_forbidden(event: Any, programme: Any) -> None:
    tiny_event = event("T1", tables={"axis_slot": "1/am=3 1/pm=no"}, rules={"axis_slot_table": "hard"}, **SLOTS)
    report = check(tiny_event, programme(tiny_event, "S1 A @am T1"))
    assert [violation.subjects for violation in report.hard if violation.rule == "axis_slot_table"] == [("S1", "am")]


def test_means_nothing_without_slots(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event("T1", tables={"axis_slot": "1/am=3"})
    assert measured("axis_slot_table", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == []
    assert said("axis_slot_table", tiny_event) == []


def test_names_session_and_slot(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", tables={"axis_slot": "1/am=5 1/pm=no 2/am=1"}, **SLOTS)
    assert texts("axis_slot_table", tiny_event, programme(tiny_event, "S1 A @am T1", "S2 A @pm T2")) == [
        (
            "La session S1 de l'axe 1 est dans le créneau am (de 9 h à 10 h 30), ce qui coûte 5.",
            "Session S1 of axis 1 is in slot am (from 9:00 to 10:30), which costs 5.",
        ),
        (
            "La session S2 de l'axe 1 est dans le créneau pm (de 14 h à 15 h 30), ce que la table axis_slot interdit.",
            "Session S2 of axis 1 is in slot pm (from 14:00 to 15:30), which table axis_slot forbids.",
        ),
    ]
    assert said("axis_slot_table", tiny_event) == [
        (
            "L'axe 1 « Axe 1 » n'a pas de session dans le créneau am (de 9 h à 10 h 30).",
            "Axis 1 “Axe 1” has no session in slot am (from 9:00 to 10:30).",
        ),
        (
            "L'axe 1 « Axe 1 » n'a pas de session dans le créneau pm (de 14 h à 15 h 30).",
            "Axis 1 “Axe 1” has no session in slot pm (from 14:00 to 15:30).",
        ),
    ]
