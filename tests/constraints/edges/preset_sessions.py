"""Edges of the rules about sessions, axes, rooms, breaks and plenaries, in events with preset sessions.

An edge: a rule, an event that just keeps it, the same event a step beyond, and the cost of that step without the
rule's weight.
"""

from __future__ import annotations

from typing import Any

from tests.constraints.edges.preset_fields import (
    APART,
    CHAIRED,
    EVERYWHERE,
    ONE,
    TWO,
    TWO_AXES,
    one_after_another,
    plenary,
)


def of_one_lab(people: str) -> dict[str, Any]:
    """Return the fields of three talks; the talks of these people are of one affiliation."""
    return {"talks": "T1 T2 T3", "people": {name: {"affiliation": "Lab"} for name in people.split()}}


def listed(available: str, **fields: Any) -> dict[str, Any]:
    """Return fields of an axis of which c, who is there for these hours, or d, who is there at night, chairs."""
    people = {"c": {"available": available}, "d": {"available": "17:00-18:00"}}
    return {"axes": {"1": {"chair_from": "d c"}, "2": {}}, "people": people, **fields}


EDGES_OF_SESSIONS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("framing", plenary("09:00-10:15", position="first"), plenary("10:30-12:00", position="first"), 2),
    ("framing", plenary("10:45-12:00", position="last"), plenary("09:00-10:00", position="last"), 2),
    ("plenary_after", plenary("10:30-11:30", after="T1"), plenary("09:00-10:00", after="T1"), 1),
    ("plenary_after", plenary("10:30-11:45", after="axis:1"), plenary("09:00-10:15", after="axis:1"), 2),
    (
        "room_available",
        {"talks": "T1", "rooms": {"A": {"available": "09:30-10:00"}}},
        {"talks": "T1", "rooms": {"A": {"available": "09:31-10:00"}}},
        1,
    ),
    (
        "room_available",
        {"slots": TWO, "rooms": {"A": {"available": "09:00-10:00"}}},
        {"slots": TWO, "rooms": {"A": {"available": "09:00-09:59"}}},
        1,
    ),
    (
        "axis_not_parallel",
        {"rooms": "A B", "slots": one_after_another("09:30-10:00")},
        {"rooms": "A B", "slots": one_after_another("09:29-09:59")},
        1,
    ),
    (
        "axis_not_parallel",
        {"talks": "T1 T2 T3", "rooms": "A B C"},
        {"talks": "T1 T2 T3", "rooms": "A B C", "slots": ONE},
        3,
    ),
    (
        "axis_slot_table",
        {"slots": APART, "talks": "T1", "tables": {"axis_slot": "1/am=4"}},
        {"slots": APART, "talks": "T1", "tables": {"axis_slot": "1/am=4 1/pm=9"}},
        4,
    ),
    (
        "axis_room_table",
        {"rooms": "A B", "tables": {"axis_room": "1/A=4"}},
        {"rooms": "A B", "tables": {"axis_room": "1/A=4 1/B=9"}},
        4,
    ),
    (
        "slot_room_table",
        {"rooms": "A B", "tables": {"slot_room": "am/A=4"}},
        {"rooms": "A B", "tables": {"slot_room": "am/A=4 am/B=9"}},
        4,
    ),
    (
        "axis_axis_table",
        {**TWO_AXES, "slots": APART, "tables": {"axis_axis": "1/2=4"}},
        {**TWO_AXES, "slots": ONE, "tables": {"axis_axis": "1/2=4"}},
        4,
    ),
    (
        "axis_rooms",
        {"rooms": "A B", "slots": APART, "T1": {"room": "A"}, "T2": {"room": "A"}},
        {"rooms": "A B", "slots": APART, "T1": {"room": "A"}, "T2": {"room": "B"}},
        1,
    ),
    (
        "axis_parallel",
        {"talks": "T1 T2 T3", "rooms": "A B C", "rules": EVERYWHERE},
        {"talks": "T1 T2 T3", "rooms": "A B C", "slots": ONE, "rules": EVERYWHERE},
        2,
    ),
    (
        "axis_consecutive",
        {
            "slots": {**APART, "eve": {"hours": "17:00-17:30", "places": 1}},
            "T1": {"available": "09:00-09:30"},
            "T2": {"available": "14:00-14:30"},
        },
        {
            "slots": {**APART, "eve": {"hours": "17:00-17:30", "places": 1}},
            "T1": {"available": "09:00-09:30"},
            "T2": {"available": "17:00-17:30"},
        },
        1,
    ),
    (
        "chair_sessions",
        {**CHAIRED, "slots": APART, "rules": EVERYWHERE},
        {**CHAIRED, "slots": TWO, "rules": EVERYWHERE},
        1,
    ),
    ("affiliation_mix", of_one_lab("of-T1 of-T2"), of_one_lab("of-T1 of-T2 of-T3"), 1),
    (
        "affiliation_mix",
        {**of_one_lab("of-T1 of-T2 of-T3"), "rooms": "A B", "rules": {"axis_not_parallel": "off"}},
        {
            **of_one_lab("of-T1 of-T2 of-T3"),
            "rooms": "A B",
            "T1": {"room": "A"},
            "T2": {"room": "A"},
            "T3": {"room": "A"},
            "rules": {"axis_not_parallel": "off"},
        },
        1,
    ),
    ("chair_from", listed("09:00-10:30"), listed("09:00-10:29"), 1),
    ("chair_from", listed("14:00-14:30", slots=APART, T2={"axis": "2"}), listed("14:00-14:30", slots=APART), 1),
    (
        "chair_from",
        {**TWO_AXES, "axes": {"1": {"chair_from": "c d"}, "2": {"chair_from": "c d"}}, "slots": ONE},
        {**TWO_AXES, "axes": {"1": {"chair_from": "c"}, "2": {"chair_from": "c"}}, "slots": ONE},
        1,
    ),
    (
        "chair_from",
        {**TWO_AXES, "axes": {"1": {"chair_from": "of-T2 of-T1"}, "2": {}}, "slots": ONE},
        {**TWO_AXES, "axes": {"1": {"chair_from": "of-T2"}, "2": {}}, "slots": ONE},
        1,
    ),
    (
        "chair_from",
        {**TWO_AXES, "axes": {"1": {"chair_from": "c; c"}, "2": {}}, "slots": ONE},
        {
            **TWO_AXES,
            "axes": {"1": {"chair_from": "c; d"}, "2": {}},
            "slots": ONE,
            "people": {"c": {"available": "17:00-18:00"}, "d": {"available": "17:00-18:00"}},
        },
        2,
    ),
]
