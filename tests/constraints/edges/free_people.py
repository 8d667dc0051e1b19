"""Edges of the rules about people, in events with free hours.

An edge: a rule, an event that just keeps it, the same event a step beyond, and the cost of that step without the
rule's weight.
"""

from __future__ import annotations

from typing import Any

from tests.constraints.edges.free_fields import at_once


def moderated(between: str, available: str = "09:00-18:00") -> dict[str, Any]:
    """Return fields of a talk in room A until 10:30, whose speaker then chairs a plenary of its window in room B."""
    return {
        "talks": "T1",
        "rooms": "A B",
        "T1": {"speakers": "x", "pin": "10:00@A"},
        "people": {"x": {"available": available}},
        "plenaries": {"p": {"between": between, "room": "B", "chairs": "x"}},
    }


TWO_OF_X: dict[str, Any] = {"T1": {"speakers": "x"}, "T2": {"speakers": "x"}, "rules": {"session_apart": "off"}}

EDGES_OF_PEOPLE: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    (
        "person_available",
        {"talks": "T1", "people": {"of-T1": {"available": "10:00-10:30"}}},
        {"talks": "T1", "people": {"of-T1": {"available": "10:00-10:29"}}},
        1,
    ),
    (
        "person_available",
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"discussion": 10},
            "people": {"c": {"available": "10:00-10:40"}},
        },
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"discussion": 10},
            "people": {"c": {"available": "10:00-10:39"}},
        },
        1,
    ),
    (
        "person_available",
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"introduction": 10},
            "people": {"c": {"available": "10:00-10:40"}},
        },
        {
            "talks": "T1",
            "axes": {"1": {"chairs": "c"}},
            "settings": {"introduction": 10},
            "people": {"c": {"available": "10:01-10:40"}},
        },
        1,
    ),
    (
        "person_available",
        {"talks": "T1", "plenaries": {"p": {"speakers": "x"}}, "people": {"x": {"available": "09:00-09:30"}}},
        {"talks": "T1", "plenaries": {"p": {"speakers": "x"}}, "people": {"x": {"available": "09:00-09:29"}}},
        1,
    ),
    (
        "discussant_available",
        {"talks": "T1", "T1": {"discussants": "d"}, "people": {"d": {"available": "10:00-10:30"}}},
        {"talks": "T1", "T1": {"discussants": "d"}, "people": {"d": {"available": "10:00-10:29"}}},
        1,
    ),
    (
        "discussant_available",
        {
            "talks": "T1 T2",
            "axes": {"1": {"session_discussants": "; d"}},
            "settings": {"max_talks": 1, "discussion": 10},
            "people": {"d": {"available": "09:55-10:35"}},
            "breaks": {"tea": {"duration": 15, "between": "09:40-09:55"}},
            "hours": "09:00-10:35",
        },
        {
            "talks": "T1 T2",
            "axes": {"1": {"session_discussants": "; d"}},
            "settings": {"max_talks": 1, "discussion": 10},
            "people": {"d": {"available": "09:55-10:34"}},
            "breaks": {"tea": {"duration": 15, "between": "09:40-09:55"}},
            "hours": "09:00-10:35",
        },
        1,
    ),
    (
        "discussant_available",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"discussants": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:05",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"discussants": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:04",
        },
        1,
    ),
    (
        "discussant_available",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"discussants": "x", "room": "A"},
            "T2": {"discussants": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:05",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"discussants": "x", "room": "A"},
            "T2": {"discussants": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:04",
        },
        2,
    ),
    (
        "person_available",
        {
            "talks": "T1 T2",
            "axes": {"1": {"session_chairs": "; c"}},
            "settings": {"max_talks": 1},
            "people": {"c": {"available": "09:45-10:15"}},
            "breaks": {"tea": {"duration": 15, "between": "09:30-09:45"}},
            "hours": "09:00-10:15",
        },
        {
            "talks": "T1 T2",
            "axes": {"1": {"session_chairs": "c"}},
            "settings": {"max_talks": 1},
            "people": {"c": {"available": "09:45-10:15"}},
            "breaks": {"tea": {"duration": 15, "between": "09:30-09:45"}},
            "hours": "09:00-10:15",
        },
        1,
    ),
    (
        "one_place",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:05",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "axes": "1 2",
            "T1": {"speakers": "x", "room": "A"},
            "T2": {"speakers": "x", "room": "B", "axis": "2"},
            "hours": "09:00-10:04",
        },
        1,
    ),
    (
        "person_pause",
        {**TWO_OF_X, "settings": {"person_pause": 30}, "hours": "09:00-10:30"},
        {**TWO_OF_X, "settings": {"person_pause": 31}, "hours": "09:00-10:30", "step": 1},
        1,
    ),
    (
        "time_zone",
        {"talks": "T1", "T1": {"timezone": "UTC", "pin": "11:00"}, "zone_hours": {"small": 2}},
        {"talks": "T1", "T1": {"timezone": "UTC", "pin": "10:59"}, "zone_hours": {"small": 2}},
        2,
    ),
    (
        "time_zone",
        {"talks": "T1", "people": {"of-T1": {"timezone": "UTC+8"}}, "T1": {"pin": "11:30"}, "zone_hours": {}},
        {"talks": "T1", "people": {"of-T1": {"timezone": "UTC+8"}}, "T1": {"pin": "15:31"}, "zone_hours": {}},
        10,
    ),
    (
        "presenter_sessions",
        at_once("10:00@B", T1={"speakers": "x"}, T2={"speakers": "x"}),
        at_once("09:59@B", T1={"speakers": "x"}, T2={"speakers": "x"}),
        1,
    ),
    (
        "presenter_places",
        at_once("09:30@B", T1={"speakers": "x"}, T2={"speakers": "x"}),
        at_once("09:29@B", T1={"speakers": "x"}, T2={"speakers": "x"}),
        1,
    ),
    (
        "attendee_sessions",
        at_once("10:00@B", wishes={"w": "T1 T2"}),
        at_once("09:59@B", wishes={"w": "T1 T2"}),
        1,
    ),
    (
        "attendee_places",
        at_once("09:30@B", wishes={"w": "T1 T2"}),
        at_once("09:29@B", wishes={"w": "T1 T2"}),
        1,
    ),
    ("person_available", moderated("11:00-11:30", "09:00-11:30"), moderated("11:00-11:30", "09:00-11:29"), 1),
    ("one_place", moderated("10:30-11:05"), moderated("10:30-11:04"), 1),
]
