"""A late day that is sought from both sides has the proved levels of the usual search."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import tiny_events

from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.search import repair as module
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair
from scheduler.search.result import Goal, Result


@examples(30)
@given(
    event=tiny_events(plain=True, talks=4),
    now=st.integers(108, 132),
    minutes=st.sampled_from((5, 15, 30)),
    aim=st.sampled_from(("order", "people")),
    workers=st.sampled_from((1, 2)),
)
def test_both_sides_prove_the_levels_of_the_usual_search(
    event: Event, now: int, minutes: int, aim: str, workers: int
) -> None:
    """Without a first look, so that no level is proved before."""
    base = solve(event, Budget.of(30), workers=1).programme
    assume(base is not None)
    assert base is not None
    day = event.days[0]
    delayed = delay(base, day.date, 5 * now, minutes, day.end + 60, None).model_copy(update={"aim": aim})
    late = amended(event, Amendments(delays=(delayed,)))
    with patch("scheduler.search.best_solution._LOOK_EFFORT", 0.0):
        answer = repair(late, base, Budget.of(30), workers=workers)

    def usual(event: Event, budget: Budget, *, goal: Goal, **options: int) -> Result:
        assert goal.near is not None or goal.levels is None
        return solve(event, budget, goal=replace(goal, near=None), **options)

    with patch.object(module, "solve", usual):
        other = repair(late, base, Budget.of(30), workers=workers)
    assert _stated(answer) == _stated(other)
    if answer.programme is not None:
        assert check(late, answer.programme).passed
        assert all(level.value == level.bound for level in answer.levels)


def _stated(answer: Repaired) -> list[object]:
    return [answer.result.status, *((level.name, level.value, level.bound) for level in answer.levels)]
