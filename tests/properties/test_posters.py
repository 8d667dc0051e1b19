"""Events with posters: answers, measures, contradictions and repairs agree with brute force and the second reading."""

from __future__ import annotations

from brute import optimum, possible
from brute_search import TooLarge
from drawn_programmes import any_plans
from evaluation import amount
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from least_change import least_change
from plans import programme_of
from poster_events import poster_events

from constraints import CATALOGUE
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.settings import ADJUSTABLE_RULES
from scheduler.explanation.conflicts import contradiction
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

STEPS = 8_000
RULES = ("person_available", "one_place")


@examples(80)
@given(event=poster_events())
def test_the_levels_are_the_true_optimum(event: Event) -> None:
    try:
        best = optimum(event, step_limit=STEPS)
    except TooLarge:
        assume(False)
        return
    result = solve(event, Budget.of(30), workers=1)
    if best is None:
        assert result.status == "infeasible"
        return
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(event, result.programme).passed
    assert tuple(level.value for level in result.programme.levels) == best


@examples(150)
@given(event=poster_events(), data=st.data())
def test_any_programme_is_measured_alike(event: Event, data: st.DataObject) -> None:
    plan = data.draw(any_plans(event))
    programme = programme_of(event, plan)
    measured = {rule.name: sum(v.amount for v in rule.measure(event, programme)) for rule in CATALOGUE}
    assert {name: measured[name] for name in RULES} == {name: amount(event, plan, name) for name in RULES}


@examples(25)
@given(event=poster_events(plain=True, tight=True))
def test_a_contradiction_is_one_and_nothing_can_be_left_out(event: Event) -> None:
    result = solve(event, Budget.of(30), workers=1)
    assume(result.status == "infeasible")
    conflicts = contradiction(event, Budget.of(60))
    assert conflicts is not None
    assert conflicts.minimal == (True,)
    try:
        assert not possible(event, conflicts.contradictions[0], step_limit=STEPS)
    except TooLarge:
        assume(False)


@examples(25)
@given(event=poster_events(plain=True, talks=2), data=st.data())
def test_a_repair_tells_as_few_people_as_possible(event: Event, data: st.DataObject) -> None:
    lenient = tuple((rule, "off") for rule in ADJUSTABLE_RULES if rule != "person_available")
    event = event.model_copy(update={"rules": lenient})
    before = solve(event, Budget.of(30), workers=1).programme
    assume(before is not None)
    assert before is not None
    pause = event.breaks[0]
    latest = pause.between_end - pause.duration
    start = min(latest, pause.between_start + 30 * data.draw(st.integers(1, 3)))
    later = pause.model_copy(update={"between_start": start, "posters": True})
    changed = event.model_copy(update={"breaks": (later, *event.breaks[1:])})
    try:
        best = least_change(changed, before, step_limit=STEPS)
    except TooLarge:
        assume(False)
        return
    answer = repair(changed, before, Budget.of(30), workers=1)
    if best is None:
        assert answer.result.status == "infeasible"
        return
    assert answer.programme is not None
    assert check(changed, answer.programme).hard == ()
    assert tuple(level.value for level in answer.levels[:4]) == best
