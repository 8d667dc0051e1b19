"""Bounds of levels from a model whose rooms may hold several sessions at once: far smaller, and sooner proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from constraints.rule import Rule
from scheduler.domain.programme import Level
from scheduler.domain.requirement import Requirement
from scheduler.search.builder import build, cost_of
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: What the model leaves out: sessions of many talks make most of its constraints with these two.
_LEFT_OUT = frozenset({Requirement("session_apart"), Requirement("room_overlap")})


def relaxed_bound(
    context: SearchContext, spare: int | None, done: Sequence[tuple[Rule, Level]], level: Rule, budget: Budget
) -> int | None:
    """A lower bound of `level` where those that are `done` have at most their values; None: none was found in time.

    Raises Stopped where the budget is stopped meanwhile.

    Parameters
    ----------
    spare
        As in `TimetableModel`.
    """
    scope = replace(context.scope, dropped=context.scope.dropped | _LEFT_OUT)
    model = build(context.event, scope, spare=spare, budget=budget)
    for rule, reached in done:
        model.cp.add(cost_of(model, rule) <= reached.value)
    cost = cost_of(model, level)
    limits = Limits(budget.left, context.workers, context.seed)
    return run(model.cp, limits, objective=cost, stop=budget.stop).bound
