"""The timetable model keeps each adjustable rule: the edge is possible and a step beyond it is not.

A rule that is off allows the step; a soft rule charges for it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from edges import assert_flagged, assert_no_more
from quick import first_of_each

from constraints import CATALOGUE
from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting

HALF_HOUR = {"hours": "09:00-09:30"}
ONE_EACH = {
    "T1": {"room": "A"},
    "T2": {"room": "B"},
    "T3": {"room": "C"},
    "settings": {"max_talks": 1},
    "rules": {"axis_not_parallel": "off"},
}
TEA = {"tea": {"duration": 15, "between": "09:00-10:15"}}

FAR_APART = {"axes": "1 2", "rooms": "A B", "T1": {"pin": "09:00@A"}, "T2": {"pin": "11:00@A"}}
IN_ROWS = {"talks": "T1 T2 T3", "axes": "", "T1": {"pin": "09:00"}, "T3": {"pin": "11:00"}}

BOTH_ROOMS = {"rooms": "A B", "settings": {"max_talks": 1}, "rules": {"axis_not_parallel": "off"}}


def at_once(pin: str, **fields: Any) -> dict[str, Any]:
    """Return fields by which T1 and T3 are a session from 9:00 to 10:00, and T2, of another axis, is at `pin`."""
    pinned = {"T1": {"pin": "09:00@A"}, "T3": {"pin": "09:30@A"}, "T2": {"axis": "2", "pin": pin}}
    talks = {name: {**values, **fields.pop(name, {})} for name, values in pinned.items()}
    return {"talks": "T1 T2 T3", "axes": "1 2", "rooms": "A B", "rules": {"one_place": "off"}, **talks, **fields}


def of_one_lab(people: str) -> dict[str, Any]:
    """Return the fields of three talks that fill the day as one session; these people's are of one affiliation."""
    return {
        "talks": "T1 T2 T3",
        "hours": "09:00-10:30",
        "people": {name: {"affiliation": "Lab"} for name in people.split()},
    }


def moderated(between: str, available: str = "09:00-18:00") -> dict[str, Any]:
    """Return fields of a talk in room A until 10:30, whose speaker then chairs a plenary of its window in room B."""
    return {
        "talks": "T1",
        "rooms": "A B",
        "T1": {"speakers": "x", "pin": "10:00@A"},
        "people": {"x": {"available": available}},
        "plenaries": {"p": {"between": between, "room": "B", "chairs": "x"}},
    }


def framed(position: str, between: str, talks: str = "09:30-10:30") -> dict[str, Any]:
    """Return fields of two talks in that hour, and of a plenary of half an hour in its window."""
    here = {"available": talks}
    return {"talks": "T1 T2", "T1": here, "T2": here, "plenaries": {"p": {"between": between, "position": position}}}


def two_days(between: str, position: str) -> dict[str, Any]:
    """Return fields of a talk at ten on the first day and one at ten on the second, and of a plenary in its window."""
    talks = {"T1": {"pin": "10:00"}, "T2": {"pin": "2/10:00"}}
    return {"talks": "T1 T2", "days": 2, **talks, "plenaries": {"p": {"between": between, "position": position}}}


def waiting(after: str, between: str, **others: dict[str, Any]) -> dict[str, Any]:
    """Return fields of two talks from ten to eleven, and of a plenary in its window that waits for `after`.

    `others`: further plenaries.
    """
    here = {"available": "10:00-11:00"}
    plenaries = {"p": {"between": between, "after": after}, **others}
    return {"talks": "T1 T2", "T1": {"pin": "10:00"}, "T2": here, "plenaries": plenaries}


def tea(between: str) -> dict[str, Any]:
    """Return fields of a break of a quarter of an hour in its window, on whose sides there may be nothing."""
    return {"breaks": {"tea": {"duration": 15, "between": between}}, "rules": {"break_between": "off"}}


def listed(available: str) -> dict[str, Any]:
    """Return fields of one talk in half an hour, of which c, who is there for these hours, or d, who is not, chairs."""
    people = {"c": {"available": available}, "d": {"available": "17:00-18:00"}}
    return {"talks": "T1", "axes": {"1": {"chair_from": "d c"}}, "people": people, "hours": "09:00-09:30"}


def in_half_an_hour() -> dict[str, Any]:
    """Return fields of two talks of two axes in two rooms and half an hour."""
    return {"rooms": "A B", "hours": "09:00-09:30", "T2": {"axis": "2"}}


