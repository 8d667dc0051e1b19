"""The table of slots and rooms costs each session of the slot in the room."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check

SLOTS = {"slots": {"am": {}, "pm": {"hours": "14:00-15:30"}}, "rooms": "A B"}


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("am/A=5", ("S1 A @am T1 T2",), [(5, ("S1", "am", "A"))]),
        ("am/A=5", ("S1 B @am T1", "S2 A @pm T2"), []),
        ("am/A=5 pm/A=7", ("S1 A @am T1", "S2 A @pm T2"), [(5, ("S1", "am", "A")), (7, ("S2", "pm", "A"))]),
        ("am/B=0 am/A=no", ("S1 A @am T1", "S2 B @am T2"), [(1, ("S1", "am", "A"))]),
    ],
)
def test_counts_the_cell_of_each_session(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", tables={"slot_room": cells}, **SLOTS)
    assert measured("slot_room_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_a_no_is_no_matter_of_weight(event: Any, programme: Any) -> None:
    tiny_event = event("T1 T2", tables={"slot_room": "am/A=no pm/A=3"}, rules={"slot_room_table": 2}, **SLOTS)
    report = check(tiny_event, programme(tiny_event, "S1 A @am T1", "S2 A @pm T2"))
    assert [violation.subjects for violation in report.hard if violation.rule == "slot_room_table"] == [
        ("S1", "am", "A")
    ]
    assert dict(report.levels)["rules"] == 6


def test_names_session_room_and_slot(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", tables={"slot_room": "am/A=5"}, **SLOTS)
    assert texts("slot_room_table", tiny_event, programme(tiny_event, "S1 A @am T1")) == [
        (
            "La session S1 de l'axe 1 est dans la Salle A pendant le créneau am (de 9 h à 10 h 30), ce qui coûte 5.",
            "Session S1 of axis 1 is in Salle A during slot am (from 9:00 to 10:30), which costs 5.",
        ),
    ]
    assert said("slot_room_table", tiny_event) == [
        (
            "Le créneau am (de 9 h à 10 h 30) n'a pas de session dans la Salle A.",
            "Slot am (from 9:00 to 10:30) has no session in Salle A.",
        ),
    ]
