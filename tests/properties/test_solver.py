"""The solver's answers for generated events agree with brute force, the check, and each other."""

from __future__ import annotations

import pytest
from brute import optimum, possible
from brute_search import TooLarge
from crowds import crowded_people
from drawn_programmes import planted
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import crowded_axes, tiny_events

from benchmarks.generate import Planted
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.talks import TalkAndRoom, WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import contradiction, requirements
from scheduler.explanation.what_if import starts
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Result

STEPS = 20_000


def answered(event: Event, workers: int = 1) -> Result:
    """Return the proved answer, whose programme has passed the check."""
    result = solve(event, Budget.of(30), workers=workers)
    assert result.status in ("optimal", "infeasible"), result
    if result.programme is not None:
        report = check(event, result.programme)
        assert report.hard == ()
        assert report.disagreements == ()
    return result


def vector(result: Result) -> tuple[int, ...]:
    assert result.programme is not None
    return tuple(level.value for level in result.programme.levels)


@examples(300)
@given(event=tiny_events())
def test_the_levels_are_the_true_optimum(event: Event) -> None:
    judge(event)


@examples(100)
@given(event=crowded_axes())
def test_the_rules_of_larger_conferences_cost_the_true_optimum(event: Event) -> None:
    judge(event)


@pytest.mark.long
@examples(200)
@given(event=crowded_people())
def test_people_wanted_in_two_places_cost_the_true_optimum(event: Event) -> None:
    judge(event)


def judge(event: Event) -> None:
    """Assert that the answer has the levels that brute force finds."""
    try:
        best = optimum(event, step_limit=STEPS)
    except TooLarge:
        assume(False)
        return
    result = answered(event)
    if best is None:
        assert result.status == "infeasible"
    else:
        assert result.status == "optimal"
        assert vector(result) == best


@pytest.mark.long
@examples(15)
@given(case=planted())
def test_a_planted_event_is_solved_at_least_as_well_as_planted(case: Planted) -> None:
    result = answered(case.event)
    planted_levels = tuple(value for _, value in check(case.event, case.programme).levels)
    assert vector(result) <= planted_levels


@pytest.mark.long
@examples(10)
@given(case=planted())
def test_the_answer_does_not_depend_on_workers(case: Planted) -> None:
    assert answered(case.event, workers=1).programme == answered(case.event, workers=3).programme


@examples(60)
@given(event=tiny_events(plain=True), data=st.data())
def test_asking_more_never_gives_a_better_programme(event: Event, data: st.DataObject) -> None:
    before = answered(event)
    talk = data.draw(st.sampled_from(event.talks))
    start = data.draw(st.integers(18, 24)) * 30
    restricted = talk.model_copy(update={"available": (Window(start=start, end=start + 90),)})
    assume(not talk.available)
    after = answered(event.model_copy(update={"talks": tuple(restricted if t is talk else t for t in event.talks)}))
    if before.status == "infeasible":
        assert after.status == "infeasible"
    elif after.programme is not None:
        assert vector(before) <= vector(after)


@pytest.mark.long
@examples(15)
@given(event=tiny_events(), data=st.data())
def test_each_start_of_a_strip_has_the_price_that_brute_force_finds(event: Event, data: st.DataObject) -> None:
    base = answered(event).programme
    assume(base is not None)
    assert base is not None
    talk = data.draw(st.sampled_from(event.talks))
    strip = starts(event, base, TalkAndRoom(talk.id), Budget.of(60))
    assume(strip)
    _, consequence = data.draw(st.sampled_from(strip))
    try:
        best = optimum(consequence.event, step_limit=STEPS)
    except TooLarge:
        assume(False)
    assert consequence.status == ("infeasible" if best is None else "optimal")
    if best is not None:
        assert consequence.programme is not None
        assert tuple(level.then for level in consequence.levels) == best


@examples(40)
@given(event=tiny_events(plain=True, tight=True))
def test_a_contradiction_is_one_and_nothing_can_be_left_out(event: Event) -> None:
    result = answered(event)
    assume(result.status == "infeasible")
    conflicts = contradiction(event, Budget.of(60))
    assert conflicts is not None
    assert conflicts.minimal == (True,)
    members = conflicts.contradictions[0]
    assert set(members) <= set(requirements(event))
    try:
        assert not possible(event, members, step_limit=STEPS)
    except TooLarge:
        assume(False)


@examples(60)
@given(event=tiny_events(), data=st.data())
def test_what_is_asked_besides_is_kept_at_the_least_cost(event: Event, data: st.DataObject) -> None:
    talk = data.draw(st.sampled_from(event.talks))
    start = 540 + 15 * data.draw(st.integers(0, 8))
    window = Window(start=start, end=start + talk.duration, day=data.draw(st.sampled_from(event.days)).date)
    room = data.draw(st.sampled_from((None, event.rooms[0].id)))
    asks = [WhatIf(kind="when", subject=talk.id, windows=(window,), room=room)]
    if talk.axis and data.draw(st.booleans()):
        asks.append(WhatIf(kind="sessions", subject=talk.axis, most=1))
    if data.draw(st.booleans()):
        day = data.draw(st.sampled_from(event.days)).date.isoformat()
        filled = (Window(start=start, end=start + 30),) if data.draw(st.booleans()) else ()
        asks.append(WhatIf(kind="idle", subject=day, windows=filled, most=data.draw(st.sampled_from((0, 15, 30, 60)))))
    restricted = event.model_copy(update={"what_ifs": tuple(asks)})
    try:
        best = optimum(restricted, step_limit=STEPS)
    except TooLarge:
        assume(False)
        return
    result = answered(restricted)
    assert best is None if result.status == "infeasible" else vector(result) == best
