"""The measures of the rules agree with the contract as tests/reference/evaluation.py reads it."""

from __future__ import annotations

from drawn_programmes import any_plans, planted
from evaluation import amount, hard_breaches, vector
from evaluation_fixed import FIXED
from evaluation_rules import RULES
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import plan_of, programme_of
from strategies import tiny_events

from benchmarks.generate import Planted
from constraints import CATALOGUE
from scheduler.check import check
from scheduler.domain.event import Event

QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(tiny_events(), st.data())
@examples(200, QUICK)
def test_any_programme_is_measured_alike(event: Event, data: st.DataObject) -> None:
    plan = data.draw(any_plans(event))
    programme = programme_of(event, plan)
    measured = {rule.name: sum(v.amount for v in rule.measure(event, programme)) for rule in CATALOGUE}
    broken = {name for name in FIXED if amount(event, plan, name)}
    # Which session follows which in a room is a matter of taste where they overlap.
    unclear = {"session_apart", "session_idle"} if "room_overlap" in broken else set()
    adjustable = {rule.name for rule in CATALOGUE if rule.kind == "adjustable"} - unclear
    assert {name: measured[name] for name in adjustable} == {name: amount(event, plan, name) for name in adjustable}
    assert {name for name in FIXED if measured[name]} - unclear == broken - unclear
    report = check(event, programme)
    assert tuple(value for _, value in report.levels) == vector(event, plan)
    assert bool(report.hard) == bool(hard_breaches(event, plan))


@given(planted())
@examples(30, QUICK)
def test_planted_programmes_break_nothing(case: Planted) -> None:
    plan = plan_of(case.event, case.programme)
    assert hard_breaches(case.event, plan) == []
    report = check(case.event, case.programme)
    assert report.hard == ()
    assert tuple(value for _, value in report.levels) == vector(case.event, plan)
    assert programme_of(case.event, plan) == case.programme


def test_every_rule_has_a_second_reading() -> None:
    assert set(RULES) == {rule.name for rule in CATALOGUE if rule.kind != "level"}
