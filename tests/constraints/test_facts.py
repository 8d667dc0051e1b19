"""The catalogue states true facts of its rules: the fields that they read and the talks that they see inside."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

import pytest
from recording import Recording

from constraints import CATALOGUE, SETTABLE_RULES
from constraints.rule import RelaxationName, Rule, never
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.relaxations import GENERATORS
from scheduler.fingerprint import TIMETABLE_FIELDS, decisive_fields
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.room_symmetry import rooms_alike
from scheduler.model.preset.talk_classes import close
from scheduler.model.timetable import TimetableModel
from scheduler.search.preset.builder import build

#: Fields by which people know an item; requirements and measures read them for their sentences alone.
NAMES = {"axes.title", "breaks.title", "people.name", "plenaries.title", "rooms.name", "talks.title"}
#: A break's title stands in each day's break, which the model reads; of namesakes one alone is proposed as a chair.
COPIED = {"breaks.title", "people.name"}

ALL_SET = dict.fromkeys(SETTABLE_RULES, 3)
FIELDS: dict[str, Any] = {
    "axes": {
        "1": {"chairs": "ann"},
        "2": {"chairs": "ann bob", "session_chairs": "; zoe", "session_discussants": "ann"},
        "3": {"chair_from": "yan; ann zoe"},
    },
    "rooms": {"A": {"capacity": 9, "available": "09:00-12:00", "features": "piano"}, "B": {"capacity": 99}},
    "people": {
        "ann": {"available": "09:00-12:00", "preferred": "10:00-11:00", "timezone": "UTC-3", "affiliation": "Lab"},
        "yan": {"may_chair": True},
        "zoe": {"available": "09:00-12:00"},
    },
    "settings": {"min_talks": 2, "max_talks": 2, "max_stretch": 45, "discussion": 10, "person_pause": 20},
    "T1": {"speakers": "ann", "pin": "10:02@A", "available": "09:00-12:00", "order": 1, "keywords": ("a", "b")},
    "T2": {
        "after": "T1",
        "not_with": "T3",
        "together": "T3",
        "tags": ("ia",),
        "difficulty": 1,
        "needs": "piano",
        "preferred": "2/09:00-10:00",
        "keywords": ("a",),
    },
    "T4": {"axis": "2", "discussants": "zoe yan", "audience": 10, "timezone": "UTC"},
    "T3": {"room": "A", "order": 1, "audience": 20, "affiliations": ("lab",), "tags": ("IA",), "difficulty": 2},
    "T5": {"speakers": "ann", "keywords": ("c",)},
    "tables": {
        "axis_slot": "1/am=no 2/pm=3",
        "axis_room": "1/A=no 2/B=1",
        "slot_room": "am/B=2 pm/A=no",
        "talk_slot": "T1/am=1 T2/pm=no",
        "talk_room": "T2/B=2 T4/A=no",
        "axis_axis": "1/2=4",
    },
    "T6": {"axis": "3"},
    "wishes": {"ann": "T1 T2", "w": "T2 T3"},
    "zone_hours": {"possible": "10:00-11:00"},
    "plenaries": {
        "opening": {
            "speakers": "ann yan",
            "chairs": "zoe",
            "room": "A",
            "at": "17:00",
            "posters": True,
            "position": "first",
        },
        "panel": {"between": "11:00-12:00", "ideal": "11:00", "after": "T1 lunch axis:2", "speakers": "zoe"},
    },
    "posters": {"P1": "zoe"},
    "breaks": {"lunch": {"ideal": "12:30"}},
}
SLOTS = {"am": {}, "pm": {"hours": "14:00-15:30"}, "side": {"hours": "14:30-16:00", "places": 2}}
FREE_LINES = (
    "S1 A 09:00 T1 T2 T3",
    "S2 B 09:10 T4",
    "S3 A 14:00 T5",
    "S4 A 15:00 T6",
    "lunch 12:00",
    "opening 17:00",
    "panel 11:15",
)
SLOT_LINES = (
    "S1 A @am T1 T2 T3",
    "S2 B @am T4",
    "S3 A @pm T5",
    "S4 A @side T6",
    "lunch 12:00",
    "opening 17:00",
    "panel 11:15",
)


@cache
def busy(preset: bool, event: Any, programme: Any) -> tuple[Event, Programme]:
    """Return an event in which every rule has requirements, and a programme that breaks most rules."""
    made: Event = event("T1 T2 T3 T4 T5 T6", **FIELDS, days=2, gap=5, rules=ALL_SET, slots=SLOTS if preset else None)
    window = Window(start=540, end=600)
    made = made.model_copy(
        update={
            "tags": (("ia", 2),),
            "tag_relations": (("Ia", "order", 2), ("ia", "room", 1)),
            "what_ifs": (
                WhatIf(kind="when", subject="T1", windows=(window,), room="A"),
                WhatIf(kind="sessions", subject="1", most=1),
            ),
        }
    )
    proposed = {"S4": {"chairs": ("Yan",), "proposed": True}}
    return made, programme(made, *(SLOT_LINES if preset else FREE_LINES), edit=proposed)


def read_by(rule: Rule, event: Event, programme: Programme) -> set[str]:
    """Return the fields that the rule reads, without those that name things for people."""
    recording = Recording(event)
    with recording.on():
        rule.requirements(recording.event)
        rule.measure(recording.event, programme)
    return (recording.read - NAMES) | (posted(rule, event) - COPIED)


def posted(rule: Rule, event: Event) -> set[str]:
    """Return the fields that the rule reads when it enters the model."""
    recording = Recording(event)
    if event.slots:
        model = PresetModel(recording.event, told_apart=frozenset(event.used_axes))
        with recording.on():
            cost = rule.post_slots(model) if rule.post_slots else None
        close(model)
        with recording.on():
            if cost is not None:
                cost()
    elif rule.post is not None:
        free = TimetableModel(recording.event)
        with recording.on():
            rule.post(free)
    return recording.read


#: The level of soft rules reads what they do.
BY_THEMSELVES = [rule for rule in CATALOGUE if rule.name != "rules"]


@pytest.mark.parametrize("rule", BY_THEMSELVES, ids=lambda rule: rule.name)
def test_a_rule_reads_what_it_says_and_nothing_else(rule: Rule, event: Any, programme: Any) -> None:
    cases = (busy(preset, event, programme) for preset in (False, True))
    read = {field for case in cases if rule.applies(case[0]) for field in read_by(rule, *case)}
    assert read - set(TIMETABLE_FIELDS) == set(rule.reads)


@pytest.mark.parametrize("preset", [False, True], ids=["free", "slots"])
def test_the_models_read_what_every_timetable_depends_on_or_some_rule(preset: bool, event: Any, programme: Any) -> None:
    recording = Recording(busy(preset, event, programme)[0])
    with recording.on():
        close(build(recording.event)) if preset else TimetableModel(recording.event)
    assert recording.read - COPIED <= decisive_fields(recording.event)


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUE if rule.post_slots], ids=lambda rule: rule.name)
def test_talks_are_told_apart_where_the_rule_asks_for_rooms_or_places(rule: Rule, event: Any, programme: Any) -> None:
    """Rules whose useful numbers of sessions `scheduler.model.preset.session_bounds` knows are left out."""
    tiny_event = busy(True, event, programme)[0]
    model = PresetModel(tiny_event, told_apart=frozenset(tiny_event.used_axes))
    rule.post_slots(model)  # type: ignore[misc]
    close(model)
    named = {key[0] for key in (*model.room_literals, *model.place_literals)}
    assert named <= {talk.id for talk in rule.sees_inside(tiny_event)} or rule.name in BOUNDED


#: Rules whose use of further sessions in a slot is bounded by their weights.
BOUNDED = ("order", "presenter_sessions", "attendee_sessions")


@pytest.mark.parametrize("preset", [False, True], ids=["free", "slots"])
def test_rooms_are_alike_only_if_they_are_so_to_every_rule(preset: bool, event: Any, programme: Any) -> None:
    """Rooms are distinguished by their fields, by fields that name a room, and by the order of talks or sessions."""
    tiny_event = busy(preset, event, programme)[0]
    settings = (("order", "off"), ("axis_not_parallel", "hard"))
    recording = Recording(tiny_event.model_copy(update={"rules": (*tiny_event.rules, *settings)}))
    free = None if preset else TimetableModel(recording.event)
    with recording.on():
        rooms_alike(recording.event) if free is None else TimetableModel.equal_rooms.func(free)
    stated = recording.event.model_dump(mode="json")
    read = {field for rule in CATALOGUE if rule.applies(recording.event) for field in rule.reads}
    telling = {field for field in read if field.startswith("rooms.") or names_room(stated, field)}
    assert {"rooms.capacity", "talks.pin", "plenaries.room", "tables"} <= telling
    assert telling <= recording.read


def names_room(stated: Any, field: str) -> bool:
    """True if the field holds the id of room A somewhere."""
    part, _, name = field.partition(".")
    items = stated[part] if isinstance(stated[part], list) and name else [stated[part]]
    return any('"A"' in json.dumps(item[name] if name else item) for item in items)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_what_can_be_to_blame_has_a_way_out_or_says_why_not(rule: Rule) -> None:
    if rule.kind == "adjustable" or rule.blamable or rule.stated_once is not never:
        assert bool(rule.relaxations) != bool(rule.unrelaxed)
    else:
        assert (rule.relaxations, rule.unrelaxed) == ((), "")


def test_every_relaxation_is_made_and_asked_for() -> None:
    assert set(GENERATORS) == set(get_args(RelaxationName)) == {name for rule in CATALOGUE for name in rule.relaxations}


def test_the_default_is_the_setting_of_an_event_that_gives_none(event: Any) -> None:
    for rule in CATALOGUE:
        if rule.kind != "level":
            assert rule.default == event().setting(rule.name)
            assert rule.default == "hard" or rule.kind == "adjustable"
