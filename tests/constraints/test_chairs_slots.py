"""Chairs are proposed for preset sessions too, and a repair keeps them."""

from __future__ import annotations

from typing import Any

import pytest
import slot_brute
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_events import slot_events
from true_optimum import assert_true_optimum_in_slots, best_in_slots

from constraints import changes, changes_of_chairs, rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.missing_chairs import missing_chairs
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

MAY = {"may_chair": True}
SLOTS = {"am": {"hours": "09:00-10:00", "places": 1}, "pm": {"hours": "14:00-15:00", "places": 1}}
#: A session of one talk in the morning, and one in the afternoon.
TWO: dict[str, Any] = {"slots": SLOTS, "T1": {"pin": "09:00"}, "T2": {"pin": "14:00"}}


def solved(event: Event) -> Programme:
    programme = solve(event, Budget.of(30), workers=1).programme
    assert programme is not None
    assert check(event, programme).passed
    assert all(level.value == level.bound for level in programme.levels)
    return programme


def chairs(programme: Programme) -> list[tuple[str, ...]]:
    return [session.chairs for session in programme.sessions]


def test_each_session_gets_another_chair_if_there_are_enough(event: Any) -> None:
    programme = solved(event("T1 T2", people={"ann": MAY, "bob": MAY}, **TWO))
    assert sorted(chairs(programme)) == [("Ann",), ("Bob",)]
    assert all(session.proposed for session in programme.sessions)
    assert chairs(solved(event("T1 T2", people={"ann": MAY}, **TWO))) == [("Ann",), ("Ann",)]


def test_a_chair_who_is_stated_is_not_proposed_away(event: Any) -> None:
    tiny_event = event("T1 T2", axes={"1": {"session_chairs": "ann"}}, people={"ann": MAY, "bob": MAY}, **TWO)
    programme = solved(tiny_event)
    assert chairs(programme) == [("Ann",), ("Bob",)]
    assert [session.proposed for session in programme.sessions] == [False, True]


def test_who_is_proposed_is_there_and_in_one_place_and_presents_elsewhere_if_possible(event: Any) -> None:
    morning = {"ann": {**MAY, "available": "09:00-10:00"}}
    assert chairs(solved(event("T1 T2", people=morning, **TWO))) == [("Ann",), ()]
    beside: dict[str, Any] = {"axes": "1 2", "rooms": "A B", "slots": {"am": SLOTS["am"]}, "T2": {"axis": "2"}}
    programme = solved(
        event(
            "T1 T2",
            people={"ann": MAY, "bob": MAY},
            T1={"speakers": "ann"},
            **beside | {"T2": {"axis": "2", "speakers": "bob"}},
        )
    )
    assert {s.axis: s.chairs for s in programme.sessions} == {"1": ("Ann",), "2": ("Bob",)}
    (level,) = [level for level in programme.levels if level.name == "chairs"]
    assert level.value == 2
    own = event("T1 T2", people={"ann": MAY, "bob": MAY}, **TWO | {"T1": {"pin": "09:00", "speakers": "ann"}})
    assert chairs(solved(own)) == [("Bob",), ("Ann",)]


def test_a_session_that_nobody_can_chair_says_why(event: Any) -> None:
    tiny_event = event("T1 T2", people={"ann": {**MAY, "available": "09:00-10:00"}}, **TWO)
    ((session, _, because),) = missing_chairs(tiny_event, solved(tiny_event))
    assert session == "S2"
    assert because.en == "Ann is there only until 10:00."


def test_a_repair_keeps_the_chair_and_counts_who_takes_over(event: Any) -> None:
    people = {"ann": MAY, "bob": MAY, "cal": MAY}
    base = solved(event("T1 T2", people=people, **TWO))
    before = [session.chairs[0] for session in base.sessions]
    same = repair(event("T1 T2", people=people, **TWO), base, Budget.of(30), workers=1)
    assert same.programme == base
    away = {**people, before[1].lower(): {**MAY, "available": "09:00-10:00"}}
    repaired = repair(event("T1 T2", people=away, **TWO), base, Budget.of(30), workers=1)
    assert repaired.programme is not None
    first, second = chairs(repaired.programme)
    assert first == (before[0],)
    assert second[0] not in before
    assert {violation.subjects for violation in repaired.told} == {(before[1],), second}


@st.composite
def chaired(draw: st.DrawFn) -> Event:
    """Draw a tiny event of preset sessions in which one or two people may chair."""
    event = draw(slot_events())
    able = draw(st.sets(st.sampled_from([person.id for person in event.people]), min_size=1, max_size=2))
    people = tuple(person.model_copy(update={"may_chair": person.id in able}) for person in event.people)
    return event.model_copy(update={"people": people})


@examples(40)
@given(event=chaired())
def test_who_is_proposed_is_the_true_best(event: Event) -> None:
    assert_true_optimum_in_slots(event, limit=600)


@pytest.mark.long
@examples(40)
@given(event=chaired(), data=st.data())
def test_a_repair_of_proposals_is_the_true_least_change(event: Event, data: st.DataObject) -> None:
    try:
        every = [each for each in slot_brute.programmes(event, 600) if slot_brute.allowed(event, each)]
    except slot_brute.TooMany:
        assume(False)
    assume(every)
    base = data.draw(st.sampled_from(every))
    away = data.draw(st.sampled_from([person.id for person in event.people]))
    people = tuple(
        person.model_copy(update={"may_chair": False}) if person.id == away else person for person in event.people
    )
    now = event.model_copy(update={"people": people})
    told, *others = changes(base)
    levels = [told, *changes_of_chairs(now, base), *others, *(rule(name) for name in now.levels)]
    optimum = best_in_slots(now, levels, limit=600)
    repaired = repair(now, base, Budget.of(30), workers=1)
    assert tuple(level.value for level in repaired.levels) == (optimum or ())
