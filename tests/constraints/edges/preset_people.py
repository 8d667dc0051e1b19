"""Edges of the rules about people, in events with preset sessions.

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

THREE = {"am": {"hours": "09:00-10:30", "places": 3}}
TWO_OF_X: dict[str, Any] = {"T1": {"speakers": "x"}, "T2": {"speakers": "x"}}
OF_X: dict[str, Any] = {"axes": "1 2", "rooms": "A B", "T1": {"speakers": "x"}, "T2": {"axis": "2", "speakers": "x"}}


def moderated(between: str, available: str = "09:00-18:00", pin: str = "10:00") -> dict[str, Any]:
    """Return fields of a talk in room A, whose speaker later chairs a plenary of half an hour in room B."""
    return {
        **plenary(between, room="B", chairs="x"),
        "talks": "T1",
        "rooms": "A B",
        "T1": {"speakers": "x", "pin": f"{pin}@A"},
        "people": {"x": {"available": available}},
    }


#: rule, an event at the edge, the same event a step beyond it, and what breaking the rule then costs in its units.
EDGES_OF_PEOPLE: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("person_available", moderated("11:05-11:35", "09:00-11:35"), moderated("11:05-11:35", "09:00-11:34"), 1),
    ("one_place", moderated("11:00-11:35", pin="10:30"), moderated("11:00-11:34", pin="10:30"), 1),
    ("one_place", moderated("11:00-11:30", pin="10:00"), moderated("11:00-11:30", pin="10:30"), 1),
    (
        "person_available",
        {"people": {"of-T1": {"available": "09:30-10:00"}}},
        {"people": {"of-T1": {"available": "09:30-09:59"}}},
        1,
    ),
    (
        "person_available",
        {"axes": {"1": {"chairs": "c"}}, "people": {"c": {"available": "09:00-10:30"}}},
        {"axes": {"1": {"chairs": "c"}}, "people": {"c": {"available": "09:01-10:30"}}},
        1,
    ),
    (
        "person_available",
        {"plenaries": {"p": {"at": "17:00", "speakers": "x"}}, "people": {"x": {"available": "17:00-17:30"}}},
        {"plenaries": {"p": {"at": "17:00", "speakers": "x"}}, "people": {"x": {"available": "17:01-17:30"}}},
        1,
    ),
    (
        "discussant_available",
        {"T1": {"discussants": "d"}, "people": {"d": {"available": "09:30-10:00"}}},
        {"T1": {"discussants": "d"}, "people": {"d": {"available": "09:30-09:59"}}},
        1,
    ),
    (
        "discussant_available",
        {
            "axes": {"1": {"session_discussants": "; d"}},
            "slots": APART,
            "people": {"d": {"available": "14:00-14:30"}},
        },
        {
            "axes": {"1": {"session_discussants": "; d"}},
            "slots": APART,
            "people": {"d": {"available": "14:00-14:29"}},
        },
        1,
    ),
    (
        "discussant_available",
        {**TWO_AXES, "T1": {"discussants": "of-T2"}, "slots": APART},
        {**TWO_AXES, "T1": {"discussants": "of-T2"}, "slots": ONE},
        1,
    ),
    (
        "discussant_available",
        {**TWO_AXES, "axes": {"1": {"session_discussants": "d"}, "2": {"session_discussants": "d"}}, "slots": APART},
        {**TWO_AXES, "axes": {"1": {"session_discussants": "d"}, "2": {"session_discussants": "d"}}, "slots": ONE},
        2,
    ),
    (
        "one_place",
        {**CHAIRED, "axes": {"1": {"session_chairs": "x"}, "2": {"session_chairs": "x"}}, "slots": APART},
        {**CHAIRED, "axes": {"1": {"session_chairs": "x"}, "2": {"session_chairs": "x"}}, "slots": ONE},
        1,
    ),
    (
        "person_available",
        {"axes": {"1": {"session_chairs": "; c"}}, "slots": APART, "people": {"c": {"available": "14:00-15:00"}}},
        {"axes": {"1": {"session_chairs": "c"}}, "slots": APART, "people": {"c": {"available": "14:00-15:00"}}},
        1,
    ),
    ("one_place", {**OF_X, "slots": TWO, "settings": {"room_change": 0}}, {**OF_X, "slots": ONE}, 1),
    (
        "one_place",
        {**OF_X, "slots": TWO, "settings": {"room_change": 0}},
        {**OF_X, "slots": TWO, "settings": {"room_change": 1}},
        1,
    ),
    (
        "one_place",
        {
            "rooms": "A B",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x"},
            "slots": one_after_another("09:35-10:05"),
        },
        {
            "rooms": "A B",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x"},
            "slots": one_after_another("09:34-10:05"),
        },
        1,
    ),
    (
        "one_place",
        {"axes": {"1": {"chairs": "x"}, "2": {}}, "rooms": "A B", "T2": {"axis": "2", "speakers": "x"}, "slots": APART},
        {"axes": {"1": {"chairs": "x"}, "2": {}}, "rooms": "A B", "T2": {"axis": "2", "speakers": "x"}, "slots": ONE},
        1,
    ),
    (
        "one_place",
        {
            "axes": {"1": {"chairs": "x"}, "2": {}},
            "rooms": "A B",
            "T2": {"axis": "2", "speakers": "x"},
            "slots": one_after_another("09:35-10:05"),
        },
        {
            "axes": {"1": {"chairs": "x"}, "2": {}},
            "rooms": "A B",
            "T2": {"axis": "2", "speakers": "x"},
            "slots": one_after_another("09:34-10:05"),
        },
        1,
    ),
    ("one_place", {**CHAIRED, "slots": APART}, {**CHAIRED, "slots": ONE}, 1),
    (
        "one_place",
        {**CHAIRED, "slots": one_after_another("09:35-10:05")},
        {**CHAIRED, "slots": one_after_another("09:34-10:05")},
        1,
    ),
    (
        "one_place",
        {"axes": {"1": {"chairs": "x"}}, "rooms": "A B", "slots": APART, "rules": {"axis_not_parallel": "off"}},
        {"axes": {"1": {"chairs": "x"}}, "rooms": "A B", "slots": ONE, "rules": {"axis_not_parallel": "off"}},
        1,
    ),
    (
        "one_place",
        {"talks": "T1 T2 T3", "axes": {"1": {"chairs": "x"}}, "rooms": "A B C", "rules": {"axis_not_parallel": "off"}},
        {
            "talks": "T1 T2 T3",
            "axes": {"1": {"chairs": "x"}},
            "rooms": "A B C",
            "rules": {"axis_not_parallel": "off"},
            "slots": ONE,
        },
        3,
    ),
    (
        "one_place",
        {
            "talks": "T1",
            "rooms": "A B",
            "plenaries": {"p": {"speakers": "x", "room": "A"}},
            "T1": {"speakers": "x"},
            "slots": {"am": {"hours": "09:35-10:05", "places": 1, "rooms": "B"}},
        },
        {
            "talks": "T1",
            "rooms": "A B",
            "plenaries": {"p": {"speakers": "x", "room": "A"}},
            "T1": {"speakers": "x"},
            "slots": {"am": {"hours": "09:34-10:05", "places": 1, "rooms": "B"}},
        },
        1,
    ),
    (
        "one_place",
        {
            "axes": {"1": {"chairs": "x"}},
            "rooms": "A B",
            "plenaries": {"p": {"speakers": "x", "room": "A"}},
            "slots": {"am": {"hours": "09:35-10:35", "rooms": "B"}},
        },
        {
            "axes": {"1": {"chairs": "x"}},
            "rooms": "A B",
            "plenaries": {"p": {"speakers": "x", "room": "A"}},
            "slots": {"am": {"hours": "09:34-10:35", "rooms": "B"}},
        },
        1,
    ),
    (
        "one_place",
        {
            "talks": "T1",
            "rooms": "A B",
            "plenaries": {
                "p": {"at": "15:30", "speakers": "x", "room": "A"},
                "q": {"at": "16:05", "speakers": "x", "room": "B"},
            },
        },
        {
            "talks": "T1",
            "rooms": "A B",
            "plenaries": {
                "p": {"at": "15:30", "speakers": "x", "room": "A"},
                "q": {"at": "16:04", "speakers": "x", "room": "B"},
            },
        },
        1,
    ),
    (
        "person_pause",
        {"talks": "T1 T2 T3", **TWO_OF_X, "settings": {"person_pause": 30}, "slots": THREE},
        {"talks": "T1 T2 T3", **TWO_OF_X, "settings": {"person_pause": 31}, "slots": THREE},
        1,
    ),
    (
        "time_zone",
        {"T1": {"places": 2, "timezone": "Europe/Paris"}, "zone_hours": {"suitable": "09:00-10:30"}},
        {"T1": {"places": 2, "timezone": "Europe/Paris"}, "zone_hours": {"suitable": "09:00-10:29", "small": 3}},
        6,
    ),
    (
        "presenter_sessions",
        {**OF_X, "slots": APART, "rules": EVERYWHERE},
        {**OF_X, "slots": TWO, "rules": EVERYWHERE},
        1,
    ),
    ("presenter_places", {**OF_X, "slots": TWO, "rules": EVERYWHERE}, {**OF_X, "slots": ONE, "rules": EVERYWHERE}, 1),
    (
        "attendee_sessions",
        {**TWO_AXES, "slots": APART, "wishes": {"w": "T1 T2"}},
        {**TWO_AXES, "slots": TWO, "wishes": {"w": "T1 T2"}},
        1,
    ),
    (
        "attendee_places",
        {**TWO_AXES, "slots": TWO, "wishes": {"w": "T1 T2"}},
        {**TWO_AXES, "slots": ONE, "wishes": {"w": "T1 T2"}},
        1,
    ),
]
