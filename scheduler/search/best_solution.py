"""The best programme of a search of free days so far: a model and a value for each of its variables."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Rule
from scheduler.check import Report, check, value_on
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.base import PauseKey
from scheduler.model.solution import decisions, programme_of, value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped, Workers
from scheduler.search.cutoffs import Way
from scheduler.search.from_both_sides import from_both_sides
from scheduler.search.hours_beside import HoursBeside
from scheduler.search.solver import Answer, Limits, Watcher, run, size_of
from scheduler.search.sought import Found, Sought

#: Deterministic seconds of the solver: the most for a look before a level is sought from both sides.
_LOOK_EFFORT = 0.3


class BestSolution:
    """The programme, which only becomes better.

    Attributes
    ----------
    model, values
        The model and a value for each of its variables; those that were made last may have none yet.
    hours
        By kind, id and number of the day of a pause, its first and last absolute minute in programmes that are as good
        on all levels that are reached; without those that are not known.
    """

    def __init__(
        self, event: Event, model: TimetableModel, values: Sequence[int], budget: Budget, threads: Workers
    ) -> None:
        self.event, self.model, self.values = event, model, list(values)
        self._budget, self._threads = budget, threads
        self.hours: dict[PauseKey, tuple[int, int]] = {}
        self._beside: HoursBeside | None = None
        self._measurement: tuple[list[int], Programme, Report] | None = None

    @property
    def programme(self) -> Programme:
        """The programme, without its levels."""
        return programme_of(self.model, self.values)

    def adopt(self, model: TimetableModel) -> None:
        """Replaces the model by one that has the same programme. Raises Stopped where the budget is stopped."""
        values = _completed(model, decisions(model, self.programme), None, self._budget).values
        self.model, self.values = model, list(values)
        self._keep_hours()

    def minimise(
        self, objective: Term, seconds: float, watch: Watcher | None, *, effort: float | None = None
    ) -> Answer:
        """Takes the best solution that is found; not one that is only as good, which may be worse on later levels.

        `effort`: deterministic seconds of the solver, the most that are used; None: no limit.
        """
        hint = dict(enumerate(self.values))
        limits = Limits(seconds, self._threads.number, self._threads.seed, effort=effort)
        answer = run(self.model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self._budget.stop)
        if answer.values and self._is_better(objective, answer.values):
            self.values = list(answer.values)
        return answer

    def _is_better(self, objective: Term, values: Sequence[int]) -> bool:
        is_known = len(self.values) == len(self.model.cp.proto.variables)
        return not is_known or value_of(objective, values) < value_of(objective, self.values)

    def enclose(
        self, cost: Term, bound: int, budget: Budget, watch: Watcher | None, *, way: Way, shares: Sequence[Term] = ()
    ) -> int:
        """Takes the best solution that a short look or a search from both sides finds; returns a lower bound.

        `way`: that of asking cutoffs. `shares`: those of which the cost is the sum, where it is bounded by them.
        """
        if way == "rising":
            answer = self.minimise(cost, budget.left, watch, effort=_LOOK_EFFORT * size_of(self.model.cp))
            bound = bound if answer.bound is None else max(bound, answer.bound)
            if answer.status == "optimal" or budget.over:
                return bound
        start = Found(self.values, bound)
        if way == "gaining" and self._beside is None and self._threads.number > 1:
            self._beside = HoursBeside(self._threads.seed)
        beside = self._beside if way == "gaining" else None
        self._learn_hours()
        self._keep_hours()
        found = from_both_sides(
            Sought(self.model, cost, way, self._settled, beside, shares), start, budget, self._threads, watch
        )
        if self._is_better(cost, found.values):
            self.values = list(found.values)
        for pause in self.model.pauses:
            if isinstance(pause.start, IntVar) and pause.start.index in found.hours:
                self.hours[pause.key] = found.hours[pause.start.index]
        self._learn_hours()
        self._keep_hours()
        return found.bound

    def _learn_hours(self) -> None:
        """Takes the hours that are known beside."""
        if self._beside is not None:
            self.hours.update(self._beside.hours)

    def forget_hours(self) -> None:
        """Ends what narrows hours beside: they were known where levels are kept that are sought again."""
        if self._beside is not None:
            self._beside.close()
        self._beside = None
        self.hours.clear()

    @property
    def _settled(self) -> frozenset[int]:
        """The indices of the starts of pauses of which one minute is left."""
        alone = {pause for pause, (first, last) in self.hours.items() if first == last}
        starts = (p.start for p in self.model.pauses if p.key in alone)
        return frozenset(start.index for start in starts if isinstance(start, IntVar))

    def _keep_hours(self) -> None:
        """Posts the hours of pauses that are known to the model."""
        for pause in self.model.pauses:
            hours = self.hours.get(pause.key)
            if hours is not None:
                self.model.cp.add_linear_constraint(pause.start, *hours)

    def value(self, level: Rule, cost: Term) -> int:
        """The exact value on the level, whose cost in the model is given.

        `values` cover the variables of `cost` too afterwards, unless the budget is stopped.
        """
        if len(self.values) == len(self.model.cp.proto.variables):
            known = value_of(cost, self.values)
            if known == self.measured(level):
                return known
        try:
            return self._complete(cost)
        except Stopped:
            return self.measured(level)

    def complete(self, costs: Sequence[Term]) -> None:
        """Gives the variables of all these costs their values in the programme. Raises Stopped where the budget is."""
        self._complete(sum(costs))

    def measured(self, level: Rule) -> int:
        """The value on the level by `check`, without the solver."""
        if self._measurement is None or self._measurement[0] is not self.values:
            programme = self.programme
            self._measurement = self.values, programme, check(self.event, programme)
        _, programme, report = self._measurement
        return value_on(level, self.event, programme, report)

    def _complete(self, cost: Term) -> int:
        """Gives the new variables of `cost` their values in the programme; returns its cost."""
        hint = [(variable, self.values[variable.index]) for variable in self.model.deciding]
        answer = _completed(self.model, hint, cost, self._budget)
        self.values = list(answer.values)
        assert answer.bound is not None
        return answer.bound


def _completed(model: TimetableModel, hint: list[tuple[IntVar, int]], cost: Term | None, budget: Budget) -> Answer:
    """A solution with the hinted values and the least `cost`. Raises Stopped where the budget is stopped meanwhile."""
    answer = run(model.cp, Limits(1e6, 1, fixed=True), objective=cost, hint=hint, stop=budget.stop)
    if answer.status != "optimal":
        budget.check()
        raise RuntimeError(f"the model refuses its own programme: {answer.status}")
    return answer
