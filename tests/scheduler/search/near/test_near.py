"""Better programmes near one: what is not free stays, and nothing gets worse; the bounds of a smaller model hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest
from ortools.sat.python.cp_model import IntVar

from benchmarks.generate import generate
from constraints import rule
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, PlacedSession, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.model.base import WHOLE
from scheduler.model.solution import programme_of, value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search import many_talks
from scheduler.search.best_solution import BestSolution
from scheduler.search.builder import build, cost_of
from scheduler.search.construction import adopted, constructed
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import FirstSolution
from scheduler.search.lexicographic import solve
from scheduler.search.near.aim import Aim
from scheduler.search.near.kept import beside_axes, beside_hours, beside_part, part_of, settle
from scheduler.search.near.levels import NearLevels
from scheduler.search.near.relaxed import relaxed_bound
from scheduler.search.near.search import NearSearch
from scheduler.search.result import Goal
from scheduler.search.solver import Limits, run

EVENT = generate(11, talks=24, axes=4, rooms=3).event
ONE = Workers(1)
#: Seconds that nothing here needs.
SECONDS = 60.0


@cache
def known() -> Programme:
    programme = constructed(EVENT, WHOLE, Budget.of(SECONDS), ONE, attempt=1)
    assert programme is not None, "its rooms have time for all talks"
    return programme


def started() -> tuple[TimetableModel, Sequence[int]]:
    """A model with the values of the first programme."""
    model = build(EVENT)
    return model, adopted(model, known(), Budget.of(SECONDS))


def other(model: TimetableModel, values: Sequence[int], kept: Sequence[IntVar]) -> Programme:
    """A programme with the kept values in which many sessions start late."""
    cp = model.cp.clone()
    for variable in kept:
        cp.add(variable == values[variable.index])
    late = sum((number + 1) * -session.start for number, session in enumerate(model.sessions))
    return programme_of(model, run(cp, Limits(SECONDS, 1, effort=0.5), objective=late).values)


def sessions(programme: Programme) -> list[PlacedSession]:
    return sorted((s.model_copy(update={"id": ""}) for s in programme.sessions), key=lambda s: s.talks)


def test_the_axes_that_are_not_free_keep_all_that_is_theirs() -> None:
    model, values = started()
    found = other(model, values, beside_axes(model, frozenset({"2"})))
    kept, changed = ([s for s in sessions(found) if (s.axis == "2") is free] for free in (False, True))
    assert kept == [s for s in sessions(known()) if s.axis != "2"]
    assert changed != [s for s in sessions(known()) if s.axis == "2"]
    assert found.breaks == known().breaks


def test_the_sessions_outside_a_part_of_the_day_keep_all_that_is_theirs() -> None:
    model, values = started()
    pauses = sorted((item.start, item.end) for item in (*known().breaks, *known().plenaries))
    part = 2
    first, last = pauses[part - 1][1], pauses[part][0]
    assert any(part_of(model, values, session) == part for session in model.sessions)
    found = other(model, values, beside_part(model, values, part))
    outside = [s for s in sessions(known()) if not first <= s.start < last]
    assert outside
    assert [s for s in sessions(found) if s in outside] == outside
    assert sessions(found) != sessions(known())
    assert found.breaks == known().breaks


def test_where_hours_are_free_sessions_keep_their_rooms_and_talks() -> None:
    model, values = started()
    found = other(model, values, beside_hours(model))
    assert {(s.room, frozenset(s.talks)) for s in found.sessions} == {
        (s.room, frozenset(s.talks)) for s in known().sessions
    }
    assert found.breaks != known().breaks


def test_what_is_settled_has_no_other_value_and_all_else_is_as_free_as_before() -> None:
    model, values = started()
    kept, near = model.sessions[0].start, model.cp.clone()
    free = model.sessions[1].start
    settle(near, [kept], values)
    assert list(near.proto.variables[kept.index].domain) == [values[kept.index]] * 2
    assert list(near.proto.variables[free.index].domain) == list(model.cp.proto.variables[free.index].domain)
    assert len(model.cp.proto.variables[kept.index].domain) > 2, "the model itself stays as it was"
    assert len(near.proto.constraints) == len(model.cp.proto.constraints)


@pytest.mark.parametrize("threads", [ONE, Workers(2), Workers(9)])
def test_a_search_near_a_programme_betters_it_and_keeps_the_rules(
    threads: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 3)
    model, values = started()
    best, level = BestSolution(EVENT, model, values, Budget.of(SECONDS), ONE), rule("preferences")
    cost, told = cost_of(model, level), list[tuple[int, ...]]()
    before = best.value(level, cost)
    (value,) = NearSearch(best, threads).improve(Aim([level], [cost], [0]), Budget.of(SECONDS), told.append)
    assert value == value_of(cost, best.values) < before
    assert told == sorted(set(told), reverse=True)
    report = check(EVENT, best.programme)
    assert not report.hard
    assert dict(report.levels)["preferences"] == value


def test_a_search_near_a_programme_betters_several_levels_the_first_before_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 1)
    model, values = started()
    levels = [rule("preferences"), rule("compactness")]
    best, told = BestSolution(EVENT, model, values, Budget.of(SECONDS), ONE), list[tuple[int, ...]]()
    costs = [cost_of(model, level) for level in levels]
    best.complete(costs)
    before = tuple(best.measured(level) for level in levels)
    aim = Aim(levels, costs, [0, 0])
    assert aim.reached(best.values) == before, "each cost has its value in the programme"
    found = NearSearch(best, ONE).improve(aim, Budget.of(SECONDS), told.append)
    assert found < before
    assert told == sorted(set(told), reverse=True)
    assert tuple(dict(check(EVENT, best.programme).levels)[level.name] for level in levels) == found


def test_the_first_levels_become_no_worse_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 3)
    levels = [rule("compactness"), rule("breaks")]
    found: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    for kept in (1, 2):
        model, values = started()
        best = BestSolution(EVENT, model, values, Budget.of(SECONDS), ONE)
        costs = [cost_of(model, level) for level in levels]
        best.complete(costs)
        NearSearch(best, ONE).improve(Aim(levels[1:], costs[1:], [0]), Budget.of(SECONDS), lambda _: None)
        aim = Aim(levels, costs, [0, 0], kept)
        before = aim.reached(best.values)
        found[kept] = before, NearSearch(best, ONE).improve(aim, Budget.of(SECONDS), lambda _: None)
    (before, freely), (same, carefully) = found[1], found[2]
    assert before == same
    assert freely < before
    assert freely[1] > before[1], "a level after it pays for the gain"
    assert carefully < before
    assert carefully[1] <= before[1]


def test_the_cost_of_a_level_is_posted_once() -> None:
    model, _ = started()
    cost, constraints = cost_of(model, rule("axis_order")), len(model.cp.proto.constraints)
    assert cost_of(model, rule("axis_order")) is cost
    assert len(model.cp.proto.constraints) == constraints


def test_a_search_near_ends_where_nothing_more_is_asked_of_it() -> None:
    model, values = started()
    best, level = BestSolution(EVENT, model, values, Budget.of(SECONDS), ONE), rule("preferences")
    cost = cost_of(model, level)
    before, asked = best.value(level, cost), iter([False, True])
    aim, told = Aim([level], [cost], [-1]), list[tuple[int, ...]]()
    (value,) = NearSearch(best, ONE).improve(aim, Budget.of(SECONDS), told.append, until=lambda: next(asked))
    assert len(told) <= 1
    assert value <= before


def test_a_unit_of_a_level_outweighs_what_may_be_gained_near_on_later_ones() -> None:
    model = build(EVENT)
    levels = [rule("preferences"), rule("balance"), rule("breaks")]
    aim = Aim(levels, [model.cp.new_int_var(0, 100, name) for name in "pbk"], [2, 3, 0])
    assert str(aim.objective((10, 5, 80))) == str(sum(w * c for w, c in zip((42, 21, 1), aim.costs, strict=True)))
    assert aim.is_met((2, 3, 0))
    assert not aim.is_met((2, 3, 1))


def test_bounds_of_the_smaller_model_are_no_more_than_the_best_values() -> None:
    small = generate(3, talks=14, axes=3, rooms=2).event
    best = solve(small, Budget.of(SECONDS), workers=1, goal=Goal(choose=False))
    assert best.status == "optimal"
    assert best.programme is not None
    context = SearchContext(small, Budget.of(SECONDS), Goal(), 1, 0, None)
    done: list[tuple[Rule, Level]] = []
    for level in best.programme.levels:
        found = relaxed_bound(context, None, done, rule(level.name), level.value + 1, Budget.of(1))
        assert found is None or found <= level.value
        done.append((rule(level.name), level))


def test_bounds_of_the_smaller_model_know_how_many_rooms_there_are() -> None:
    """Two talks of two axes wish for the same half hour, and there is one room."""
    nine = (Window(start=540, end=570),)
    talks = tuple(
        Talk(id=axis, title=axis, axis=axis, duration=30, speakers=(), names=(), preferred=nine) for axis in "xy"
    )
    event = Event(
        id="e",
        title="E",
        timezone="Europe/Paris",
        days=(Day(date=date(2027, 5, 20), start=540, end=660),),
        axes=tuple(Axis(id=axis, title=axis) for axis in "xy"),
        rooms=(Room(id="a", name="a"),),
        talks=talks,
    )
    best = solve(event, Budget.of(SECONDS), workers=1).programme
    assert best is not None
    value = next(level.value for level in best.levels if level.name == "preferences")
    assert value == 1
    context = SearchContext(event, Budget.of(SECONDS), Goal(), 1, 0, None)
    assert relaxed_bound(context, None, [], rule("preferences"), value, Budget.of(SECONDS)) == value


def test_events_of_many_talks_have_the_same_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    small = generate(3, talks=14, axes=3, rooms=2).event
    usual = solve(small, Budget.of(SECONDS), workers=1, goal=Goal(choose=False))
    monkeypatch.setattr(many_talks, "_MANY", 10)
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 2)
    large = solve(small, Budget.of(SECONDS), workers=1, goal=Goal(choose=False))
    assert usual.programme is not None
    assert large.programme is not None
    assert large.status == "optimal"
    assert large.programme.levels == usual.programme.levels


def at_first(event: Event) -> tuple[NearLevels, list[Term]]:
    """The work on the levels of the event from its first programme, in whose model all costs have their values."""
    context = SearchContext(event, Budget.of(SECONDS), Goal(), 1, 0, None)
    start = context.first()
    assert isinstance(start, FirstSolution)
    best = BestSolution(event, start.model, start.values, Budget.of(SECONDS), ONE)
    costs = [cost_of(start.model, level) for level in context.level_rules]
    best.complete(costs)
    return NearLevels(context, best), costs


def levels_of(near: NearLevels) -> list[Level]:
    """The levels of the best programme, with bounds that say nothing."""
    return [Level(name=rule.name, value=near.best.measured(rule), bound=-99) for rule in near.context.level_rules]


def test_levels_bettered_together_have_bounds_that_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was proved of a level holds no more where one before it is worse now."""
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 2)
    small = generate(3, talks=14, axes=3, rooms=2).event
    best = solve(small, Budget.of(SECONDS), workers=1, goal=Goal(choose=False)).programme
    assert best is not None
    near, costs = at_first(small)
    worst = levels_of(near)
    levels = near.improve_together(costs, worst, Budget.of(SECONDS))
    assert [level.value for level in worst] > [level.value for level in levels] >= [each.value for each in best.levels]
    assert levels == levels_of(near)
    lifted = [level.model_copy(update={"bound": level.value - 1}) for level in levels]
    assert all(level.bound >= level.value - 1 for level in near.bounded(costs, lifted, levels, Budget.of(SECONDS)))
    before = [level.model_copy(update={"value": level.value - 1, "bound": level.value + 50}) for level in levels]
    for level, optimum in zip(
        near.bounded(costs, before, levels, Budget.of(SECONDS))[1:], best.levels[1:], strict=True
    ):
        assert level.bound <= optimum.value
        if level.value != optimum.value:
            break


