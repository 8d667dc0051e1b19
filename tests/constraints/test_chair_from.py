"""Of each list of an axis one person chairs each of its sessions: counted, found as by brute force, told and kept."""

from __future__ import annotations

from typing import Any

import pytest
import slot_brute
from drawn_parts import START
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_events import slot_events
from strategies import tiny_events
from true_optimum import assert_true_optimum, assert_true_optimum_in_slots, best_in_slots

from constraints import changes, changes_of_chairs, rule, say
from constraints.chair_from_slots import requirement_on
from scheduler.check import check
from scheduler.constructing.appointing import appointed
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.domain.windows import Window
from scheduler.explanation.alike_talks import key_of
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources, relaxations
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

SLOTS = {"am": {"hours": "09:00-10:00", "places": 1}, "pm": {"hours": "14:00-15:00", "places": 1}}
#: A session of one talk in the morning, and one in the afternoon.
TWO: dict[str, Any] = {"slots": SLOTS, "T1": {"pin": "09:00"}, "T2": {"pin": "14:00"}}
MORNING = {"available": "09:00-10:00"}


def lists(chair_from: str, **fields: Any) -> dict[str, Any]:
    return {**TWO, "axes": {"1": {"chair_from": chair_from}}, **fields}


def solved(event: Event) -> Programme:
    programme = solve(event, Budget.of(30), workers=1).programme
    assert programme is not None
    assert check(event, programme).passed
    return programme


def chairs(programme: Programme) -> list[tuple[str, ...]]:
    return [session.chairs for session in programme.sessions]


# ── what is counted ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "second", "amount"),
    [
        (("Ann", "Cal"), ("Bob", "Cal"), 0),
        (("Ann",), ("Bob", "Cal"), 1),
        ((), ("Cal",), 3),
    ],
)
def test_each_session_and_list_counts(
    event: Any, programme: Any, first: tuple[str, ...], second: tuple[str, ...], amount: int
) -> None:
    tiny_event = event("T1 T2", **lists("ann bob; cal"))
    named = {"S1": {"chairs": first, "proposed": bool(first)}, "S2": {"chairs": second, "proposed": bool(second)}}
    found = programme(tiny_event, "S1 A @am T1", "S2 A @pm T2", edit=named)
    violations = rule("chair_from").measure(tiny_event, found)
    assert sum(violation.amount for violation in violations) == amount
    assert {violation.rule for violation in check(tiny_event, found).hard} == ({"chair_from"} if amount else set())


@pytest.mark.parametrize(
    ("chairs", "told"),
    [
        (("Ann", "Bob", "Cal"), "only one person of each list of the axis is needed"),
        (("Ann", "Ann"), "only one person of each list of the axis is needed"),
        (("Ann", "Of-T1"), "whose lists name only Ann, Bob and Cal"),
        (("Ann", "Cal"), "Cal is proposed to chair session S2"),
    ],
)
def test_what_an_edited_file_may_not_say(event: Any, programme: Any, chairs: tuple[str, ...], told: str) -> None:
    tiny_event = event("T1 T2", **lists("ann bob; cal", people={"cal": {"available": "09:00-10:00"}}))
    named = {name: {"chairs": ("Bob", "Cal"), "proposed": True} for name in ("S1", "S2")}
    named["S2"] = {"chairs": chairs, "proposed": True}
    report = check(tiny_event, programme(tiny_event, "S1 A @am T1", "S2 A @pm T2", edit=named))
    assert any(told in violation.text.en for violation in report.hard)


def test_the_rule_reads_what_it_says(event: Any) -> None:
    plain, listed_, other = (event("T1 T2", **fields) for fields in (TWO, lists("ann bob"), lists("ann")))
    assert len({fingerprint(each) for each in (plain, listed_, other)}) == 3
    off = lists("ann bob", rules={"chair_from": "off"})
    assert solved(event("T1 T2", **off)).sessions[0].chairs == ()


# ── what is found ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_of_each_list_is_chosen_who_is_there(event: Any) -> None:
    found = solved(
        event("T1 T2", **lists("ann bob; cal", people={"ann": MORNING, "bob": {"available": "14:00-16:00"}}))
    )
    assert chairs(found) == [("Ann", "Cal"), ("Bob", "Cal")]
    assert all(session.proposed for session in found.sessions)


def test_one_person_may_stand_on_two_lists(event: Any) -> None:
    found = solved(event("T1 T2", **lists("ann; ann bob", people={"bob": MORNING})))
    assert [set(each) - {"Bob"} for each in chairs(found)] == [{"Ann"}, {"Ann"}]


