"""Level after level: what was proved of a level holds for the next look at it."""

from __future__ import annotations

from benchmarks.generate import generate
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget
from scheduler.search.first_solution import FirstSolution
from scheduler.search.lexicographic import _Search
from scheduler.search.result import Goal


def test_bounds_that_were_proved_hold_where_the_next_look_has_no_time() -> None:
    event = generate(3, talks=14, axes=3, rooms=2).event
    context = SearchContext(event, Budget.of(60), Goal(choose=False), 1, 0, None)
    start = context.first()
    assert isinstance(start, FirstSolution)
    search = _Search(context, start)
    search._minimise_levels([])
    proved = search.reached.levels
    assert [level.value for level in proved] == [level.bound for level in proved]
    search.reached.levels, search.budget = [], Budget.of(0)
    assert search.reached.rebuild(search.reached.model.spare, search.budget)
    search._minimise_levels([], proved)
    assert search.reached.levels == proved