#: rule, an event at the edge, the same event a step beyond it, and what breaking the rule then costs in its units.
TAGGED: dict[str, Any] = {
    "axes": "1 2",
    "rooms": "A B",
    "T1": {"tags": ("IA", "droit")},
    "T2": {"axis": "2", "tags": ("ia", "Droit")},
}
TWO_OF_X: dict[str, Any] = {"T1": {"speakers": "x"}, "T2": {"speakers": "x"}, "rules": {"session_apart": "off"}}

EDGES: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    (
        "session_size",
        {"talks": "T1 T2", "settings": {"max_talks": 2}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "settings": {"max_talks": 1}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "session_size",
        {"talks": "T1 T2", "settings": {"min_talks": 2}},
        {"talks": "T1 T2", "settings": {"min_talks": 3}},
        1,
    ),
    (
        "talk_available",
        {"talks": "T1", "T1": {"available": "10:00-10:30"}},
        {"talks": "T1", "T1": {"available": "10:00-10:29"}},
        1,
    ),
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
        "room_available",
        {"talks": "T1", "rooms": {"A": {"available": "10:00-10:30"}}},
        {"talks": "T1", "rooms": {"A": {"available": "10:00-10:29"}}},
        1,
    ),
    (
        "room_available",
        {"talks": "T1", "rooms": {"A": {"available": "09:20-09:50"}}, "settings": {"introduction": 20}},
        {"talks": "T1", "rooms": {"A": {"available": "09:19-09:49"}}, "settings": {"introduction": 20}},
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
        "person_pause",
        {**TWO_OF_X, "settings": {"person_pause": 30}, "hours": "09:00-10:30"},
        {**TWO_OF_X, "settings": {"person_pause": 31}, "hours": "09:00-10:30", "step": 1},
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
        "axis_not_parallel",
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "settings": {"max_talks": 1},
            "T1": {"room": "A"},
            "T2": {"room": "B"},
            "hours": "09:00-10:00",
        },
        {
            "talks": "T1 T2",
            "rooms": "A B",
            "settings": {"max_talks": 1},
            "T1": {"room": "A"},
            "T2": {"room": "B"},
            "hours": "09:00-09:59",
        },
        1,
    ),
    (
        "break_between",
        {"talks": "T1 T2", "breaks": TEA, "settings": {"max_talks": 1}, "hours": "09:00-10:15"},
        {"talks": "T1", "breaks": TEA, "hours": "09:00-10:15"},
        1,
    ),
    (
        "max_stretch",
        {"talks": "T1 T2", "settings": {"max_stretch": 80, "introduction": 20}, "hours": "09:00-10:20"},
        {"talks": "T1 T2", "settings": {"max_stretch": 79, "introduction": 20}, "hours": "09:00-10:20"},
        1,
    ),
    (
        "max_stretch",
        {"talks": "T1 T2", "settings": {"max_stretch": 60}, "hours": "09:00-10:00"},
        {"talks": "T1 T2", "settings": {"max_stretch": 59}, "hours": "09:00-10:00"},
        1,
    ),
    (
        "session_apart",
        {**FAR_APART, "breaks": {"lunch": {"duration": 30, "between": "10:00-11:00"}}},
        FAR_APART,
        1,
    ),
    (
        "session_apart",
        {"talks": "T1 T2 T3", **FAR_APART, "T3": {"axis": "2", "pin": "10:00"}},
        {"talks": "T1 T2 T3", **FAR_APART, "T3": {"axis": "2", "pin": "10:00@B"}},
        1,
    ),
    (
        "session_apart",
        {**IN_ROWS, "breaks": {"lunch": {"duration": 30, "between": "09:30-11:00"}}},
        {**IN_ROWS, "T2": {"available": "10:00-10:30"}, "settings": {"max_talks": 1}},
        2,
    ),
    (
        "axis_room_table",
        {
            "talks": "T1 T2",
            "axes": "1 2",
            "T2": {"axis": "2"},
            "rooms": "A B",
            "tables": {"axis_room": "1/A=3"},
            **HALF_HOUR,
        },
        {
            "talks": "T1 T2",
            "axes": "1 2",
            "T2": {"axis": "2"},
            "rooms": "A B",
            "tables": {"axis_room": "1/A=3 2/A=4"},
            **HALF_HOUR,
        },
        3,
    ),
    (
        "talk_room_table",
        {"talks": "T1", "rooms": "A B", "tables": {"talk_room": "T1/A=2"}},
        {"talks": "T1", "rooms": "A B", "tables": {"talk_room": "T1/A=2 T1/B=5"}},
        2,
    ),
    (
        "axis_axis_table",
        {
            "talks": "T1 T2",
            "axes": "1 2",
            "T2": {"axis": "2"},
            "rooms": "A B",
            "tables": {"axis_axis": "1/2=4"},
            "hours": "09:00-10:00",
        },
        {
            "talks": "T1 T2",
            "axes": "1 2",
            "T2": {"axis": "2"},
            "rooms": "A B",
            "tables": {"axis_axis": "1/2=4"},
            "hours": "09:00-09:59",
        },
        4,
    ),
    (
        "axis_rooms",
        {"talks": "T1 T2 T3", "rooms": "A B C", "T2": {"room": "A"}},
        {"talks": "T1 T2 T3", "rooms": "A B C", "T1": {"room": "A"}, "T2": {"room": "B"}, "T3": {"room": "C"}},
        2,
    ),
    (
        "axis_parallel",
        {"talks": "T1 T2 T3", "rooms": "A B C", **ONE_EACH, "hours": "09:00-10:30"},
        {"talks": "T1 T2 T3", "rooms": "A B C", **ONE_EACH, "hours": "09:00-09:59"},
        2,
    ),
    (
        "axis_consecutive",
        {
            "talks": "T1 T2 T3",
            "axes": "1 2",
            "rooms": "A B C",
            "T1": {"pin": "09:00@A"},
            "T3": {"pin": "10:00@B"},
            "T2": {"axis": "2", "pin": "09:31@C"},
        },
        {
            "talks": "T1 T2 T3",
            "axes": "1 2",
            "rooms": "A B C",
            "T1": {"pin": "09:00@A"},
            "T3": {"pin": "10:00@B"},
            "T2": {"axis": "2", "pin": "09:30@C"},
        },
        1,
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
    (
        "chair_sessions",
        at_once("10:00@B", axes={"1": {"chairs": "c"}, "2": {"chairs": "c"}}),
        at_once("09:59@B", axes={"1": {"chairs": "c"}, "2": {"chairs": "c"}}),
        1,
    ),
    ("affiliation_mix", of_one_lab("of-T1 of-T2"), of_one_lab("of-T1 of-T2 of-T3"), 1),
    ("person_available", moderated("11:00-11:30", "09:00-11:30"), moderated("11:00-11:30", "09:00-11:29"), 1),
    ("one_place", moderated("10:30-11:05"), moderated("10:30-11:04"), 1),
    ("framing", framed("first", "09:00-10:00"), framed("first", "10:00-11:00"), 2),
    ("framing", framed("last", "10:30-11:00"), framed("last", "10:25-10:59", "11:00-12:00"), 2),
    (
        "framing",
        {"talks": "T1", "T1": {"pin": "11:00"}, "plenaries": {"p": {"position": "first"}, "q": {"at": "09:30"}}},
        {"talks": "T1", "T1": {"pin": "11:00"}, "plenaries": {"p": {}, "q": {"at": "09:30", "position": "first"}}},
        1,
    ),
    ("framing", two_days("2/09:00-10:00", "first"), two_days("2/10:30-11:00", "first"), 1),
    ("framing", two_days("1/10:30-11:00", "last"), two_days("2/09:00-09:30", "last"), 1),
    ("plenary_after", waiting("T1", "10:00-11:30"), waiting("T1", "09:00-10:00"), 1),
    ("plenary_after", waiting("axis:1", "10:30-12:00"), waiting("axis:1", "09:00-10:00"), 2),
    (
        "plenary_after",
        waiting("q", "11:00-12:00", q={"at": "11:00"}),
        waiting("q", "11:00-11:30", q={"at": "11:30"}),
        1,
    ),
    (
        "plenary_after",
        {**waiting("tea", "11:15-12:00"), **tea("11:00-11:15")},
        {**waiting("tea", "11:00-11:30"), **tea("11:45-12:00")},
        1,
    ),
    ("chair_from", listed("09:00-09:30"), listed("09:00-09:29"), 1),
    (
        "chair_from",
        {**in_half_an_hour(), "axes": {"1": {"chair_from": "c d"}, "2": {"chair_from": "c d"}}},
        {**in_half_an_hour(), "axes": {"1": {"chair_from": "c"}, "2": {"chair_from": "c"}}},
        1,
    ),
    (
        "chair_from",
        {**in_half_an_hour(), "axes": {"1": {"chair_from": "of-T2 of-T1"}, "2": {}}},
        {**in_half_an_hour(), "axes": {"1": {"chair_from": "of-T2"}, "2": {}}},
        1,
    ),
]


def with_rule(event: Any, fields: dict[str, Any], rule: str, setting: RuleSetting) -> Event:
    """The event of `fields` with that setting of the rule."""
    made: Event = event(**{**fields, "rules": {**fields.get("rules", {}), rule: setting}})
    return made


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
    adjustable = {rule.name for rule in CATALOGUE if rule.kind == "adjustable" and rule.where != "slots"}
    assert {edge[0] for edge in EDGES} == adjustable