def test_without_time_for_a_bound_anew_no_level_before_it_becomes_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.near.search._VAIN_ROUNDS", 2)
    near, costs = at_first(generate(3, talks=14, axes=3, rooms=2).event)
    near.known.seconds["breaks"] = 10 * SECONDS
    before = levels_of(near)
    assert before[-1].name == "breaks"
    after = near.improve_together(costs, before, Budget.of(SECONDS))
    assert all(level.value <= former.value for level, former in zip(after[:-1], before, strict=False))


def test_levels_become_no_worse_where_bounds_of_those_after_them_would_take_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    near, costs = at_first(generate(3, talks=14, axes=3, rooms=2).event)
    aims: list[Aim] = []

    def improve(_: NearSearch, aim: Aim, *_rest: object) -> tuple[int, ...]:
        aims.append(aim)
        return ()

    monkeypatch.setattr(NearSearch, "improve", improve)
    names = [level.name for level in levels_of(near)]
    near.known.seconds |= {"coherence": 10.0, "breaks": 0.1}
    for seconds in (SECONDS, 10.0, 0.1):
        near.improve_together(costs, levels_of(near), Budget.of(seconds))
    assert [aim.kept for aim in aims] == [0, names.index("coherence"), names.index("breaks")]


def test_levels_bettered_together_have_the_values_of_the_programme_whatever_their_variables_say() -> None:
    """A solver that ends by the time has a solution whose costs are not yet at their least."""
    near, costs = at_first(generate(3, talks=14, axes=3, rooms=2).event)
    model, levels = near.best.model, levels_of(near)
    hint = [(variable, near.best.values[variable.index]) for variable in model.deciding]
    worst = run(model.cp, Limits(SECONDS, 1, fixed=True), objective=-sum(costs), hint=hint)
    near.best.values = list(worst.values)
    assert [value_of(cost, worst.values) for cost in costs] != [level.value for level in levels]
    assert near.improve_together(costs, levels, Budget.of(0)) == levels
