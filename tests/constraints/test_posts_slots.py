"""The preset model keeps each adjustable rule: the edge is possible and a step beyond it is not.

A rule that is off allows the step; a soft rule charges for it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from edges import assert_flagged, assert_no_more
from quick import first_of_each

from constraints import CATALOGUE
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

ONE = {"am": {"hours": "09:00-09:30", "places": 1}}
TWO = {"am": {"hours": "09:00-10:00", "places": 2}}
THREE = {"am": {"hours": "09:00-10:30", "places": 3}}
TAGGED: dict[str, Any] = {
    "axes": "1 2",
    "rooms": "A B",
    "T1": {"tags": ("IA", "droit")},
    "T2": {"axis": "2", "tags": ("ia", "Droit")},
}
TWO_OF_X: dict[str, Any] = {"T1": {"speakers": "x"}, "T2": {"speakers": "x"}}
APART = {"am": {"hours": "09:00-09:30", "places": 1}, "pm": {"hours": "14:00-14:30", "places": 1}}
NEXT_DAY = {**ONE, "pm": {"hours": "2/14:00-14:30", "places": 1}}
RELATED: dict[str, Any] = {
    "T1": {"tags": ("a",), "difficulty": 1},
    "T2": {"tags": ("A",), "difficulty": 2},
    "rules": {"axis_not_parallel": "off"},
}
SIZES: dict[str, Any] = {"rooms": {"A": {"capacity": 9}, "B": {"capacity": 6}}, "rules": RELATED["rules"]}
TWO_AXES: dict[str, Any] = {"axes": "1 2", "rooms": "A B", "T2": {"axis": "2"}}
OF_X: dict[str, Any] = {"axes": "1 2", "rooms": "A B", "T1": {"speakers": "x"}, "T2": {"axis": "2", "speakers": "x"}}
CHAIRED: dict[str, Any] = {"axes": {"1": {"chairs": "x"}, "2": {"chairs": "x"}}, "rooms": "A B", "T2": {"axis": "2"}}
EVERYWHERE = {"axis_not_parallel": "off", "one_place": "off"}


def one_after_another(second: str) -> dict[str, dict[str, Any]]:
    """Return a slot of room A from 9:00 to 9:30, and a slot of room B at the hours `second`."""
    return {"am": {**ONE["am"], "rooms": "A"}, "pm": {"hours": second, "places": 1, "rooms": "B"}}


def of_one_lab(people: str) -> dict[str, Any]:
    """Return the fields of three talks; the talks of these people are of one affiliation."""
    return {"talks": "T1 T2 T3", "people": {name: {"affiliation": "Lab"} for name in people.split()}}


def moderated(between: str, available: str = "09:00-18:00", pin: str = "10:00") -> dict[str, Any]:
    """Return fields of a talk in room A, whose speaker later chairs a plenary of half an hour in room B."""
    return {
        **plenary(between, room="B", chairs="x"),
        "talks": "T1",
        "rooms": "A B",
        "T1": {"speakers": "x", "pin": f"{pin}@A"},
        "people": {"x": {"available": available}},
    }


def plenary(between: str, **fields: Any) -> dict[str, Any]:
    """Return fields of two talks in a slot from ten to eleven, and of a plenary of half an hour in its window."""
    return {"slots": {"am": {"hours": "10:00-11:00", "places": 2}}, "plenaries": {"p": {"between": between, **fields}}}


def listed(available: str, **fields: Any) -> dict[str, Any]:
    """Return fields of an axis of which c, who is there for these hours, or d, who is there at night, chairs."""
    people = {"c": {"available": available}, "d": {"available": "17:00-18:00"}}
    return {"axes": {"1": {"chair_from": "d c"}, "2": {}}, "people": people, **fields}


#: rule, an event at the edge, the same event a step beyond it, and what breaking the rule then costs in its units.
EDGES: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("person_available", moderated("11:05-11:35", "09:00-11:35"), moderated("11:05-11:35", "09:00-11:34"), 1),
    ("one_place", moderated("11:00-11:35", pin="10:30"), moderated("11:00-11:34", pin="10:30"), 1),
    ("one_place", moderated("11:00-11:30", pin="10:00"), moderated("11:00-11:30", pin="10:30"), 1),
    ("framing", plenary("09:00-10:15", position="first"), plenary("10:30-12:00", position="first"), 2),
    ("framing", plenary("10:45-12:00", position="last"), plenary("09:00-10:00", position="last"), 2),
    ("plenary_after", plenary("10:30-11:30", after="T1"), plenary("09:00-10:00", after="T1"), 1),
    ("plenary_after", plenary("10:30-11:45", after="axis:1"), plenary("09:00-10:15", after="axis:1"), 2),
    ("talk_available", {"T1": {"available": "09:30-10:00"}}, {"T1": {"available": "09:31-10:01"}}, 1),
    (
        "talk_available",
        {"T1": {"places": 2, "available": "09:30-10:30"}},
        {"T1": {"places": 2, "available": "09:30-10:29"}},
        1,
    ),
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
    (
        "person_pause",
        {"talks": "T1 T2 T3", **TWO_OF_X, "settings": {"person_pause": 30}, "slots": THREE},
        {"talks": "T1 T2 T3", **TWO_OF_X, "settings": {"person_pause": 31}, "slots": THREE},
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
        "order",
        {"slots": TWO, "T1": {"pin": "09:00", "order": 1}, "T2": {"order": 2}},
        {"slots": TWO, "T1": {"pin": "09:30", "order": 1}, "T2": {"order": 2}},
        2,
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


def with_rule(event: Any, fields: dict[str, Any], rule: str, setting: RuleSetting) -> Event:
    """Return the event of `fields` with the setting of the rule."""
    fields = {"slots": {"am": {}}, **fields}
    tiny_event: Event = event(**{**fields, "rules": {**fields.get("rules", {}), rule: setting}})
    return tiny_event


@pytest.mark.parametrize(("rule", "edge", "beyond", "cost"), first_of_each(EDGES, lambda n, edge: f"{n}-{edge[0]}"))
def test_the_edge_is_possible_and_no_more(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    assert_no_more(partial(with_rule, event, edge, rule), partial(with_rule, event, beyond, rule), cost)


@pytest.mark.parametrize(("rule", "edge", "beyond", "cost"), first_of_each(EDGES, lambda n, edge: f"{n}-{edge[0]}"))
def test_what_the_model_does_without_the_rule_the_measure_flags(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    assert_flagged(rule, partial(with_rule, event, beyond, rule))


def test_every_adjustable_rule_has_an_edge() -> None:
    adjustable = {rule.name for rule in CATALOGUE if rule.kind == "adjustable" and rule.where != "free"}
    assert {edge[0] for edge in EDGES} == adjustable


# ── what is fixed ────────────────────────────────────────────────────────────────────────────────────────────────────


def two_slots(second: str) -> dict[str, dict[str, Any]]:
    return {"am": {"hours": "11:00-12:30"}, "pm": {"hours": second}}


def test_a_break_lies_between_slots(event: Any) -> None:
    lunch = {"lunch": {"between": "11:30-14:30", "duration": 60}}
    programme = solve(event(slots=two_slots("13:30-15:00"), breaks=lunch)).programme
    assert programme is not None
    assert [(pause.start, pause.end) for pause in programme.breaks] == [(750, 810)]
    assert solve(event(slots=two_slots("13:29-15:00"), breaks=lunch)).status == "infeasible"


def test_breaks_do_not_overlap_each_other_nor_plenaries(event: Any) -> None:
    breaks = {name: {"between": "12:00-14:30", "duration": 30} for name in ("tea", "lunch")}
    assert solve(event(slots=two_slots("13:30-15:00"), breaks=breaks)).status == "optimal"
    assert solve(event(slots=two_slots("13:29-15:00"), breaks=breaks)).status == "infeasible"
    address = {"p": {"at": "12:55", "duration": 30}}
    tea = {"tea": breaks["tea"]}
    assert solve(event(slots=two_slots("13:55-15:00"), breaks=tea, plenaries=address)).status == "optimal"
    assert solve(event(slots=two_slots("13:54-15:00"), breaks=tea, plenaries=address)).status == "infeasible"


def asking(event: Any, *, talks: str = "T1 T2", slots: Any = None, rooms: str = "A B", **required: Any) -> str:
    """Return the status of the search for a programme that also keeps this what-if."""
    tiny_event = event(talks, slots=slots or TWO, rooms=rooms).model_copy(update={"what_ifs": (WhatIf(**required),)})
    return solve(tiny_event).status


@pytest.mark.parametrize("kind", ["when", "wish", "begun", "waits"])
def test_what_is_asked_of_a_talk_is_kept(kind: str, event: Any) -> None:
    place, no_place = Window(start=570, end=600), Window(start=571, end=601)
    assert asking(event, kind=kind, subject="T1", windows=(place,)) == "optimal"
    assert asking(event, kind=kind, subject="T1", windows=(no_place,)) == "infeasible"
    assert asking(event, kind=kind, subject="T1", windows=(no_place, place), room="B") == "optimal"
    only = {"am": {**TWO["am"], "rooms": "A"}}
    assert asking(event, kind=kind, subject="T1", windows=(place,), room="B", slots=only) == "infeasible"


def test_an_axis_is_in_as_few_sessions_as_asked(event: Any) -> None:
    slots = {"am": TWO["am"], "pm": {"hours": "14:00-15:00", "places": 2}}
    assert asking(event, kind="sessions", subject="1", most=1, slots=slots) == "optimal"
    assert asking(event, kind="sessions", subject="1", most=1, talks="T1 T2 T3", slots=slots) == "infeasible"


# ── sessions side by side that would fit into one ────────────────────────────────────────────────────────────────────

TWO_ROOMS: dict[str, Any] = {"rooms": "A B", "slots": TWO, "rules": EVERYWHERE}


@pytest.mark.parametrize(
    "fields",
    [
        {**TWO_ROOMS, "T1": {"room": "A"}, "T2": {"room": "B"}},
        {**TWO_ROOMS, "T1": {"pin": "09:00"}, "T2": {"pin": "09:00"}},
        {**TWO_ROOMS, "T1": {"available": "09:00-09:45"}, "T2": {"available": "08:00-09:30"}},
        {
            **TWO_ROOMS,
            "T1": {"audience": 9},
            "T2": {"needs": "piano"},
            "rooms": {"A": {"capacity": 9}, "B": {"capacity": 8, "features": "piano"}},
        },
        {**TWO_ROOMS, "rooms": {"A": {"available": "09:00-09:30"}, "B": {"available": "09:30-10:00"}}},
        {**TWO_ROOMS, "tables": {"talk_room": "T1/A=no T2/B=no"}},
        {**TWO_ROOMS, "rooms": "A B C", "talks": "T1 T2 T3", "axes": "1 2", "T3": {"axis": "2", "after": "T1 T2"}},
        {
            "talks": "T1 T2 T3",
            "rooms": "A B C",
            "rules": EVERYWHERE,
            **{talk: {"places": 2} for talk in ("T1", "T2", "T3")},
        },
    ],
)
def test_an_axis_has_as_many_sessions_at_once_as_its_talks_need(fields: dict[str, Any], event: Any) -> None:
    result = solve(event(**{"slots": {"am": {}}, **fields}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert sum(session.axis == "1" for session in result.programme.sessions) == (3 if "slots" not in fields else 2)


def test_talks_that_have_an_order_may_be_in_more_sessions_so_as_not_to_overlap(event: Any) -> None:
    """With two sessions of two talks the first and the third talk overlap; with a third session they need not.

    The third session pays off only if sessions at the same time cost nothing.
    """
    fields = {"talks": "T1 T2 T3 T4", "rooms": "A B C", "slots": TWO, "T1": {"order": 1}, "T3": {"order": 3}}
    free, dear = (event(**fields, rules={**EVERYWHERE, "axis_parallel": weight}) for weight in ("off", 2))
    assert levels(free) == {"rules": 0, "sessions": 3, "preferences": 0, "axis_order": 0, "breaks": 0}
    assert levels(dear) == {"rules": 3, "sessions": 2, "preferences": 0, "axis_order": 0, "breaks": 0}


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def levels(event: Event) -> dict[str, int]:
    result = solve(event)
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(event, result.programme).passed
    return {level.name: level.value for level in result.programme.levels}


def test_talks_are_held_when_they_are_wished(event: Any) -> None:
    """T1 and T2 wish for the same place, T3 for a time that is none; each counts once, whoever wishes."""
    tiny_event = event(
        "T1 T2 T3",
        T1={"preferred": "09:00-09:30"},
        T2={"preferred": "08:00-09:30", "speakers": "x y"},
        T3={"preferred": "09:15-09:45"},
        people={"x": {"preferred": "09:00-10:00"}, "y": {"preferred": "12:00-13:00"}},
        slots={"am": {}},
    )
    assert levels(tiny_event) == {"sessions": 1, "preferences": 2, "axis_order": 0, "breaks": 0}


def test_axes_begin_in_their_order(event: Any) -> None:
    """Axis 3 can only be held before axis 2, axis 1 beside either."""
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B",
        T2={"axis": "2", "available": "14:00-14:30"},
        T3={"axis": "3", "available": "09:00-09:30"},
        slots=APART,
    )
    assert levels(tiny_event)["axis_order"] == 1
    later = event("T1 T2", axes="1 2", T1={"available": "14:00-14:30"}, T2={"axis": "2"}, slots=APART)
    assert levels(later)["axis_order"] == 1


def test_breaks_are_near_their_ideal_hour(event: Any) -> None:
    """A slot runs until 12:30: ten minutes late is the best that can be."""
    lunch = {"lunch": {"between": "11:30-14:30", "duration": 60, "ideal": "12:20"}}
    assert levels(event(slots=two_slots("14:00-15:30"), breaks=lunch))["breaks"] == 10


def test_sessions_are_few(event: Any) -> None:
    assert levels(event("T1 T2 T3", rooms="A B", slots={"am": {}, "pm": {"hours": "14:00-15:30"}}))["sessions"] == 1
    assert levels(event("T1 T2 T3", rooms="A B", slots=APART, rules={"axis_not_parallel": "off"}))["sessions"] == 3


# ── levels of change ─────────────────────────────────────────────────────────────────────────────────────────────────


def changed(before: Event, now: Event) -> dict[str, int]:
    """Return the levels of change from the best programme of `before` to the nearest programme of `now`, proved."""
    base = solve(before).programme
    assert base is not None
    repaired = repair(now, base)
    assert repaired.result.status == "optimal"
    assert repaired.programme is not None
    assert check(now, repaired.programme).passed
    return {level.name: level.value for level in repaired.levels[:4]}


def test_whose_slot_lasts_longer_is_told_and_moves_as_little_as_can_be(event: Any) -> None:
    """Two places of half an hour become two of an hour: the first talk begins as before, the second later."""
    longer = event(slots={"am": {"hours": "09:00-11:00", "places": 2}})
    assert changed(event(slots=TWO), longer) == {"told": 2, "moved": 1, "minutes": 30, "breaks_moved": 0}


def test_who_chairs_is_told_of_another_slot(event: Any) -> None:
    chaired = {"axes": {"1": {"chairs": "x"}}, "talks": "T1", "T1": {"speakers": ""}}
    later = {"am": {"hours": "09:00-09:35", "places": 1}}
    assert changed(event(**chaired, slots=ONE), event(**chaired, slots=ONE))["told"] == 0
    assert changed(event(**chaired, slots=ONE), event(**chaired, slots=later))["told"] == 1


def test_a_break_that_a_slot_drives_away_moves(event: Any) -> None:
    lunch = {"lunch": {"between": "11:30-14:30", "ideal": "12:30", "duration": 60}}
    early, late = (
        event(slots=two_slots("14:30-16:00") | {"am": {"hours": f"11:00-{end}"}}, breaks=lunch)
        for end in ("12:30", "12:40")
    )
    assert changed(early, early)["breaks_moved"] == 0
    assert changed(early, late)["breaks_moved"] == 1


def test_talks_stay_side_by_side_though_they_would_fit_into_one_session(event: Any) -> None:
    pinned = {"T1": {"pin": "09:00@A"}, "T2": {"pin": "09:00@B"}, "rooms": "A B", "slots": TWO, "rules": EVERYWHERE}
    free = event(rooms="A B", slots=TWO, rules=EVERYWHERE)
    assert changed(event(**pinned), free) == {"told": 0, "moved": 0, "minutes": 0, "breaks_moved": 0}
