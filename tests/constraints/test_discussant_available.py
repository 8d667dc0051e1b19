"""Discussants are there, and in one place, during what they discuss."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import rule
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

NAME = "discussant_available"
MORNING = {"dan": {"available": "09:00-10:00"}}
OF_TALK: dict[str, Any] = {"T1": {"discussants": "dan"}}
OF_SESSION: dict[str, Any] = {"axes": {"1": {"session_discussants": "; dan"}}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [("S1 A 09:30 T1", []), ("S1 A 09:31 T1", [(1, ("Dan", "T1"))]), ("S1 A 14:00 T1", [(1, ("Dan", "T1"))])],
)
def test_the_whole_talk_lies_in_a_window(
    line: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1", **OF_TALK, people=MORNING)
    assert measured(NAME, tiny_event, programme(tiny_event, line)) == expected


def test_the_second_session_is_the_second_in_time_whatever_its_place_in_the_file(
    event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", **OF_SESSION, people=MORNING)
    assert measured(NAME, tiny_event, programme(tiny_event, "S2 A 11:00 T2", "S1 A 09:00 T1")) == [(1, ("Dan", "S2"))]
    assert measured(NAME, tiny_event, programme(tiny_event, "S1 A 11:00 T1 T2")) == []


def test_sessions_that_start_together_follow_the_order_of_their_rooms(
    event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", rooms="B A", **OF_SESSION, people={"dan": {"available": "09:00-09:10"}})
    together = programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")
    assert measured(NAME, tiny_event, together) == [(1, ("Dan", "S1"))]


def test_the_discussion_of_a_session_is_part_of_it(event: Any, programme: Any, measured: Any) -> None:
    axes = {"1": {"session_discussants": "dan"}}
    tiny_event = event("T1 T2", axes=axes, settings={"discussion": 10}, people=MORNING)
    assert measured(NAME, tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [(1, ("Dan", "S1"))]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("S2 B 09:35 T2", []),
        ("S2 B 09:34 T2", [(1, ("Dan", "T1"))]),
        ("S2 A 09:30 T2", []),
    ],
)
def test_what_the_discussant_presents_is_elsewhere_and_takes_its_time(
    second: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", rooms="A B", axes="1 2", **OF_TALK, T2={"axis": "2", "speakers": "dan"})
    assert measured(NAME, tiny_event, programme(tiny_event, "S1 A 09:00 T1", second)) == expected
    assert measured("one_place", tiny_event, programme(tiny_event, "S1 A 09:00 T1", second)) == []


def test_two_items_discussed_at_once_count_1_each(event: Any, programme: Any, measured: Any) -> None:
    talks = {"T1": {"discussants": "dan"}, "T2": {"axis": "2", "discussants": "dan"}}
    tiny_event = event("T1 T2", rooms="A B", axes="1 2", **talks)
    at_once = programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2")
    assert measured(NAME, tiny_event, at_once) == [(1, ("Dan", "T1")), (1, ("Dan", "T2"))]


def test_who_chairs_or_speaks_in_the_session_may_discuss_it_and_its_talks(
    event: Any, programme: Any, measured: Any
) -> None:
    axes = {"1": {"chairs": "dan", "session_discussants": "dan"}}
    tiny_event = event("T1 T2", axes=axes, **OF_TALK, T2={"speakers": "dan"})
    assert measured(NAME, tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == []


def test_a_programme_says_who_discusses_what_and_why_it_cannot_be(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event("T1 T2", rooms="A B", axes="1 2", **OF_TALK, T2={"axis": "2", "speakers": "dan"}, people=MORNING)
    (away,) = texts(NAME, tiny_event, programme(tiny_event, "S1 A 10:00 T1", "S2 B 09:00 T2"))
    assert away == (
        "Dan discute l'exposé T1 « Titre T1 » de 10 h à 10 h 30, mais n'est là que jusqu'à 10 h.",
        "Dan discusses talk T1 “Titre T1” from 10:00 to 10:30, but is there only until 10:00.",
    )
    (at_once,) = texts(NAME, tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:00 T2"))
    assert at_once[0].endswith("mais doit être au même moment à l'exposé T2 « Titre T2 » (de 9 h à 9 h 30).")
    (late,) = texts(NAME, tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 B 09:32 T2"))
    assert "n'a pas 5 min pour changer de salle" in late[0]


def test_the_requirement_says_what_is_discussed(event: Any, said: Any) -> None:
    axes = {"1": {"session_discussants": "; dan"}}
    tiny_event = event("T1 T2", axes=axes, T1={"discussants": "dan"}, people={"dan": {"available": "09:00-12:00"}})
    ((french, english),) = said(NAME, tiny_event)
    assert "discute T1 et la session 2 de l'axe 1" in french
    assert "discusses T1 and session 2 of axis 1" in english


def test_the_setting_decides_and_discussants_are_part_of_the_fingerprint(event: Any) -> None:
    apart = event("T1", T1={"discussants": "dan", "available": "14:00-15:00"}, people=MORNING)
    assert solve(apart).status == "infeasible"
    soft = apart.model_copy(update={"rules": ((NAME, 2),)})
    programme = solve(soft).programme
    assert programme is not None
    assert programme.levels[0].value == 2
    assert solve(apart.model_copy(update={"rules": ((NAME, "off"),)})).programme is not None
    without = apart.model_copy(update={"talks": (apart.talks[0].model_copy(update={"discussants": ()}),)})
    assert fingerprint(without) != fingerprint(apart)
    named = apart.model_copy(update={"axes": (apart.axes[0].model_copy(update={"session_titles": ("Title",)}),)})
    assert fingerprint(named) == fingerprint(apart)


def test_a_contradiction_names_the_discussant_and_ways_out_let_go_of_either(event: Any) -> None:
    tiny_event = event("T1 T2", T1={"discussants": "dan", "available": "14:00-15:00"}, people=MORNING)
    answer = conflicts(tiny_event, Budget.of(20))
    assert [{r.id for r in found} for found in answer.contradictions] == [
        {"placed:T1", "talk_available:T1", "discussant_available:dan"}
    ]
    ways = ways_out(tiny_event, answer.contradictions, Budget.of(20), sources=Sources())
    assert {change.key for way in ways for change in way.changes} >= {"available", "discussant"}


def test_a_session_of_another_number_helps_and_is_found(event: Any) -> None:
    """Without T1 the session of T2 would be the first, at which Ann has to be."""
    tiny_event = event(
        "T1 T2",
        axes={"1": {"session_chairs": "ann; bob"}},
        T1={"available": "09:00-10:00"},
        T2={"available": "14:00-15:00"},
        people={"ann": {"available": "09:00-12:00"}, "bob": {"available": "13:00-18:00"}},
        breaks={"lunch": {}},
        rules={"break_between": "off"},
    )
    programme = solve(tiny_event).programme
    assert programme is not None
    assert [session.chairs for session in programme.sessions] == [("Ann",), ("Bob",)]
    late = tiny_event.model_copy(
        update={
            "talks": tuple(
                t.model_copy(update={"available": tiny_event.talk["T2"].available}) for t in tiny_event.talks
            )
        }
    )
    answer = conflicts(late, Budget.of(20))
    assert answer.status == "infeasible"
    assert any(r.id == "person_available:order:ann" for r in answer.contradictions[0])


def test_who_discusses_is_told_when_it_moves_and_who_chairs_the_second_session_only_of_that(event: Any) -> None:
    fields: dict[str, Any] = {
        "axes": {"1": {"session_chairs": "; bob", "session_discussants": "dan"}},
        "settings": {"max_talks": 1},
        "breaks": {"tea": {"between": "09:30-10:30", "duration": 30}},
        "T1": {"pin": "09:00"},
    }
    base = solve(event("T1 T2", T2={"pin": "11:00"}, **fields)).programme
    assert base is not None
    repaired = repair(event("T1 T2", T2={"pin": "12:00"}, **fields), base, Budget.of(20))
    assert sorted(name for violation in repaired.told for name in violation.subjects) == ["Bob", "Of-t2"]
    fields["T1"] = {"pin": "09:10"}
    repaired = repair(event("T1 T2", T2={"pin": "11:00"}, **fields), base, Budget.of(20))
    assert sorted(name for violation in repaired.told for name in violation.subjects) == ["Dan", "Of-t1"]


def test_the_rule_is_listed_with_its_unit() -> None:
    assert rule(NAME).default == "hard"
    assert rule(NAME).unit.en == "person and item"
