"""The first level of a repair, sought from below: cutoffs of its cost rise until one admits a programme.

Where nearly nothing may change, nearly all follows from the cutoff, so that the solver decides soon; from a programme
in which all has changed it finds the way back slowly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.model.solution import value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Hint, Limits, run

#: Deterministic seconds of the solver: the most for a first look at the bound, and for one cutoff.
_LOOK_EFFORT, _CUTOFF_EFFORT = 0.05, 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """A value for each variable of the model at little cost, and a lower bound of the cost."""

    values: Sequence[int]
    bound: int


def from_below(model: TimetableModel, cost: Term, start: Found, near: Hint, budget: Budget, threads: Workers) -> Found:
    """The solution at the first cutoff that is found to have one, or `start`, with the bound that is proved meanwhile.

    Parameters
    ----------
    start
        A solution of the model, and a lower bound of its cost.
    near
        The programme near which solutions are sought.
    """
    limits = Limits(budget.left, threads.number, threads.seed, effort=_LOOK_EFFORT)
    look = run(model.cp, limits, objective=cost, hint=dict(enumerate(start.values)), stop=budget.stop)
    values = min(filter(None, (start.values, look.values)), key=lambda found: value_of(cost, found))
    bound = start.bound if look.bound is None or not look.values else max(start.bound, look.bound)
    best, step = value_of(cost, values), 0
    while bound + step < best and not budget.over:
        cutoff, question = bound + step, model.cp.clone()
        question.add(cost <= cutoff)
        limits = Limits(budget.left, threads.number, threads.seed, effort=_CUTOFF_EFFORT)
        answer = run(question, limits, hint=near, stop=budget.stop)
        if answer.values:
            return Found(answer.values, bound)
        if answer.status == "infeasible":
            bound = cutoff + 1
        step = 2 * step or 1
    return Found(values, bound)
