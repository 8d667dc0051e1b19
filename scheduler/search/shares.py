"""A bound of a cost by its shares: that of each by itself, then of ever more of them together.

What few shares cost at least is known soon, since all else is free. Each bound that is proved is posted, so that less
is left to the other shares, and a cutoff of all of them is refuted sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ortools.sat.python.cp_model import CpModel

from scheduler.model.types import Term
from scheduler.search.solver import Answer

#: Deterministic seconds of the solver: the most for one question about a share alone, and about several together.
_ALONE_EFFORT, _TOGETHER_EFFORT = 0.1, 1.25
#: Solves a model within an effort, in deterministic seconds of the solver.
Ask = Callable[[CpModel, float], Answer]


def bounds_by_shares(cp: CpModel, shares: Sequence[Term], known: Sequence[int], ask: Ask) -> Iterator[int]:
    """Yield lower bounds of the sum of the shares, each of which is at least 0, as they are proved and posted to `cp`.

    Ever more of the first are put together. A question that stays open ends nothing: the next is about more shares.

    Parameters
    ----------
    known
        What each of the shares costs in one solution, so that no more has to be asked.
    """
    alone = [0] * len(shares)
    for number, share in enumerate(shares):
        for bound in _rising(cp, share, (0, known[number]), ask, _ALONE_EFFORT):
            alone[number] = bound
            yield sum(alone)
    together: Term = 0
    proved, met, left = 0, 0, sum(alone)
    for share, least, cost in zip(shares, alone, known, strict=True):
        together, proved, met, left = together + share, proved + least, met + cost, left - least
        for bound in _rising(cp, together, (proved, met), ask, _TOGETHER_EFFORT):
            proved = bound
            yield proved + left


def _rising(cp: CpModel, cost: Term, between: tuple[int, int], ask: Ask, effort: float) -> Iterator[int]:
    """Yield ever higher bounds of the cost, whose least is `between` these two, until one stays open."""
    bound, met = between
    while bound < met:
        question = cp.clone()
        question.add(cost <= bound)
        if ask(question, effort).status != "infeasible":
            return
        bound += 1
        cp.add(cost >= bound)
        yield bound
