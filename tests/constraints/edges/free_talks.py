"""Edges of the rules about talks, in events with free hours.

An edge: a rule, an event that just keeps it, the same event a step beyond, and the cost of that step without the
rule's weight.
"""

from __future__ import annotations

from typing import Any

from tests.constraints.edges.free_fields import HALF_HOUR

BOTH_ROOMS = {"rooms": "A B", "settings": {"max_talks": 1}, "rules": {"axis_not_parallel": "off"}}


TAGGED: dict[str, Any] = {
    "axes": "1 2",
    "rooms": "A B",
    "T1": {"tags": ("IA", "droit")},
    "T2": {"axis": "2", "tags": ("ia", "Droit")},
}
EDGES_OF_TALKS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    (
        "talk_available",
        {"talks": "T1", "T1": {"available": "10:00-10:30"}},
        {"talks": "T1", "T1": {"available": "10:00-10:29"}},
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
        "tags_apart",
        {**TAGGED, "hours": "09:00-10:00"},
        {**TAGGED, "hours": "09:00-09:59"},
        2,
    ),
    (
        "together",
        {"talks": "T1 T2", "rooms": "A B", "T1": {"together": "T2", "room": "A"}},
        {"talks": "T1 T2", "rooms": "A B", "T1": {"together": "T2", "room": "A"}, "T2": {"room": "B"}},
        1,
    ),
    (
        "talk_room_table",
        {"talks": "T1", "rooms": "A B", "tables": {"talk_room": "T1/A=2"}},
        {"talks": "T1", "rooms": "A B", "tables": {"talk_room": "T1/A=2 T1/B=5"}},
        2,
    ),
    (
        "order",
        {"talks": "T1 T2", "T1": {"order": 2}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "T1": {"order": 2, "available": "09:00-09:59"}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "order",
        {"talks": "T1 T2", "T1": {"order": 1}, "T2": {"order": 2}, **BOTH_ROOMS, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "T1": {"order": 1}, "T2": {"order": 2}, **BOTH_ROOMS, "hours": "09:00-09:59"},
        1,
    ),
]
