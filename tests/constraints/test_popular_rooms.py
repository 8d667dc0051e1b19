"""Of two talks the one that expects more people is not in the smaller room."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

FOUR: dict[str, Any] = {
    "axes": "1 2 3 4",
    "rooms": {"A": {"capacity": 20}, "B": {"capacity": 50}, "C": {}},
    "slots": {"am": {}, "pm": {"hours": "14:00-15:30"}},
    "T1": {"audience": 10},
    "T2": {"axis": "2", "audience": 30},
    "T3": {"axis": "3", "audience": 30},
    "T4": {"axis": "4"},
}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A @am T1", "S2 B @am T2", "S3 B @pm T3", "S4 A @pm T4"), []),
        (("S1 B @am T1", "S2 A @am T2", "S3 A @pm T3", "S4 B @pm T4"), [(1, ("T2",)), (1, ("T3",))]),
        (("S1 B @am T1", "S2 B @pm T2", "S3 A @pm T3", "S4 C @pm T4"), [(1, ("T3",))]),
        (("S1 C @am T1", "S2 A @am T2", "S3 A @pm T3"), []),
        (("S1 B @am T1", "S2 C @am T2"), []),
    ],
)
def test_counts_less_popular_talks_in_larger_rooms(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3 T4", **FOUR)
    assert measured("popular_rooms", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_talks(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(**FOUR)
    assert texts("popular_rooms", tiny_event, programme(tiny_event, "S1 B @am T1", "S2 A @am T2")) == [
        (
            "L'exposé T2 « Titre T2 », qui attend 30 personnes, est dans la Salle A (20 places), et des "
            "exposés qui en attendent moins sont dans de plus grandes salles : T1.",
            "Talk T2 “Titre T2”, which expects 30 people, is in Salle A (capacity 20), and talks that expect "
            "fewer are in larger rooms: T1.",
        )
    ]
    assert said("popular_rooms", tiny_event) == [
        (
            "L'exposé T2 « Titre T2 » (30 personnes attendues) ne doit pas être dans une salle plus petite qu'un "
            "exposé qui en attend moins.",
            "Talk T2 “Titre T2” (30 people expected) must not be in a smaller room than a talk that expects fewer.",
        )
    ]


SWAPPED: dict[str, Any] = {
    **FOUR,
    "T1": {"audience": 10, "room": "B"},
    "T2": {"axis": "2", "audience": 30, "room": "A"},
}


@pytest.mark.parametrize(("setting", "cost"), [("hard", None), (3, 3), ("off", 0), (None, 0)])
def test_is_off_unless_set(setting: Any, cost: int | None, event: Any) -> None:
    tiny_event = event(**SWAPPED, rules={"capacity": "off"} | ({} if setting is None else {"popular_rooms": setting}))
    result = solve(tiny_event.model_copy(update={"priorities": ("rules", "sessions")}))
    values = {level.name: level.value for level in result.programme.levels} if result.programme else {"rules": None}
    assert values.get("rules", 0) == cost


def test_is_given_up_as_a_way_out(event: Any) -> None:
    tiny_event = event(**SWAPPED, rules={"capacity": "off", "popular_rooms": "hard"})
    conflict = conflicts(tiny_event, Budget.of(30), workers=1)
    assert "popular_rooms:T2" in {requirement.id for requirement in conflict.contradictions[0]}
    ways = ways_out(tiny_event, conflict.contradictions, Budget.of(30), sources=Sources())
    assert any(change.key == "rules.popular_rooms" for way in ways for change in way.changes)
    assert all(way.verified for way in ways)


@pytest.mark.parametrize(("setting", "same"), [("off", True), (2, False), ("hard", False)])
def test_audiences_make_another_event_where_a_rule_reads_them(setting: Any, same: bool, event: Any) -> None:
    rules = {"capacity": "off", "popular_rooms": setting}
    before = fingerprint(event(**FOUR, rules=rules))
    assert same or before != fingerprint(event(**{**FOUR, "T1": {"audience": 11}}, rules=rules))


def test_means_nothing_without_slots(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event(**{**FOUR, "slots": None})
    assert measured("popular_rooms", tiny_event, programme(tiny_event, "S1 B 09:00 T1", "S2 A 09:00 T2")) == []
    assert said("popular_rooms", tiny_event) == []