def test_who_presents_in_the_session_may_chair_it_and_nobody_is_in_two(event: Any) -> None:
    beside: dict[str, Any] = {"axes": {"1": {"chair_from": "x"}, "2": {"chair_from": "x y"}}, "rooms": "A B"}
    at_once = {"slots": {"am": SLOTS["am"]}, "T1": {"speakers": "x"}, "T2": {"axis": "2"}}
    found = solved(event("T1 T2", **beside, **at_once))
    assert {session.axis: session.chairs for session in found.sessions} == {"1": ("X",), "2": ("Y",)}


def test_two_sessions_of_an_axis_at_once_have_two_people(event: Any) -> None:
    at_once: dict[str, Any] = {
        "axes": {"1": {"chair_from": "ann of-T2; cal dan"}},
        "rooms": "A B",
        "slots": {"am": SLOTS["am"]},
        "rules": {"axis_not_parallel": "off"},
    }
    found = solved(event("T1 T2", **at_once))
    by_talk = {session.talks[0]: session.chairs for session in found.sessions}
    assert (by_talk["T2"][0], by_talk["T1"][0]) == ("Of-t2", "Ann")
    assert {by_talk["T1"][1], by_talk["T2"][1]} == {"Cal", "Dan"}


def test_a_contradiction_names_the_list_in_a_sentence(event: Any) -> None:
    tiny_event = event("T1 T2", **lists("ann bob", people={"ann": MORNING, "bob": MORNING}))
    answer = conflicts(tiny_event, Budget.of(30), workers=1)
    (members,), (minimal,) = answer.contradictions, answer.minimal
    assert minimal
    assert {member.rule for member in members} == {"chair_from", "placed"}
    sentences = [say(tiny_event, member, members) for member in members if member.rule == "chair_from"]
    assert [sentence.en for sentence in sentences] == [
        "For each session of axis 1 “Axe 1”, one of these people is free from its beginning to its end: "
        "Ann (who is there only until 10:00) and Bob (who is there only until 10:00)."
    ]
    assert "du début à la fin\u202f: Ann (qui n’est là que jusqu’à 10\u202fh)" in sentences[0].fr


def test_a_way_out_is_a_longer_stay_or_no_such_list(event: Any) -> None:
    tiny_event = event("T1 T2", **lists("ann; bob", people={"ann": MORNING}))
    ways = relaxations(tiny_event, [requirement_on("1", 0)], Sources())
    assert {way.name for way in ways} >= {"axes.1.chair_from.1"}
    stays = [way.applied(tiny_event, max(way.amounts)) for way in ways if way.amounts and "ann" in way.name]
    without = next(way for way in ways if way.name == "axes.1.chair_from.1")
    assert without.applied(tiny_event, 1).axis["1"].chair_from == (("bob",),)
    assert [change.value for change in without.changes(tiny_event, 1)] == [["Bob"]]
    possible = [solve(relaxed, Budget.of(30), workers=1).status for relaxed in (without.applied(tiny_event, 1), *stays)]
    assert possible[0] == "optimal"
    assert "optimal" in possible[1:]


def test_lists_and_people_who_may_chair_go_together(event: Any) -> None:
    fields = {"axes": {"1": {"chair_from": "ann bob"}, "2": {}}, "rooms": "A B", "T2": {"axis": "2"}}
    found = solved(event("T1 T2", people={"ann": {"may_chair": True}}, **fields))
    assert {session.axis: session.chairs for session in found.sessions} == {"1": ("Bob",), "2": ("Ann",)}


def test_a_repair_finds_somebody_else_of_the_list_and_tells_both(event: Any) -> None:
    fields: dict[str, Any] = {"axes": {"1": {"chair_from": "ann bob"}}, "hours": "09:00-10:00"}
    base = solved(event("T1 T2", people={"bob": {"available": "17:00-18:00"}}, **fields))
    assert chairs(base) == [("Ann",)]
    away = event("T1 T2", people={"ann": {"available": "17:00-18:00"}}, **fields)
    repaired = repair(away, base, Budget.of(30), workers=1)
    assert repaired.programme is not None
    assert chairs(repaired.programme) == [("Bob",)]
    assert {violation.subjects for violation in repaired.told} == {("Ann",), ("Bob",)}


