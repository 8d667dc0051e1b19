"""A level of a late day, sought from both sides at once: better programmes from above, and its bound from below.

One search betters the programme in hand. Beside it another refutes cutoffs of the cost; it settles the hours of the
pauses before all else, the last pause and its earlier hours first, since nearly all follows once these are known. What
either finds serves both. Where nearly nothing may change, a programme at a cutoff is found sooner than one that is a
little better than the last; so the one that betters halves the gap first, as long as that is quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from threading import Lock

from ortools.sat.python.cp_model import CHOOSE_FIRST, SELECT_LOWER_HALF, CpModel, IntVar

from scheduler.model.pauses import pause_variables
from scheduler.model.solution import value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.cutoffs import Cutoffs, Way
from scheduler.search.narrowed_hours import Hours, narrowed_hours
from scheduler.search.solver import Answer, Limits, Watcher, run, size_of
from scheduler.search.strategies import Strategy

#: Deterministic seconds of the solver: the most for the first turn of the search that betters; then half as many more.
_ROUND_EFFORT = 2.0
#: Deterministic seconds of the solver: the most for one cutoff that halves the gap.
_HALF_EFFORT = 0.15
#: Deterministic seconds of the solver: the most for one question about the hours of a pause.
_OUTSIDE_EFFORT = 2.0
#: Seconds between two looks at the `stop` of the budget.
_INTERVAL = 0.03


@dataclass(frozen=True, slots=True)
class Found:
    """A value for each variable of the model at little cost, and a lower bound of the cost."""

    values: Sequence[int]
    bound: int


@dataclass(frozen=True, slots=True)
class Sought:
    """The least cost of a model that is sought.

    Attributes
    ----------
    way
        How cutoffs are asked.
    """

    model: TimetableModel
    cost: Term
    way: Way = "rising"


@dataclass(frozen=True, slots=True)
class Enclosed(Found):
    """A solution with a lower bound of the cost, and the hours that pauses can have where the cost is no higher."""

    hours: Hours


def from_both_sides(
    sought: Sought, start: Found, budget: Budget, threads: Workers, watch: Watcher | None = None
) -> Enclosed:
    """The best solution that is found within the budget, or `start`, with what is proved meanwhile.

    One thread alone refutes cutoffs until one stays open, then betters the solution.

    Parameters
    ----------
    start
        A solution of the model, and a lower bound of its cost.
    watch
        A callback that is told each better value and bound, by one thread at a time.
    """
    if budget.over:
        return Enclosed(start.values, start.bound, {})
    alone = threads.number == 1
    sides = _BothSides(sought, start, budget if alone else Budget(budget.deadline), threads, watch)
    if alone:
        sides.refute(once=True)
        sides.better()
        return sides.enclosed
    with ThreadPoolExecutor(2) as pool:
        waiting = {pool.submit(sides.refute), pool.submit(sides.better)}
        try:
            while waiting:
                ready, waiting = wait(waiting, _INTERVAL)
                if budget.stopped or sides.closed:
                    sides.stop.set()
                for each in ready:
                    each.result()
        finally:
            sides.stop.set()
    return sides.enclosed


class _BothSides:
    """What both searches know of the level.

    Attributes
    ----------
    found
        The best solution so far, and a lower bound of the cost.
    stop
        Ends both searches.
    hours
        The hours of the pauses where the cost is as low as it is now; None: they were not sought.
    """

    def __init__(self, sought: Sought, start: Found, budget: Budget, threads: Workers, watch: Watcher | None) -> None:
        model, cost = sought.model, sought.cost
        self.found, self.stop = start, budget.stop
        self.hours: Hours | None = None
        self._way, self._watch = sought.way, watch
        self._cost, self._budget, self._threads = cost, budget, threads
        self._bettered, self._refuted = model.cp, model.cp.clone()
        self._refuted.add_decision_strategy(pause_variables(model)[::-1], CHOOSE_FIRST, SELECT_LOWER_HALF)
        longest_first = sorted(model.pauses, key=lambda pause: -pause.shortest)
        starts = (pause.start for pause in longest_first if len(pause.starts) > 1)
        self._starts = [start for start in starts if isinstance(start, IntVar)]
        self._value, self._lock, self._size = value_of(cost, start.values), Lock(), size_of(model.cp)

    @property
    def enclosed(self) -> Enclosed:
        """What has been found."""
        return Enclosed(self.found.values, self.found.bound, self.hours or {})

    @property
    def closed(self) -> bool:
        """True if the best solution is proved."""
        return self.found.bound >= self._value

    @property
    def _over(self) -> bool:
        return self.closed or self._budget.left <= 0 or self.stop.is_set()

    def better(self) -> None:
        """Betters the solution, from the best one so far: by turns without a linear relaxation, and as usually."""
        effort, threads = _ROUND_EFFORT * self._size, self._threads
        for turn in count():
            if self._way == "halving":
                self._halve(turn)
            if self._over:
                return
            strategy: Strategy = "all" if turn % 2 else "unrelaxed"
            # Only with a relaxation is a thread worth its while that seeks in neighbourhoods.
            workers = threads.number if strategy == "all" else max(1, threads.number - 1)
            limits = Limits(self._budget.left, workers, threads.seed + turn, effort=effort, strategy=strategy)
            hint = dict(enumerate(self.found.values))
            answer = run(self._bettered, limits, objective=self._cost, hint=hint, watch=self._told, stop=self.stop)
            self._told(None, self.found.bound if answer.bound is None else answer.bound, answer.values)
            effort *= 1.5

    def _halve(self, turn: int) -> None:
        """Asks for the half of the gap between bound and value until that stays open."""
        effort, seed = _HALF_EFFORT * self._size, self._threads.seed + turn
        while not self._over:
            bound, limits = self.found.bound, Limits(self._budget.left, 1, seed, effort=effort, strategy="unrelaxed")
            cutoff, question = (bound + self._value) // 2, self._bettered.clone()
            question.add(self._cost <= cutoff)
            answer = run(question, limits, stop=self.stop)
            if answer.status == "unknown":
                return
            self._told(None, bound if answer.values else cutoff + 1, answer.values)

    def refute(self, *, once: bool = False) -> None:
        """Refutes cutoffs between the bound and the value; `once`: until one is not refuted.

        Where the least gain stays open, the hours of the pauses are narrowed first.
        """
        cutoffs = Cutoffs(self.found.bound, self._value, self._way)
        while not self._over:
            bound = self.found.bound
            cutoff, question = cutoffs.following(bound, self._value), self._refuted.clone()
            question.add(self._cost <= cutoff)
            answer = run(question, self._limits(cutoffs.effort), stop=self.stop)
            if answer.values:
                self._told(None, bound, answer.values)
            elif answer.status == "infeasible":
                cutoffs.refuted(cutoff, bound)
                self._told(None, cutoff + 1, ())
            elif self._way == "gaining" and self.hours is None:
                self.hours = self._narrowed()
            elif once:
                return
            else:
                cutoffs.stays_open(cutoff)

    def _narrowed(self) -> Hours:
        """Narrows the hours of the pauses to those of programmes no worse than the best so far."""
        self._refuted.add(self._cost <= self._value)
        known = len(self._refuted.proto.variables)

        def ask(question: CpModel) -> Answer:
            answer = run(question, self._limits(_OUTSIDE_EFFORT), stop=self.stop)
            self._told(None, self.found.bound, answer.values[:known])
            return answer

        return narrowed_hours(self._refuted, self._starts, self.found.values, ask)

    def _limits(self, effort: float) -> Limits:
        return Limits(self._budget.left, 1, self._threads.seed, effort=effort * self._size, strategy="settling")

    def _told(self, value: int | None, bound: int, values: Sequence[int]) -> None:
        """Keeps what is better than what was known, and tells it."""
        with self._lock:
            reached = value_of(self._cost, values) if values else self._value
            if reached < self._value or bound > self.found.bound:
                best = values if reached < self._value else self.found.values
                self._value, self.found = min(reached, self._value), Found(best, max(bound, self.found.bound))
                if self._watch is not None:
                    self._watch(self._value, self.found.bound, self.found.values)
