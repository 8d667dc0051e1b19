"""The catalogue has every rule of the contract once, in its order, and says every requirement."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from constraints import CATALOGUE, SETTABLE_RULES, rule, say
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.settings import ADJUSTABLE_RULES, FIXED_RULES, LEVELS, USUAL_SETTINGS
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window


@pytest.mark.parametrize(("kind", "names"), [("fixed", FIXED_RULES), ("level", LEVELS)])
def test_names_the_rules_of_each_kind_in_order(kind: str, names: tuple[str, ...]) -> None:
    assert tuple(listed.name for listed in CATALOGUE if listed.kind == kind) == names


def test_rules_of_the_contract_come_first_and_what_has_a_usual_setting_is_a_rule() -> None:
    assert SETTABLE_RULES[: len(ADJUSTABLE_RULES)] == ADJUSTABLE_RULES
    assert set(USUAL_SETTINGS) <= {*FIXED_RULES, *SETTABLE_RULES}


def test_each_rule_is_described_in_both_languages() -> None:
    for listed in CATALOGUE:
        for described in (listed.title, listed.meaning):
            assert described.fr
            assert described.en
            assert described.fr != described.en
        assert listed.unit.fr
        assert listed.unit.en
        assert rule(listed.name) is listed


def test_an_unknown_name_is_no_rule() -> None:
    with pytest.raises(KeyError):
        rule("weather")


def test_every_requirement_is_named_after_its_rule_and_said_once(event: Any) -> None:
    tiny_event = event(
        "T1 T2 T3 T4 T5",
        axes={"1": {"chairs": "ann"}, "2": {"chairs": "ann"}, "3": {"chair_from": "bob cal; cal"}},
        T5={"axis": "3"},
        rooms={"A": {"capacity": 9, "available": "09:00-18:00"}, "B": {}},
        breaks={"lunch": {}},
        people={"ann": {"available": "09:00-12:00"}, **{name: {"affiliation": "Lab"} for name in ("of-T2", "of-T4")}},
        plenaries={
            "opening": {"speakers": "ann", "position": "first"},
            "panel": {"between": "16:00-18:00", "after": "T1 lunch axis:1"},
        },
        settings={"min_talks": 2, "max_stretch": 90, "person_pause": 10},
        rules={"session_apart": 3},
        T1={
            "available": "09:00-12:00",
            "room": "A",
            "pin": "10:00@A",
            "audience": 5,
            "speakers": "ann",
            "affiliations": ("Lab",),
        },
        T2={"after": "T1", "not_with": "T3", "together": "T1", "discussants": "of-T4", "tags": ("a",)},
        wishes={"w": "T1 T2"},
        zone_hours={},
        T3={"tags": ("A",), "needs": "piano", "axis": "2", "speakers": "ann", "order": 1, "timezone": "UTC-3"},
        tables={"axis_room": "1/A=no 2/A=3", "talk_room": "T2/B=2", "axis_axis": "1/2=4"},
    )
    windows = (Window(start=540, end=600),)
    more = [WhatIf(kind=kind, subject="T1", windows=windows, room="A") for kind in ("when", "wish", "begun", "waits")]
    tiny_event = tiny_event.model_copy(update={"what_ifs": (*more, WhatIf(kind="sessions", subject="1", most=1))})
    free = {listed.name for listed in CATALOGUE if listed.kind != "level" and listed.where != "slots"}
    assert {requirement.rule for requirement in required(tiny_event)} == free


def test_every_requirement_of_slots_is_named_after_its_rule_and_said_once(event: Any) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes={"1": {"chair_from": "ann bob; cal"}, "2": {}},
        T1={"tags": ("a",), "audience": 9},
        T2={"tags": ("a",), "audience": 8},
        T3={"axis": "2"},
        rooms="A B",
        tag_relations=(("a", "day", 1),),
        slots={"am": {}, "pm": {"hours": "14:00-15:30"}},
        tables={
            "axis_slot": "1/am=no 2/pm=3",
            "axis_room": "1/A=no",
            "slot_room": "am/B=2",
            "talk_slot": "T1/pm=1",
            "talk_room": "T2/B=2",
            "axis_axis": "1/2=4",
        },
    )
    assert {requirement.rule for requirement in required(tiny_event)} >= {
        listed.name for listed in CATALOGUE if listed.kind == "adjustable" and listed.where == "slots"
    }


def required(tiny_event: Event) -> list[Requirement]:
    """Return all requirements of the event, and check that each has an id and sentences of its own."""
    requirements = [
        requirement
        for listed in CATALOGUE
        if listed.applies(tiny_event)
        for requirement in listed.requirements(tiny_event)
    ]
    assert len({requirement.id for requirement in requirements}) == len(requirements)
    sentences = [say(tiny_event, requirement) for requirement in requirements]
    assert (
        len({sentence.fr for sentence in sentences})
        == len({sentence.en for sentence in sentences})
        == len(requirements)
    )
    assert all(text.endswith(".") for sentence in sentences for text in (sentence.fr, sentence.en))
    assert not any(" :" in sentence.fr or "« " in sentence.fr for sentence in sentences), "no-break spaces in French"
    return requirements


def test_levels_require_nothing(event: Any) -> None:
    assert [listed.name for listed in CATALOGUE if listed.kind == "level" and listed.requirements(event())] == []


def test_the_check_knows_nothing_of_the_solver() -> None:
    code = (
        "import sys, scheduler.check; print([m for m in ('ortools', 'scheduler.model.timetable') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
