"""Level after level: what was proved of a level holds for the next look at it."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar

from benchmarks.generate import generate
from scheduler.domain.programme import Level
from scheduler.model.solution import value_of
from scheduler.search.builder import cost_of
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget
from scheduler.search.first_solution import FirstSolution
from scheduler.search.lexicographic import _Search, solve
from scheduler.search.result import Goal
from scheduler.search.solver import Limits, run


def begun() -> _Search:
    """The search of a small event, at its first solution."""
    event = generate(3, talks=14, axes=3, rooms=2).event
    context = SearchContext(event, Budget.of(60), Goal(choose=False), 1, 0, None)
    start = context.first()
    assert isinstance(start, FirstSolution)
    return _Search(context, start)


def test_bounds_that_were_proved_hold_where_the_next_look_has_no_time() -> None:
    search = begun()
    search._minimise_levels([])
    proved = search.reached.levels
    assert [level.value for level in proved] == [level.bound for level in proved]
    search.reached.levels, search.budget = [], Budget.of(0)
    assert search.reached.rebuild(search.reached.model.spare, search.budget)
    search._minimise_levels([], proved)
    assert search.reached.levels == proved


def test_a_better_programme_that_was_told_is_the_result_and_no_bound_is_kept_behind_a_worse_level() -> None:
    event = generate(2, talks=12, axes=3, rooms=2).event
    best = solve(event, Budget.of(60), goal=Goal(choose=False), workers=1).programme
    assert best is not None
    context = SearchContext(event, Budget.of(60), Goal(choose=False), 1, 0, lambda progress: None)
    start = context.first()
    assert isinstance(start, FirstSolution)
    reached = _Search(context, start).reached
    first, better = context.measured(reached.best.programme), context.measured(best)
    assert better < first
    names = [level.name for level in reached.rules]
    reached.levels = [Level(name=name, value=value, bound=value) for name, value in zip(names, first, strict=True)]
    context.tell("sessions", None, None, best)
    assert reached.best_programme() is best
    assert tuple(level.value for level in reached.levels) == better
    assert all(level.bound <= level.value for level in reached.levels)
    worse = next(number for number, (now, then) in enumerate(zip(better, first, strict=True)) if now > then)
    behind = [level for level in reached.levels[worse + 1 :] if level.name != "coherence"]
    assert behind
    assert all(level.bound == 0 for level in behind)


def test_a_bound_holds_only_as_long_as_no_level_before_it_is_worse() -> None:
    """A level that is better may make the next one worse, and what is after these better than was thought possible."""
    search = begun()
    level = search.reached.rules[2]
    cost = cost_of(search.reached.model, level)
    before = [Level(name=rule.name, value=40, bound=39) for rule in search.reached.rules]
    better = before[0].model_copy(update={"value": 39})
    for value, holds in ((39, True), (40, True), (41, False)):
        search.reached.levels = [better, before[1].model_copy(update={"value": value})]
        assert (search._bound(2, level, cost, before) == 39) is holds


def test_the_model_in_which_all_levels_are_bettered_is_made_once() -> None:
    search = begun()
    search._minimise_levels([])
    kept = search.best.model
    costs = search._free_costs()
    model, values = search.best.model, [search.best.measured(level) for level in search.reached.rules]
    assert model is not kept, "that one keeps each level at its value"
    assert [value_of(cost, search.best.values) for cost in costs] == values
    loose = run(model.cp, Limits(60, 1, fixed=True), objective=-sum(costs), hint=_decided(search))
    search.best.values = list(loose.values)
    assert search._free_costs() is costs
    assert search.best.model is model
    assert [value_of(cost, search.best.values) for cost in costs] == values, "each is at its least again"
    assert search.reached.rebuild(model.spare, search.budget)
    assert search._free_costs() is not costs


def _decided(search: _Search) -> list[tuple[IntVar, int]]:
    return [(variable, search.best.values[variable.index]) for variable in search.best.model.deciding]
