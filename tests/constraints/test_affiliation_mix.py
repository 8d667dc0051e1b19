"""A session has at most two talks of one affiliation."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from true_optimum import assert_true_optimum, assert_true_optimum_in_slots

from scheduler.check import check
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.explanation.conflicts import contradiction
from scheduler.fingerprint import fingerprint
from scheduler.search.lexicographic import solve

DAY = date(2025, 5, 23)
LAB = {name: {"affiliation": "Lab"} for name in ("of-T1", "of-T2", "of-T3", "of-T4")}
SLOTS = {"am": {}, "pm": {"hours": "14:00-15:30"}}


@pytest.mark.parametrize(
    ("people", "fields", "expected"),
    [
        ("Lab Lab Other Other", {}, []),
        ("Lab Lab Lab Other", {}, [(1, ("S1", "Lab"))]),
        ("Lab LAB Lab Lab", {}, [(2, ("S1", "Lab"))]),
        ("Université UNIVERSITE universite Lab", {}, [(1, ("S1", "Université"))]),
        ("- - - -", {}, []),
        ("Lab Lab Other Lab", {"T4": {"affiliations": ("Other",)}}, []),
        ("Lab Lab Other Other", {"T3": {"affiliations": ("Lab",)}}, [(1, ("S1", "Lab"))]),
        ("Lab Lab Other Other", {"T3": {"speakers": "of-T3 of-T1"}}, [(1, ("S1", "Lab"))]),
        ("Lab Lab Other Other", {"T1": {"speakers": "of-T1 of-T2"}, "T3": {"speakers": ""}}, []),
    ],
)
@pytest.mark.parametrize(
    ("slots", "line"), [(None, "S1 A 09:00 T1 T2 T3 T4"), ({"am": {"places": 4}}, "S1 A @am T1 T2 T3 T4")]
)
def test_counts_the_talks_of_an_affiliation_beyond_the_second(
    people: str, fields: Any, expected: Any, slots: Any, line: str, event: Any, programme: Any, measured: Any
) -> None:
    named = {f"of-T{n}": {"affiliation": name.strip("-")} for n, name in enumerate(people.split(), start=1)}
    tiny_event = event("T1 T2 T3 T4", people=named, slots=slots, **fields)
    assert measured("affiliation_mix", tiny_event, programme(tiny_event, line)) == expected


def test_counts_each_session_by_itself(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3 T4", people=LAB)
    assert measured("affiliation_mix", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2", "S2 A 11:00 T3 T4")) == []


@pytest.mark.parametrize("slots", [None, SLOTS, {"am": {}}])
def test_is_off_unless_it_is_set(slots: Any, event: Any) -> None:
    """With the rule, the talks of one session need two sessions."""
    rooms = "A B" if slots and "pm" not in slots else "A"
    fields = {"people": LAB, "rooms": rooms, "slots": slots, "breaks": None if slots else {"lunch": {}}}
    off = {"axis_not_parallel": "off", "break_between": "off"}
    assert sizes(event("T1 T2 T3", **fields, rules=off)) == [3]
    assert sizes(event("T1 T2 T3", **fields, rules={**off, "affiliation_mix": "hard"})) == [1, 2]
    assert sizes(event("T1 T2 T3", **fields, rules={**off, "affiliation_mix": 2})) == [1, 2]


def sizes(event: Any) -> list[int]:
    """Return the numbers of talks of the sessions of the best programme, ascending."""
    result = solve(event)
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(event, result.programme).passed
    return sorted(len(session.talks) for session in result.programme.sessions)


@pytest.mark.parametrize("slots", [None, {"am": {}}])
def test_is_part_of_a_contradiction(slots: Any, event: Any) -> None:
    tiny_event = event("T1 T2 T3", people=LAB, hours="09:00-10:30", slots=slots, rules={"affiliation_mix": "hard"})
    conflicts = contradiction(tiny_event)
    assert conflicts is not None
    assert tuple(conflicts.minimal) == (True,)
    assert "affiliation_mix:lab" in {requirement.id for requirement in conflicts.contradictions[0]}


def test_names_the_affiliation(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2 T3", people=LAB)
    assert texts("affiliation_mix", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2 T3")) == [
        (
            "La session S1 de l'axe 1 compte 3 exposés de « Lab » ; deux au plus sont permis.",
            "Session S1 of axis 1 has 3 talks from “Lab”; at most two are allowed.",
        ),
    ]
    assert said("affiliation_mix", tiny_event) == [
        ("Une session compte au plus deux exposés de « Lab ».", "A session has at most two talks from “Lab”."),
    ]
    assert said("affiliation_mix", event("T1 T2", people=LAB)) == []


@pytest.mark.parametrize(("setting", "same"), [("off", True), (2, False), ("hard", False)])
def test_a_corrected_affiliation_makes_another_event_where_the_rule_is_on(setting: Any, same: bool, event: Any) -> None:
    rules = {"affiliation_mix": setting}
    before = event("T1 T2 T3", people=LAB, rules=rules)
    person = event("T1 T2 T3", people={**LAB, "of-T3": {"affiliation": "Other"}}, rules=rules)
    row = event("T1 T2 T3", people=LAB, rules=rules, T3={"affiliations": ("Other",)})
    assert (fingerprint(before) == fingerprint(person)) is same
    assert (fingerprint(before) == fingerprint(row)) is same


EVENT = """[event]
title = "Journée"
date = 2025-05-23
start = "09:00"
end = "10:30"
[[axes]]
id = "1"
title = "Axe"
[rules]
affiliation_mix = {setting}
"""
TALKS = "id,title,axis,speakers,affiliations\nT1,One,1,Ada,{0}\nT2,Two,1,Bob,Lab\nT3,Three,1,Cleo,Lab\n"


def folder_of(path: Path, setting: str, affiliation: str = "Lab") -> Path:
    path.mkdir(exist_ok=True)
    (path / "event.toml").write_text(EVENT.format(setting=setting), encoding="utf-8")
    (path / "talks.csv").write_text(TALKS.format(affiliation), encoding="utf-8")
    return path


def test_what_was_proved_is_so_no_more_once_an_affiliation_is_corrected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the first affiliation the least number of violations is one, with the other it is none."""
    folder = folder_of(tmp_path / "day", "1")
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert verified(folder, capsys) == ("optimal", {"name": "rules", "value": 1, "bound": 1})
    folder_of(folder, "1", "Elsewhere")
    assert verified(folder, capsys)[0] == "feasible"


def verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, dict[str, Any]]:
    capsys.readouterr()
    assert main(["verify", str(folder), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    return answer["status"], answer["levels"][0]


def test_is_given_up_as_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path / "day", '"hard"')
    assert main(["explain", str(folder), "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert "A session has at most two talks from “Lab”." in [
        requirement["text"] for requirement in answer["contradictions"][0]["requirements"]
    ]
    assert answer["ways_out"][0]["text"] == "Give up the rule “Mixed affiliations”"
    assert answer["ways_out"][0]["verified"] is True


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def crowds(draw: st.DrawFn, preset: bool) -> Event:
    """Three or four talks, most of one axis and affiliation, that may be in sessions of three or more."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    count, rooms = draw(st.integers(3, 4)), draw(st.integers(1, 2))
    labs = st.sampled_from(("Lab", "Lab", "LAB", "Other", None))
    people = tuple(Person(id=f"p{n}", name=f"P{n}", affiliation=draw(labs)) for n in range(count))
    talks = tuple(
        Talk(
            id=f"t{n}",
            title=f"T{n}",
            axis=draw(st.sampled_from(axes)).id if axes else None,
            speakers=(f"p{n}", *draw(st.sampled_from(((), (), ("p0",) if n else ())))),
        )
        for n in range(count)
    )
    start, places = 540, draw(st.integers(2, 3))
    slots = [Slot(id="am", day=DAY, start=start, end=start + 30 * places, places=places)]
    if rooms == 1 or draw(st.booleans()):
        slots.append(Slot(id="pm", day=DAY, start=840, end=900, places=2))
    weight, end = st.sampled_from((1, 3, "hard", "off")), 900 if preset else start + 30 * draw(st.integers(3, 5))
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=start, end=end),),
        step=30,
        axes=axes,
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}") for n in range(rooms)),
        people=people,
        talks=talks,
        slots=tuple(slots) if preset else (),
        rules=(("one_place", "off"), ("axis_not_parallel", draw(weight)), ("affiliation_mix", draw(weight))),
        priorities=("rules", "sessions"),
    )


@examples(25)
@given(event=crowds(preset=True))
def test_costs_the_true_optimum_in_slots(event: Event) -> None:
    assert_true_optimum_in_slots(event)


@examples(30)
@given(event=crowds(preset=False))
def test_costs_the_true_optimum(event: Event) -> None:
    assert_true_optimum(event)