def test_people_are_appointed_as_a_whole_or_not_at_all(event: Any, programme: Any) -> None:
    fields: dict[str, Any] = {"rooms": "A B", "T2": {"axis": "2"}}
    lines = ("S1 A 09:00 T1", "S2 B 09:00 T2")
    both = event("T1 T2", axes={"1": {"chair_from": "ann bob; bob"}, "2": {"chair_from": "ann"}}, **fields)
    made = appointed(both, programme(both, *lines))
    assert chairs(made) == [("Bob",), ("Ann",)]
    assert not check(both, made).hard
    one = event("T1 T2", axes={"1": {"chair_from": "ann"}, "2": {"chair_from": "ann"}}, **fields)
    assert appointed(one, programme(one, *lines)) == programme(one, *lines)


def test_a_talk_of_somebody_on_a_list_is_like_no_other(event: Any) -> None:
    tiny_event = event("T1 T2 T3", axes={"1": {"chair_from": "of-T2"}, "2": {}}, T2={"axis": "2"}, T3={"axis": "2"})
    asked = requirement_on("1", 0)
    first, second = (key_of(tiny_event, {asked, Requirement("placed", (talk,))}) for talk in ("T2", "T3"))
    assert first != second


@st.composite
def listed(draw: st.DrawFn) -> Event:
    """Draw a tiny event of preset sessions with lists for some axes, and maybe somebody who may chair."""
    event = draw(slot_events(conference=draw(st.booleans())))
    assume(event.axes)
    ids = [person.id for person in event.people]
    of_one = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(tuple)
    axes = []
    for axis in event.axes:
        given_lists = draw(st.lists(of_one, min_size=1, max_size=2).map(tuple)) if draw(st.booleans()) else ()
        without = {"chairs": (), "session_chairs": ()} if given_lists else {}
        axes.append(axis.model_copy(update={"chair_from": given_lists, **without}))
    able = draw(st.sets(st.sampled_from(ids), max_size=1))
    people = tuple(person.model_copy(update={"may_chair": person.id in able}) for person in event.people)
    rules = (*event.rules, ("chair_from", draw(st.sampled_from(("hard", "hard", 2, "off")))))
    return event.model_copy(update={"axes": tuple(axes), "people": people, "rules": rules})


@examples(40)
@given(event=listed())
def test_who_is_chosen_is_the_true_best(event: Event) -> None:
    result = assert_true_optimum_in_slots(event, limit=2000)
    if result.programme is not None:
        assert check(event, result.programme).passed


@st.composite
def listed_in_free_days(draw: st.DrawFn) -> Event:
    """Draw a tiny event whose sessions are found, with lists of one or two people for some axes."""
    event = draw(tiny_events())
    assume(event.axes and not any(person.may_chair for person in event.people))
    of_one = st.lists(st.sampled_from([p.id for p in event.people]), min_size=1, max_size=2, unique=True).map(tuple)
    axes = []
    for axis in event.axes:
        given_lists = draw(st.lists(of_one, min_size=1, max_size=2).map(tuple)) if draw(st.booleans()) else ()
        without = {"chairs": (), "session_chairs": ()} if given_lists else {}
        axes.append(axis.model_copy(update={"chair_from": given_lists, **without}))
    rules = (*event.rules, ("chair_from", draw(st.sampled_from(("hard", "hard", 2)))))
    return event.model_copy(update={"axes": tuple(axes), "rules": rules})


@examples(40)
@given(event=listed_in_free_days())
def test_who_is_chosen_for_sessions_that_are_found_is_the_true_best(event: Event) -> None:
    result = assert_true_optimum(event)
    if result.programme is not None:
        assert check(event, result.programme).passed


@pytest.mark.long
@examples(40)
@given(event=listed(), data=st.data())
def test_a_repair_of_lists_is_the_true_least_change(event: Event, data: st.DataObject) -> None:
    try:
        every = [each for each in slot_brute.programmes(event, 600) if slot_brute.allowed(event, each)]
    except slot_brute.TooMany:
        assume(False)
    assume(every)
    base = data.draw(st.sampled_from(every))
    away = data.draw(st.sampled_from([person.id for person in event.people]))
    window = (Window(start=START, end=START + 30),)
    people = tuple(p.model_copy(update={"available": window}) if p.id == away else p for p in event.people)
    now = event.model_copy(update={"people": people})
    told, *others = changes(base)
    levels = [told, *changes_of_chairs(now, base), *others, *(rule(name) for name in now.levels)]
    optimum = best_in_slots(now, levels, limit=2000)
    repaired = repair(now, base, Budget.of(30), workers=1)
    assert tuple(level.value for level in repaired.levels) == (optimum or ())
