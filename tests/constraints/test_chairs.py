"""Sessions have a chair, few people chair more than once, and few chair what they present in (a level)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exports.schedule import read_schedule, write_schedule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.missing_chairs import missing_chairs
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

MAY = {"may_chair": True}
TEA = {"tea": {"between": "09:30-10:30", "duration": 30}}
#: Two sessions of one talk each: before and after a break.
TWO: dict[str, Any] = {"settings": {"max_talks": 1}, "breaks": TEA, "T1": {"pin": "09:00"}, "T2": {"pin": "11:00"}}


def proposed(programme: Programme, *chairs: str | None) -> Programme:
    """Return the programme with these people proposed for its sessions, None for nobody."""
    sessions = tuple(
        session.model_copy(update={"chairs": (name,), "proposed": True}) if name else session
        for session, name in zip(programme.sessions, chairs, strict=True)
    )
    return programme.model_copy(update={"sessions": sessions})


def solved(event: Event) -> Programme:
    programme = solve(event, Budget.of(30), workers=1).programme
    assert programme is not None
    report = check(event, programme)
    assert report.passed
    assert all(level.value == level.bound for level in programme.levels)
    return programme


def chairs(programme: Programme) -> list[tuple[str, ...]]:
    return [session.chairs for session in programme.sessions]


def test_an_event_in_which_nobody_may_chair_has_no_such_level_and_keeps_its_fingerprint(event: Any) -> None:
    plain = event("T1")
    assert "chairs" not in plain.levels
    assert not solved(plain).sessions[0].proposed
    former = plain.model_copy(update={"priorities": tuple(name for name in plain.priorities if name != "chairs")})
    assert fingerprint(former) == fingerprint(plain)
    able = event("T1", people={"ann": MAY})
    assert able.levels.index("chairs") == able.levels.index("preferences") + 1
    assert fingerprint(able) != fingerprint(event("T1", people={"ann": {}}))


def test_each_part_counts_what_it_weighs(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event("T1 T2 T3", T3={"speakers": "ann"}, people={"ann": MAY, "bob": MAY})
    made = programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3")
    assert sum(amount for amount, _ in measured("chairs", tiny_event, made)) == 30_000
    assert measured("chairs", tiny_event, proposed(made, "Ann", "Bob", "Ann")) == [
        (1, ("Ann", "S3")),
        (100, ("Ann",)),
    ]
    assert measured("chairs", tiny_event, proposed(made, "Bob", None, "Ann")) == [
        (10_000, ("S2",)),
        (1, ("Ann", "S3")),
    ]


def test_a_chair_who_is_stated_counts_too_and_is_not_proposed_away(event: Any) -> None:
    tiny_event = event("T1 T2", axes={"1": {"session_chairs": "ann"}}, people={"ann": MAY, "bob": MAY}, **TWO)
    programme = solved(tiny_event)
    assert chairs(programme) == [("Ann",), ("Bob",)]
    assert [session.proposed for session in programme.sessions] == [False, True]
    alone = event("T1 T2", axes={"1": {"session_chairs": "ann"}}, people={"ann": MAY}, **TWO)
    assert chairs(solved(alone)) == [("Ann",), ("Ann",)]


@pytest.mark.parametrize(
    ("windows", "expected"),
    [("09:00-09:30", [("Ann",), ()]), ("09:01-11:30", [(), ("Ann",)]), ("09:01-11:29", [(), ()])],
)
def test_who_is_proposed_is_there_for_the_whole_session(
    windows: str, expected: list[tuple[str, ...]], event: Any
) -> None:
    tiny_event = event("T1 T2", people={"ann": {**MAY, "available": windows}}, **TWO)
    assert chairs(solved(tiny_event)) == expected


def test_who_is_proposed_is_in_one_place_even_where_no_rule_asks_for_it(event: Any) -> None:
    fields: dict[str, Any] = {
        "axes": "1 2",
        "rooms": "A B",
        "people": {"ann": MAY},
        "T1": {"pin": "09:00@A"},
        "rules": {"one_place": "off", "person_available": "off", "discussant_available": "off"},
    }
    beside = event("T1 T2", T2={"axis": "2", "pin": "09:34@B", "speakers": "ann"}, **fields)
    assert chairs(solved(beside)) == [(), ("Ann",)]
    later = event("T1 T2", T2={"axis": "2", "pin": "09:35@B", "speakers": "ann"}, **fields)
    assert chairs(solved(later)) == [("Ann",), ("Ann",)]
    at_once = event("T1 T2", T2={"axis": "2", "pin": "09:00@B", "discussants": "ann"}, **fields)
    assert chairs(solved(at_once)) == [(), ("Ann",)]


def test_sessions_of_an_event_without_axes_get_chairs_too(event: Any) -> None:
    assert chairs(solved(event("T1", axes={}, T1={"axis": None}, people={"ann": MAY}))) == [("Ann",)]


def test_a_hand_edited_proposal_is_checked(event: Any, programme: Any, texts: Any) -> None:
    people = {"ann": {**MAY, "available": "10:00-12:00"}, "bob": {}}
    tiny_event = event("T1 T2", T2={"speakers": "bob"}, people=people)
    made = programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:30 T2")
    said = [text for text, _ in texts("session_run", tiny_event, proposed(made, "Ann", None))]
    assert said == [
        "Ann est proposé pour modérer la session S1 de l'axe 1 de 9 h à 9 h 30, mais n'est là que de 10 h à 12 h."
    ]
    (said,) = [text for text, _ in texts("session_run", tiny_event, proposed(made, None, "Bob"))]
    assert "ne dit pas oui dans « préside »" in said
    assert texts("session_run", tiny_event, proposed(made, None, "Ann")) == []


def test_schedule_json_says_who_was_proposed_and_reads_as_the_same(event: Any) -> None:
    tiny_event = event("T1 T2", axes={"1": {"session_chairs": "bob"}}, people={"ann": MAY}, **TWO)
    programme = solved(tiny_event)
    data = write_schedule(tiny_event, programme)
    sessions = json.loads(data)["sessions"]
    assert [(session["chairs"], session.get("chairs_proposed")) for session in sessions] == [
        (["Bob"], None),
        (["Ann"], True),
    ]
    assert read_schedule(data, tiny_event, "schedule.json") == programme


def test_a_session_that_nobody_can_chair_says_why_of_everybody(event: Any) -> None:
    people = {"ann": {**MAY, "available": "10:00-18:00"}, "bob": MAY}
    tiny_event = event(
        "T1 T2",
        axes="1 2",
        rooms="A B",
        T1={"pin": "09:00@A"},
        T2={"axis": "2", "pin": "09:00@B", "speakers": "bob"},
        people=people,
    )
    programme = solved(tiny_event)
    ((session, text, because),) = missing_chairs(tiny_event, programme)
    assert session == programme.sessions[0].id
    assert text.en == f"Nobody chairs session {session} of axis 1 (from 9:00 to 9:30)."
    assert because.en.startswith("Ann is there only from 10:00; Bob is at talk T2")
    assert list(missing_chairs(event("T1"), solved(event("T1")))) == []


def test_a_repair_keeps_the_chair_if_it_can(event: Any) -> None:
    people = {"ann": MAY, "bob": MAY, "cal": MAY}
    base = solved(event("T1 T2", people=people, **TWO))
    before = [session.chairs[0] for session in base.sessions]
    later = event("T1 T2", people=people, **{**TWO, "T2": {"pin": "11:30"}})
    repaired = repair(later, base, Budget.of(30), workers=1)
    assert repaired.programme is not None
    assert [session.chairs[0] for session in repaired.programme.sessions] == before
    assert {level.name: level.value for level in repaired.levels}["chairs_kept"] == 0
    assert {name for violation in repaired.told for name in violation.subjects} == {"Of-t2", before[1]}
    away = {**people, before[1].lower(): {**MAY, "available": "09:00-09:30"}}
    repaired = repair(event("T1 T2", people=away, **TWO), base, Budget.of(30), workers=1)
    assert repaired.programme is not None
    assert repaired.programme.sessions[0].chairs == (before[0],)
    assert {level.name: level.value for level in repaired.levels}["chairs_kept"] == 1
    (found,) = repaired.programme.sessions[1].chairs
    assert found not in before
    assert {violation.subjects for violation in repaired.told} == {(before[1],), (found,)}
    assert (repaired.anyway, repaired.unchaired) == ((), ())


def test_a_repair_that_finds_no_chair_counts_who_is_still_to_be_asked_and_says_it(event: Any) -> None:
    base = solved(event("T1 T2", people={"ann": MAY}, **TWO))
    away = event("T1 T2", people={"ann": {**MAY, "available": "09:00-09:30"}}, **TWO)
    repaired = repair(away, base, Budget.of(30), workers=1)
    assert [(level.name, level.value) for level in repaired.levels[:2]] == [("told", 2), ("chairs_kept", 1)]
    assert [violation.subjects for violation in repaired.told] == [("Ann",)]
    ((violation),) = repaired.unchaired
    assert violation.text.en == "Session S2 of axis 1 has no chair any more (from 11:00 to 11:30)."


def test_a_repair_asks_nobody_to_chair_what_had_no_chair(event: Any) -> None:
    base = solved(event("T1 T2", people={"ann": {}}, **TWO))
    repaired = repair(event("T1 T2", people={"ann": MAY}, **TWO), base, Budget.of(30), workers=1)
    assert repaired.programme is not None
    assert chairs(repaired.programme) == [(), ()]
    assert (repaired.told, repaired.unchaired) == ((), ())


def test_the_same_programme_comes_back_whatever_the_workers(event: Any) -> None:
    people = dict.fromkeys(("ann", "bob", "cal"), MAY)
    tiny_event = event("T1 T2 T3", people=people, breaks=TEA, settings={"max_talks": 2})
    assert solve(tiny_event, workers=1).programme == solve(tiny_event, workers=3).programme
