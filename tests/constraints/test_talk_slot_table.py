"""The table of talks and slots costs each place of a talk in the slot."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check

SLOTS = {"slots": {"am": {}, "pm": {"hours": "14:00-15:30"}}, "rooms": "A B"}


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("T1/am=5", ("S1 A @am T1 T2",), [(5, ("T1", "am"))]),
        ("T2/am=5", ("S1 A @am T1 T2",), [(10, ("T2", "am"))]),
        ("T1/am=5 T2/am=1", ("S1 A @pm T1", "S2 B @am T2:1"), [(2, ("T2", "am"))]),
        ("T2/pm=no T1/pm=0", ("S1 A @pm T1 T2",), [(1, ("T2", "pm"))]),
    ],
)
def test_counts_the_cell_for_each_place(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", T2={"places": 2}, tables={"talk_slot": cells}, **SLOTS)
    assert measured("talk_slot_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_a_no_is_no_matter_of_weight(event: Any, programme: Any) -> None:
    tiny_event = event("T1 T2", tables={"talk_slot": "T1/am=no T2/am=3"}, rules={"talk_slot_table": 2}, **SLOTS)
    report = check(tiny_event, programme(tiny_event, "S1 A @am T1 T2"))
    assert [violation.subjects for violation in report.hard if violation.rule == "talk_slot_table"] == [("T1", "am")]
    assert dict(report.levels)["rules"] == 6


def test_names_talk_and_slot(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", T1={"places": 3}, tables={"talk_slot": "T1/am=5"}, **SLOTS)
    assert texts("talk_slot_table", tiny_event, programme(tiny_event, "S1 A @am T1")) == [
        (
            "L'exposé T1 « Titre T1 » est dans le créneau am (de 9 h à 10 h 30), ce qui coûte 15.",
            "Talk T1 “Titre T1” is in slot am (from 9:00 to 10:30), which costs 15.",
        ),
    ]
    assert said("talk_slot_table", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » n'est pas dans le créneau am (de 9 h à 10 h 30).",
            "Talk T1 “Titre T1” is not in slot am (from 9:00 to 10:30).",
        ),
    ]
