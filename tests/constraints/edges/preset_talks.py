"""Edges of the rules about talks, in events with preset sessions.

An edge: a rule, an event that just keeps it, the same event a step beyond, and the cost of that step without the
rule's weight.
"""

from __future__ import annotations

from typing import Any

from tests.constraints.edges.preset_fields import APART, ONE, TWO, TWO_AXES, one_after_another

TAGGED: dict[str, Any] = {
    "axes": "1 2",
    "rooms": "A B",
    "T1": {"tags": ("IA", "droit")},
    "T2": {"axis": "2", "tags": ("ia", "Droit")},
}
RELATED: dict[str, Any] = {
    "T1": {"tags": ("a",), "difficulty": 1},
    "T2": {"tags": ("A",), "difficulty": 2},
    "rules": {"axis_not_parallel": "off"},
}
SIZES: dict[str, Any] = {"rooms": {"A": {"capacity": 9}, "B": {"capacity": 6}}, "rules": RELATED["rules"]}
EDGES_OF_TALKS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("talk_available", {"T1": {"available": "09:30-10:00"}}, {"T1": {"available": "09:31-10:01"}}, 1),
    (
        "talk_available",
        {"T1": {"places": 2, "available": "09:30-10:30"}},
        {"T1": {"places": 2, "available": "09:30-10:29"}},
        1,
    ),
    ("pin", {"T1": {"pin": "09:30"}}, {"T1": {"pin": "09:31"}}, 1),
    ("pin", {"rooms": "A B", "T1": {"pin": "09:30@B"}}, {"rooms": "A B", "T1": {"pin": "10:30@B"}}, 1),
    (
        "pin",
        {"rooms": "A B", "T1": {"pin": "09:30@A"}, "slots": {"am": {"rooms": "A"}}},
        {"rooms": "A B", "T1": {"pin": "09:30@B"}, "slots": {"am": {"rooms": "A"}}},
        1,
    ),
    (
        "talk_room",
        {"rooms": "A B", "T1": {"room": "A"}, "slots": {"am": {"rooms": "A"}}},
        {"rooms": "A B", "T1": {"room": "B"}, "slots": {"am": {"rooms": "A"}}},
        1,
    ),
    (
        "needs",
        {"rooms": {"A": {"features": "piano"}}, "T1": {"needs": "piano"}},
        {"rooms": {"A": {"features": "piano"}}, "T1": {"needs": "piano screen"}},
        1,
    ),
    (
        "capacity",
        {"rooms": {"A": {"capacity": 20}}, "T1": {"audience": 20}},
        {"rooms": {"A": {"capacity": 20}}, "T1": {"audience": 21}},
        1,
    ),
    (
        "after",
        {"T1": {"available": "09:00-09:30"}, "T2": {"after": "T1"}, "slots": TWO},
        {"T1": {"available": "09:30-10:00"}, "T2": {"after": "T1"}, "slots": TWO},
        1,
    ),
    (
        "after",
        {"rooms": "A B", "T1": {"room": "A"}, "T2": {"after": "T1"}, "slots": one_after_another("09:30-10:00")},
        {
            "rooms": "A B",
            "T1": {"room": "A"},
            "T2": {"after": "T1"},
            "slots": one_after_another("09:29-09:59"),
            "rules": {"axis_not_parallel": "off"},
        },
        1,
    ),
    (
        "not_with",
        {**TWO_AXES, "T1": {"not_with": "T2"}, "slots": TWO},
        {**TWO_AXES, "T1": {"not_with": "T2"}, "slots": ONE},
        1,
    ),
    (
        "not_with",
        {**TWO_AXES, "T1": {"not_with": "T2"}, "slots": one_after_another("09:30-10:00")},
        {**TWO_AXES, "T1": {"not_with": "T2"}, "slots": one_after_another("09:29-09:59")},
        1,
    ),
    ("tags_apart", {**TAGGED, "slots": TWO}, {**TAGGED, "slots": ONE}, 2),
    (
        "tags_apart",
        {**TAGGED, "slots": one_after_another("09:30-10:00")},
        {**TAGGED, "slots": one_after_another("09:29-09:59")},
        2,
    ),
    (
        "tags_related",
        {**RELATED, "tag_relations": (("a", "day", 2),), "slots": APART},
        {
            **RELATED,
            "tag_relations": (("a", "day", 2),),
            "days": 2,
            "slots": {**ONE, "pm": {"hours": "2/14:00-14:30", "places": 1}},
        },
        2,
    ),
    (
        "tags_related",
        {**RELATED, "tag_relations": (("a", "room", 3),), "rooms": "A B", "slots": APART},
        {**RELATED, "tag_relations": (("a", "room", 3),), "rooms": "A B", "slots": ONE},
        3,
    ),
    (
        "tags_related",
        {**RELATED, "tag_relations": (("a", "time", 1),), "rooms": "A B", "slots": ONE},
        {**RELATED, "tag_relations": (("a", "time", 1),), "slots": TWO},
        1,
    ),
    (
        "tags_related",
        {**RELATED, "tag_relations": (("a", "order", 2),), "slots": TWO},
        {**RELATED, "tag_relations": (("a", "order", 2),), "rooms": "A B", "slots": ONE},
        2,
    ),
    (
        "popular_rooms",
        {**SIZES, "T1": {"audience": 5}, "T2": {"audience": 4, "room": "B"}, "slots": ONE},
        {**SIZES, "T1": {"audience": 4}, "T2": {"audience": 5, "room": "B"}, "slots": ONE},
        1,
    ),
    (
        "together",
        {"T1": {"together": "T2"}, "slots": TWO},
        {"T1": {"together": "T2"}, "slots": APART},
        1,
    ),
    (
        "together",
        {"rooms": "A B", "T1": {"together": "T2", "room": "A"}, "slots": TWO, "rules": {"axis_not_parallel": "off"}},
        {
            "rooms": "A B",
            "T1": {"together": "T2", "room": "A"},
            "T2": {"room": "B"},
            "slots": TWO,
            "rules": {"axis_not_parallel": "off"},
        },
        1,
    ),
    (
        "talk_slot_table",
        {"T1": {"places": 2}, "slots": {"am": {}, "pm": {"hours": "14:00-15:30"}}, "tables": {"talk_slot": "T1/am=4"}},
        {"T1": {"places": 2}, "tables": {"talk_slot": "T1/am=4"}},
        8,
    ),
    (
        "talk_room_table",
        {"T1": {"places": 2}, "rooms": "A B", "tables": {"talk_room": "T1/A=4"}},
        {"T1": {"places": 2}, "rooms": "A B", "tables": {"talk_room": "T1/A=4 T1/B=5"}},
        8,
    ),
    (
        "order",
        {"slots": TWO, "T1": {"pin": "09:00", "order": 1}, "T2": {"order": 2}},
        {"slots": TWO, "T1": {"pin": "09:30", "order": 1}, "T2": {"order": 2}},
        2,
    ),
]
