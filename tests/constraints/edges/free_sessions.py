"""Edges of the rules about sessions, axes, rooms, breaks and plenaries, in events with free hours.

An edge: a rule, an event that just keeps it, the same event a step beyond, and the cost of that step without the
rule's weight.
"""

from __future__ import annotations

from typing import Any

from tests.constraints.edges.free_fields import HALF_HOUR, at_once, tea

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


def of_one_lab(people: str) -> dict[str, Any]:
    """Return the fields of three talks that fill the day as one session; these people's are of one affiliation."""
    return {
        "talks": "T1 T2 T3",
        "hours": "09:00-10:30",
        "people": {name: {"affiliation": "Lab"} for name in people.split()},
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


def listed(available: str) -> dict[str, Any]:
    """Return fields of one talk in half an hour, of which c, who is there for these hours, or d, who is not, chairs."""
    people = {"c": {"available": available}, "d": {"available": "17:00-18:00"}}
    return {"talks": "T1", "axes": {"1": {"chair_from": "d c"}}, "people": people, "hours": "09:00-09:30"}


def in_half_an_hour() -> dict[str, Any]:
    """Return fields of two talks of two axes in two rooms and half an hour."""
    return {"rooms": "A B", "hours": "09:00-09:30", "T2": {"axis": "2"}}


EDGES_OF_SESSIONS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
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
        "chair_sessions",
        at_once("10:00@B", axes={"1": {"chairs": "c"}, "2": {"chairs": "c"}}),
        at_once("09:59@B", axes={"1": {"chairs": "c"}, "2": {"chairs": "c"}}),
        1,
    ),
    ("affiliation_mix", of_one_lab("of-T1 of-T2"), of_one_lab("of-T1 of-T2 of-T3"), 1),
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
