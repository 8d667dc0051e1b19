"""A level of a late day, sought from both sides at once: better programmes from above, and its bound from below.

One search betters the programme in hand. Beside it another refutes cutoffs of the cost. What either finds serves both.
One of them settles the hours of the pauses before all else, the last pause and its earlier hours first, since nearly
all follows once these are known: the one that refutes, or on later levels the one that betters, while the other narrows
these hours. Where nearly nothing may change, a programme at a cutoff is found sooner than one that is a little better
than the last; so the one that betters halves the gap first, as long as that is quick.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import count
from threading import Event, Lock

from ortools.sat.python.cp_model import CHOOSE_FIRST, SELECT_LOWER_HALF, CpModel, IntVar

from scheduler.model.base import PauseKey
from scheduler.model.pauses import movable_pauses, pause_variables
from scheduler.model.solution import value_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.control import Budget, Workers
from scheduler.search.cutoffs import Cutoffs
from scheduler.search.hours_beside import Asked, HoursBeside
from scheduler.search.narrowed_hours import Hours, narrowed_hours
from scheduler.search.shares import bounds_by_shares
from scheduler.search.solver import Answer, Limits, Watcher, run, size_of
from scheduler.search.sought import Enclosed, Found, Sought
from scheduler.search.strategies import Strategy

#: Deterministic seconds of the solver: the most for the first turn of the search that betters, by the way of asking
#: cutoffs; then half as many more.
_ROUND_EFFORT = {"rising": 2.0, "halving": 4.0, "gaining": 4.0}
#: The same for a first turn of one thread alone, before it narrows hours.
_ALONE_EFFORT = 0.5
#: Deterministic seconds of the solver: the most for one cutoff that halves the gap.
_HALF_EFFORT = 0.15
#: Deterministic seconds of the solver: the most for one question about the hours of a pause.
_OUTSIDE_EFFORT = 2.0
#: Seconds between two looks at the `stop` of the budget.
_INTERVAL = 0.03


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
        sides.begin()
        sides.refute(once=True)
        sides.better()
        return sides.enclosed
    with ThreadPoolExecutor(2) as pool:
        waiting = {pool.submit(sides.refute), pool.submit(sides.better)}
        try:
            while waiting:
                ready, waiting = wait(waiting, _INTERVAL)
                if budget.stopped or sides.closed:
                    sides.end()
                sides.look_beside()
                for each in ready:
                    each.result()
        finally:
            sides.end()
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
        self._bettered, self._settled = model.cp, model.cp.clone()
        self._settled.add_decision_strategy(pause_variables(model)[::-1], CHOOSE_FIRST, SELECT_LOWER_HALF)
        self._refuted = self._settled.clone()
        starts = (pause.start for pause in movable_pauses(model))
        self._starts = [s for s in starts if isinstance(s, IntVar) and s.index not in sought.known]
        self._value, self._lock, self._size = value_of(cost, start.values), Lock(), size_of(model.cp)
        self._shares = sought.shares
        self._beside, self._turn_over, self._kept = sought.beside, Event(), sought.beside and sought.beside.hours
        if sought.beside is not None:
            self._follow(sought.beside, model)

    def _follow(self, beside: HoursBeside, model: TimetableModel) -> None:
        """Lets hours be asked where the level is as good as it is now."""
        pauses = movable_pauses(model)
        starts = {pause.key: pause.start for pause in pauses if isinstance(pause.start, IntVar)}
        self._by_pause = starts
        beside.follow(Asked(self._settled.clone(), starts, self._cost, self._best, self._told_beside))

    def _best(self) -> tuple[int, Sequence[int]]:
        with self._lock:
            return self._value, self.found.values

    def _told_beside(self, values: Sequence[int]) -> None:
        if not self.stop.is_set():
            self._told(None, self.found.bound, values)

    def end(self) -> None:
        """Ends both searches."""
        self.stop.set()
        self._turn_over.set()

    def look_beside(self) -> None:
        """Ends the turn of the search that betters where more hours are known than when it began."""
        if self._beside is not None and self._beside.hours is not self._kept:
            self._turn_over.set()

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

    def begin(self) -> None:
        """Betters the solution for a moment, where hours would be narrowed next."""
        if self._way == "gaining":
            self._better(0, _ALONE_EFFORT * self._size)

    def better(self) -> None:
        """Betters the solution, from the best one so far: by turns without a linear relaxation, and as usually."""
        effort = _ROUND_EFFORT[self._way] * self._size
        for turn in count():
            if self._way == "halving":
                self._halve(turn)
            if self._over:
                return
            self._better(turn, effort)
            while self._turn_over.is_set() and not self._over:
                self._begin_again()
                self._better(turn, effort)
            effort *= 1.5

    def _better(self, turn: int, effort: float) -> None:
        """One turn of the search that betters."""
        threads = self._threads
        unrelaxed: Strategy = "settling" if self._way == "gaining" else "unrelaxed"
        strategy: Strategy = "all" if turn % 2 else unrelaxed
        # Only with a relaxation is a thread worth its while that seeks in neighbourhoods.
        workers = threads.number if strategy == "all" else max(1, threads.number - 1)
        limits = Limits(self._budget.left, workers, threads.seed + turn, effort=effort, strategy=strategy)
        model = self._settled if strategy == "settling" else self._bettered
        hint = dict(enumerate(self.found.values))
        stop = self.stop if threads.number == 1 else self._turn_over
        answer = run(model, limits, objective=self._cost, hint=hint, watch=self._told, stop=stop)
        self._told(None, self.found.bound if answer.bound is None else answer.bound, answer.values)

    def _begin_again(self) -> None:
        """Lets the search that betters begin from what is found and known meanwhile."""
        self._turn_over.clear()
        if self.stop.is_set():  # it was set meanwhile
            self._turn_over.set()
        if self._beside is None:
            return
        self._kept = self._beside.hours
        for model in (self._settled, self._bettered):
            self._keep(model, self._kept)

    def _keep(self, model: CpModel, hours: Mapping[PauseKey, tuple[int, int]]) -> None:
        for pause, start in self._by_pause.items():
            if pause in hours:
                model.add_linear_constraint(start, *hours[pause])

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

        Where the least gain stays open, the hours of the pauses are narrowed first, or they are beside. Where a cutoff
        of a cost that has shares stays open, these are bounded first.
        """
        strategy: Strategy = "settling"
        if self._beside is not None:
            while not self._beside.idle and not self._over:
                self.stop.wait(_INTERVAL)
            self._keep(self._refuted, self._beside.hours)
            strategy = "unrelaxed"  # the other search settles the hours, so that one of the two proves soon
        cutoffs, shares = Cutoffs(self.found.bound, self._value, self._way), self._shares
        while not self._over:
            bound = self.found.bound
            cutoff, question = cutoffs.following(bound, self._value), self._refuted.clone()
            question.add(self._cost <= cutoff)
            answer = run(question, self._limits(cutoffs.effort, strategy), stop=self.stop)
            if answer.values:
                self._told(None, bound, answer.values)
                if self.found.values is answer.values and not once:
                    self._turn_over.set()  # the other search begins again from what is better
            elif answer.status == "infeasible":
                cutoffs.refuted(cutoff, bound)
                self._told(None, cutoff + 1, ())
            elif self._way == "gaining" and self._beside is None and self.hours is None:
                self.hours = self._narrowed()
            elif once:
                return
            elif shares:
                self._bound_shares()
                cutoffs, shares = Cutoffs(self.found.bound, self._value, self._way), ()
            else:
                cutoffs.stays_open(cutoff)

    def _bound_shares(self) -> None:
        """Bounds shares of the cost, those first that cost most in the best solution."""
        values = self.found.values
        known = sorted(((value_of(share, values), n) for n, share in enumerate(self._shares)), reverse=True)
        shares = [self._shares[number] for _, number in known]
        for bound in bounds_by_shares(self._refuted, shares, [cost for cost, _ in known], self._asked):
            self._told(None, bound, ())

    def _asked(self, question: CpModel, effort: float) -> Answer:
        """The answer of a question about shares of the cost; open where the level is done."""
        if self._over:
            return Answer("unknown", (), None)
        answer = run(question, self._limits(effort, "settling"), stop=self.stop)
        self._told(None, self.found.bound, answer.values)
        return answer

    def _narrowed(self) -> Hours:
        """Narrows the hours of the pauses to those of programmes no worse than the best so far."""
        self._refuted.add(self._cost <= self._value)
        known = len(self._refuted.proto.variables)

        def ask(question: CpModel) -> Answer:
            answer = run(question, self._limits(_OUTSIDE_EFFORT, "settling"), stop=self.stop)
            self._told(None, self.found.bound, answer.values[:known])
            return answer

        return narrowed_hours(self._refuted, self._starts, self.found.values, ask)

    def _limits(self, effort: float, strategy: Strategy) -> Limits:
        return Limits(self._budget.left, 1, self._threads.seed, effort=effort * self._size, strategy=strategy)

    def _told(self, value: int | None, bound: int, values: Sequence[int]) -> None:
        """Keeps what is better than what was known, and tells it."""
        with self._lock:
            reached = value_of(self._cost, values) if values else self._value
            if reached < self._value or bound > self.found.bound:
                best = values if reached < self._value else self.found.values
                self._value, self.found = min(reached, self._value), Found(best, max(bound, self.found.bound))
                if self._watch is not None:
                    self._watch(self._value, self.found.bound, self.found.values)
