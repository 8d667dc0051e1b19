"""Bounds of levels from a model whose rooms may hold several sessions at once: far smaller, and sooner proved.

Where its best value is proved, cutoffs from there upwards are asked of the model in which no more sessions are held at
once than there are rooms. That model refuses a cutoff soon, but takes long to be minimised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from constraints import room_overlap
from constraints.rule import Rule
from scheduler.domain.programme import Level
from scheduler.domain.requirement import Requirement
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.builder import build, cost_of
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: What the model leaves out: sessions of many talks make most of its constraints with these two.
_LEFT_OUT = frozenset({Requirement("session_apart"), Requirement("room_overlap")})


def relaxed_bound(
    context: SearchContext,
    spare: int | None,
    done: Sequence[tuple[Rule, Level]],
    level: Rule,
    value: int,
    budget: Budget,
) -> int | None:
    """A lower bound of `level` where those that are `done` have at most their values; None: none was found in time.

    Raises Stopped where the budget is stopped meanwhile.

    Parameters
    ----------
    spare
        As in `TimetableModel`.
    value
        The value of the level that is known; no more is asked once the bound is as high.
    """
    scope = replace(context.scope, dropped=context.scope.dropped | _LEFT_OUT)
    model = build(context.event, scope, spare=spare, budget=budget)
    for rule, reached in done:
        model.cp.add(cost_of(model, rule) <= reached.value)
    cost = cost_of(model, level)
    limits = Limits(budget.left, context.workers, context.seed)
    answer = run(model.cp, limits, objective=cost, stop=budget.stop)
    if answer.status != "optimal" or answer.bound is None:
        return answer.bound
    return _raised(model, cost, answer.bound, value, limits, budget)


def _raised(model: TimetableModel, cost: Term, bound: int, value: int, limits: Limits, budget: Budget) -> int:
    """The bound, one more for each cutoff from there on that leaves no solution with as many sessions at once as rooms.

    The model is changed.
    """
    room_overlap.post_all_rooms(model)
    while bound < value and not budget.over:
        question = model.cp.clone()
        question.add(cost <= bound)
        answer = run(question, replace(limits, seconds=budget.left), stop=budget.stop)
        if answer.status != "infeasible":
            break
        bound += 1
    return bound
