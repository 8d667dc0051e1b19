"""Counting refuses no possible programme of tiny, planted and late events."""

from __future__ import annotations

import pytest
from drawn_programmes import planted
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import tiny_events

from benchmarks.generate import Planted
from constraints import rule
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle, fits, requirements
from scheduler.model.base import Scope
from scheduler.model.counting.relaxation import CountingRelaxation
from scheduler.model.pauses import PauseModel
from scheduler.model.solution import programme_of
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import first_solution
from scheduler.search.lexicographic import solve
from scheduler.search.near.counted import counted_bound
from scheduler.search.presolve import is_refused, possible_hours
from scheduler.search.result import Goal
from scheduler.search.solver import Limits, run


def allowed(event: Event, programme: Programme) -> bool:
    """True if counting allows the pauses of `programme` and the part of the day of each of its talks."""
    pause_model = PauseModel(event)
    counts = CountingRelaxation(pause_model)
    for pause in pause_model.pauses:
        placed_pauses = programme.breaks if pause.kind == "break" else programme.plenaries
        here = next(
            placed_pause
            for placed_pause in placed_pauses
            if (placed_pause.id, pause_model.day_number[placed_pause.day]) == (pause.id, pause.day)
        )
        pause_model.cp.add(pause.start == pause.day * DAY + here.start)
        pause_model.cp.add(pause.end == pause.day * DAY + here.end)
    for (talk, number), literal in counts.talk_in.items():
        placed, part = programme.talk[talk], counts.parts[number]
        start = pause_model.day_number[placed.day] * DAY + placed.start
        pause_model.cp.add(part.begin <= start).only_enforce_if(literal)
        pause_model.cp.add(part.end >= start + event.talk[talk].duration).only_enforce_if(literal)
    return run(pause_model.cp, Limits(30, 1)).status == "optimal"


def late(event: Event, base: Programme, data: st.DataObject) -> Event:
    """Draw the event on a day that runs late, sometimes with an hour more."""
    day = data.draw(st.sampled_from(event.days))
    now = data.draw(st.sampled_from(range(day.start, day.end, 5)))
    more = data.draw(st.sampled_from((0, 60)))
    minutes = data.draw(st.sampled_from((5, 15, 40)))
    late = delay(base, day.date, now, minutes, min(DAY, day.end + more), None)
    return amended(event, Amendments(delays=(late,)))


def judge(event: Event) -> Programme | None:
    """Return a programme of the event, and assert that counting allows it; None if there is none."""
    answer = first_solution(event, Budget.of(30), threads=Workers(1))
    assume(answer.status != "unknown")
    hours = possible_hours(event, Budget.of(30))
    assert possible_hours(event, Budget.of(30), threads=2) == hours
    if not answer.values:
        return None
    programme = programme_of(answer.model, answer.values)
    assert not check(event, programme.model_copy(update={"levels": ()})).hard
    assert allowed(event, programme)
    assert hours is not None
    for placed_break in programme.breaks:
        number = [day.date for day in event.days].index(placed_break.day)
        assert placed_break.start in hours["break", placed_break.id, number]
    return programme


@examples(60)
@given(event=tiny_events(talks=5), data=st.data())
def test_a_programme_of_a_tiny_event_is_allowed_on_a_late_day_too(event: Event, data: st.DataObject) -> None:
    programme = judge(event)
    if programme is not None:
        judge(late(event, programme, data))


@pytest.mark.long
@examples(20)
@given(planted=planted() | planted(talk_limit=12, min_talks=2), data=st.data())
def test_a_planted_programme_is_allowed_and_what_becomes_of_it(planted: Planted, data: st.DataObject) -> None:
    assert allowed(planted.event, planted.programme)
    judge(late(planted.event, planted.programme, data))


@examples(60)
@given(event=tiny_events(tight=True), data=st.data())
def test_what_is_possible_without_some_requirements_is_not_refused(event: Event, data: st.DataObject) -> None:
    dropped = frozenset(requirement for requirement in requirements(event) if data.draw(st.booleans()))
    answer = first_solution(event, Budget.of(30), Scope(dropped), threads=Workers(1))
    assert not answer.values or not is_refused(event, Budget.of(30), dropped=dropped)


@examples(60, settings(suppress_health_check=list(HealthCheck)))
@given(event=tiny_events(plain=True, tight=True), data=st.data())
def test_talks_that_are_their_lengths_alone_fit_where_the_model_says_so(event: Event, data: st.DataObject) -> None:
    """Counting tells the truth on whether the talks fit beside breaks and plenaries, for any other requirements."""
    flowing = event.session_settings.model_copy(update={"introduction": 0, "discussion": 0})
    event = event.model_copy(
        update={"session_settings": flowing, "talk_settings": event.talk_settings.model_copy(update={"gap": 0})}
    )
    every = frozenset(requirements(event))
    crowding = [
        requirement
        for requirement in requirements(event)
        if requirement.rule in ("placed", "day", "break_window", "plenary")
    ]
    chosen = frozenset(requirement for requirement in crowding if data.draw(st.booleans())) | {
        Requirement("room_overlap")
    }
    counted = fits(event, chosen, every - chosen)
    assume(counted is not None)
    assert FeasibilityOracle(Budget.of(60), 1).solve(event, every - chosen, every, 30) is counted


def assert_counted(event: Event, programme: Programme) -> None:
    """Assert that the bounds by counting are at most the levels of the programme, the levels before it as there."""
    done: list[tuple[Rule, Level]] = []
    for name, value in check(event, programme).levels:
        found = counted_bound(event, done, rule(name), Budget.of(30), Workers(1))
        assert found is None or found <= value, (name, found, value)
        done.append((rule(name), Level(name=name, value=value, bound=value)))


@examples(100)
@given(event=tiny_events(talks=5))
def test_sessions_by_size_cost_no_more_than_a_programme_of_a_tiny_event(event: Event) -> None:
    result = solve(event, Budget.of(30), workers=1, goal=Goal(choose=False))
    if result.programme is not None:
        assert_counted(event, result.programme)


@examples(60)
@given(planted=planted() | planted(talk_limit=24, min_talks=2))
def test_sessions_by_size_cost_no_more_than_a_planted_programme(planted: Planted) -> None:
    assert_counted(planted.event, planted.programme)
