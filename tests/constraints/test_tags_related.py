"""Talks that share a tag stand to each other as `[tags]` asks; a pair that does not counts the tag's weight."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

SLOTS = {
    "am": {},
    "pm": {"hours": "14:00-15:30"},
    "next": {"hours": "2/09:00-10:30"},
}
THREE: dict[str, Any] = {
    "axes": "1 2 3",
    "rooms": "A B",
    "days": 2,
    "slots": SLOTS,
    "T1": {"tags": ("IA", "Droit"), "difficulty": 1},
    "T2": {"axis": "2", "tags": ("droit", "i a"), "difficulty": 3},
    "T3": {"axis": "3", "tags": ("droit",), "difficulty": 2},
}


@pytest.mark.parametrize(
    ("relation", "lines", "pairs"),
    [
        ("day", ("S1 A @am T1", "S2 B @am T2", "S3 A @pm T3"), 0),
        ("day", ("S1 A @am T1", "S2 B @am T2", "S3 A @next T3"), 2),
        ("room", ("S1 A @am T1", "S2 A @pm T2", "S3 B @next T3"), 0),
        ("room", ("S1 A @am T1", "S2 B @pm T2", "S3 B @am T3"), 2),
        ("time", ("S1 A @am T1", "S2 B @am T2", "S3 A @pm T3"), 2),
        ("time", ("S1 A @am T1", "S2 B @next T2", "S3 A @pm T3"), 3),
        ("order", ("S1 A @am T1", "S2 A @next T2", "S3 A @pm T3"), 0),
        ("order", ("S1 A @am T1", "S2 B @am T2", "S3 A @pm T3"), 2),
        ("order", ("S1 A @next T1", "S2 A @am T2", "S3 A @pm T3"), 3),
    ],
)
def test_counts_the_pairs_that_do_not_stand_so(
    relation: str, lines: tuple[str, ...], pairs: int, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", **THREE, tag_relations=(("Droit", relation, 5), ("droits", relation, 7)))
    expected = [(5 * pairs, ("Droit", relation))] if pairs else []
    assert measured("tags_related", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_what_the_tag_asks(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(**{**THREE, "T3": {}}, tag_relations=(("IA", "day", 5), ("ia", "order", 0)))
    assert texts("tags_related", tiny_event, programme(tiny_event, "S1 A @am T1", "S2 A @next T2")) == [
        (
            "Paires d'exposés de l'étiquette « IA » qui ne sont pas le même jour : 1.",
            "Pairs of talks with the tag “IA” that are not on one day: 1.",
        )
    ]
    assert said("tags_related", tiny_event) == [
        (
            "Les exposés de l'étiquette « IA » doivent être le même jour.",
            "Talks with the tag “IA” must be on one day.",
        )
    ]


@pytest.mark.parametrize(("setting", "cost"), [("hard", None), (3, 6), ("off", 0), (None, 0)])
def test_is_off_unless_set(setting: Any, cost: int | None, event: Any) -> None:
    rules = {} if setting is None else {"tags_related": setting}
    fields = {**THREE, "slots": {"am": {"places": 1, "rooms": "A"}, "next": {**SLOTS["next"], "places": 1}}}
    tiny_event = event(**{**fields, "rooms": "A"}, rules=rules, tag_relations=(("droit", "day", 2),))
    result = solve(tiny_event.model_copy(update={"priorities": ("rules", "sessions")}))
    values = {level.name: level.value for level in result.programme.levels} if result.programme else {"rules": None}
    assert values.get("rules", 0) == cost


def test_is_given_up_as_a_way_out(event: Any) -> None:
    slots = {"am": {"places": 1}, "next": {**SLOTS["next"], "places": 1}}
    fields = {**THREE, "rooms": "A", "slots": slots, "tag_relations": (("droit", "day", 2),)}
    tiny_event = event(**fields, rules={"tags_related": "hard"})
    conflict = conflicts(tiny_event, Budget.of(30), workers=1)
    assert "tags_related:droit+day" in {requirement.id for requirement in conflict.contradictions[0]}
    ways = ways_out(tiny_event, conflict.contradictions, Budget.of(30), sources=Sources())
    assert any(change.key == "rules.tags_related" for way in ways for change in way.changes)
    assert all(way.verified for way in ways)


@pytest.mark.parametrize(("setting", "same"), [("off", True), (2, False), ("hard", False)])
def test_what_it_reads_makes_another_event_where_the_rule_is_on(setting: Any, same: bool, event: Any) -> None:
    fields = {**THREE, "rules": {"tags_related": setting}}
    before = event(**fields, tag_relations=(("droit", "day", 2),))
    without = {**fields, "T1": {"difficulty": 1}}
    assert (fingerprint(before) == fingerprint(event(**fields, tag_relations=(("droit", "day", 3),)))) is same
    assert (fingerprint(before) == fingerprint(event(**without, tag_relations=before.tag_relations))) is same


def test_means_nothing_without_slots(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event(**{**THREE, "slots": None}, tag_relations=(("droit", "room", 2),))
    assert measured("tags_related", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")) == []
    assert said("tags_related", tiny_event) == []
