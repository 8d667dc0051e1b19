"""What a search of free days has reached: the best programme in its model, and the levels that were minimised."""

from __future__ import annotations

from scheduler.domain.programme import Level, Programme
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.best_solution import BestSolution
from scheduler.search.builder import bounds_of, build, cost_of
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Stopped
from scheduler.search.natural_order import in_natural_order
from scheduler.search.solver import Limits, run
from scheduler.search.strategies import Strategy
from scheduler.search.unmodelled import floor


class ReachedLevels:
    """The levels that were minimised already, and the programme that has their values.

    Attributes
    ----------
    best
        The best programme so far, in the current model.
    rules
        The levels to be minimised, the first before all others.
    levels
        Those that were minimised already, the first of `rules`.
    """

    def __init__(self, context: SearchContext, best: BestSolution) -> None:
        self.context, self.best = context, best
        self.rules = context.level_rules
        self.levels: list[Level] = []

    @property
    def model(self) -> TimetableModel:
        """The current model."""
        return self.best.model

    @property
    def proved(self) -> bool:
        """True if every level that was minimised has its bound."""
        return all(level.value == level.bound for level in self.levels)

    def is_enough(self) -> bool:
        """True if the last level that was minimised is not proved to have the value after which the goal goes on."""
        known, last = self.context.goal.enough, self.levels[-1]
        return len(self.levels) <= len(known) and not last.value == last.bound == known[len(self.levels) - 1]

    def raised(self, number: int, bound: int) -> int:
        """The bound of the `number`-th level, or its floor in the goal, if the levels before it have their floors."""
        floors = self.context.goal.floors
        holds = number < len(floors) and [done.value for done in self.levels] == [*floors[:number]]
        return max(bound, floors[number]) if holds else bound

    def post(self) -> list[Term]:
        """Posts the levels in a new model, at most at their values; returns their costs."""
        costs = [cost_of(self.model, level) for level in self.rules[: len(self.levels)]]
        for level, cost in zip(self.levels, costs, strict=True):
            self.model.cp.add(cost <= level.value)
        return costs

    def rebuild(self, spare: int | None, budget: Budget) -> bool:
        """Replaces the model by one with `spare` sessions, at the same programme; False where the budget is stopped."""
        try:
            self.best.adopt(build(self.context.event, self.context.scope, spare=spare, budget=budget))
        except Stopped:
            return False
        return True

    def measure(self) -> None:
        """Gives all levels their values in the programme: a later level may have improved one that is not proved."""
        self.levels = [
            done.model_copy(update={"value": self.best.measured(level)})
            for done, level in zip(self.levels, self.rules, strict=True)
        ]

    def best_programme(self) -> Programme:
        """The best programme, or the one that was told if that is better; the levels take its values.

        A bound holds as long as no level before it is worse now; then what takes no model is the bound.
        """
        programme, told = self.best.programme, self.context.told
        if told is None:
            return programme
        number = len(self.levels)
        values = self.context.told_values[:number]
        if values >= self.context.measured(programme)[:number]:
            return programme
        levels: list[Level] = []
        for level, value in zip(self.levels, values, strict=True):
            is_worse = any(now.value > then.value for now, then in zip(levels, self.levels, strict=False))
            bound = floor(self.context, level.name) if is_worse else level.bound
            levels.append(level.model_copy(update={"value": value, "bound": min(bound, value)}))
        self.levels = levels
        return told

    def begin(self, sessions_bound: int) -> None:
        """Takes the levels of the programme with the bounds that hold before any level is minimised."""
        bounds = bounds_of(build(self.context.event, self.context.scope), self.rules)
        if "sessions" in bounds:
            bounds["sessions"] = max(bounds["sessions"], sessions_bound)
        values = [(level.name, self.best.measured(level)) for level in self.rules]
        self.levels = [Level(name=name, value=value, bound=min(value, bounds[name])) for name, value in values]

    def chosen(self, budget: Budget) -> Programme | None:
        """The programme that depends on the event and the values alone; None: the time was too short."""
        sessions = next((level.value for level in self.levels if level.name == "sessions"), None)
        spare = None if sessions is None else sessions - self.model.fewest_sessions
        try:
            self.best.model = build(self.context.event, self.context.scope, spare=spare, budget=budget)
        except Stopped:
            return None
        self.post()
        strategy: Strategy = "all" if self.context.goal.near is None else "unrelaxed"
        limits = Limits(budget.left, 1, self.context.seed, strategy=strategy)
        answer = run(self.model.cp, limits, stop=budget.stop)
        if not answer.values:
            return None
        return in_natural_order(self.context.event, programme_of(self.model, answer.values), self.rules, budget)
