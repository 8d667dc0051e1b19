"""Lexicographic search: the levels of an event are minimised one after the other, each kept at its value meanwhile.

Parallel search proves the values. A last solve on one worker with a fixed seed, in a model made from the event and the
values alone, chooses among equally good programmes, so that an optimal result does not depend on the number of workers;
where nothing decides, axes and talks are put in their natural order.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from constraints import rule
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.fingerprint import fingerprint
from scheduler.model.types import Term
from scheduler.search.best_solution import BestSolution
from scheduler.search.builder import cost_of, known_bound
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Stopped, Workers, cores
from scheduler.search.cutoffs import Way
from scheduler.search.first_solution import FirstSolution
from scheduler.search.many_talks import may_be_hard
from scheduler.search.reached_levels import ReachedLevels
from scheduler.search.result import BEST, Goal, Result, Status, Tell
from scheduler.search.unmodelled import without_model

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel
    from scheduler.search.near.levels import NearLevels

#: Share (0 to 1) of the remaining time: the most that one level may take.
_STEP_SHARE = 0.6
#: Share (0 to 1) of the time that is left at the end: what it takes to stop and to give the answer.
_CLOSING_SHARE = 0.1
#: Seconds: the least that are worth another look at levels that are not proved.
_LEAST_SECONDS = 1.0


def solve(
    event: Event,
    budget: Budget | None = None,
    *,
    goal: Goal = BEST,
    workers: int | None = None,
    seed: int = 0,
    progress: Tell | None = None,
) -> Result:
    """The best programme of `event` that is found within the budget, or the proof that there is none.

    Parameters
    ----------
    budget
        The time; None: a minute. Where it is stopped, the result has the best programme so far.
    goal
        The levels with their base and lower bounds; by default the levels of the event.
    workers
        The number of solver threads; None: the number of cores.
    """
    budget = budget or Budget.of()
    if event.slots:
        from scheduler.search.preset.search import PresetSearch
        from scheduler.search.preset.state import SearchState

        levels = [rule(name) for name in event.levels] if goal.levels is None else goal.levels
        state = SearchState(event, budget, replace(goal, levels=levels), Workers(workers or cores(), seed), progress)
        return PresetSearch(state).run()
    context = SearchContext(event, budget, goal, workers or cores(), seed, progress)
    start = context.first()
    if not isinstance(start, FirstSolution):
        return without_model(context, start)
    return _Search(context, start).solve()


class _Search:
    """The search after the first solution: level after level, in `reached`."""

    def __init__(self, context: SearchContext, start: FirstSolution) -> None:
        self.context, self.event, self.budget = context, context.event, context.budget
        threads = Workers(context.workers, context.seed)
        self.best = BestSolution(self.event, start.model, start.values, self.budget, threads)
        self.reached = ReachedLevels(context, self.best)
        self.sessions_bound = start.fewest_sessions
        first_sessions = sum(start.values[session.present.index] for session in start.model.sessions)
        self.fewest = Level(name="sessions", value=first_sessions, bound=min(first_sessions, self.sessions_bound))
        self.first_seconds = context.known_seconds or time.monotonic() - context.begun
        self._helper: NearLevels | None = None
        self._free: tuple[TimetableModel, list[Term]] | None = None
        if context.goal.levels is None and may_be_hard(self.event):
            from scheduler.search.near.levels import NearLevels

            self._helper = NearLevels(context, self.best)

    def solve(self) -> Result:
        """The result of `solve`: the best programme that is found in time, with its levels."""
        try:
            return self._solved()
        finally:
            self.best.forget_hours()

    def _solved(self) -> Result:
        if self.context.progress is not None:
            programme = self.best.programme
            value = len(programme.sessions)
            self.context.tell("sessions", value, min(value, self.sessions_bound), programme)
        if self.reached.rules[:1] == [rule("sessions")] or self.reached.rebuild(None, self.budget):
            self._minimise_levels([])
        else:
            self.reached.begin(self.sessions_bound)
        self._improve_further()
        if not self.reached.proved:  # then there is no choice among equals, whose time is left
            self.budget = self.context.full_budget.share(1 - _CLOSING_SHARE)
            self._improve_further()
        self.best.forget_hours()
        best = self.reached.best_programme()
        chosen = best if self.reached.proved else None
        if self.reached.proved and self.context.goal.choose:
            chosen = self.reached.chosen(self.context.full_budget)
        return self._result("feasible", best) if chosen is None else self._result("optimal", chosen)

    def _result(self, status: Status, programme: Programme) -> Result:
        stated = {"status": status, "levels": tuple(self.reached.levels), "input": fingerprint(self.event)}
        complete, seconds = programme.model_copy(update=stated), time.monotonic() - self.context.begun
        hours = self.context.scope.hours
        return Result(status, complete, seconds, self.first_seconds, self.budget.stopped, self.fewest, hours)

    @property
    def near(self) -> NearLevels | None:
        """The search near the best programme where the whole model is too large for another; else None."""
        return self._helper if self._helper is not None and self._helper.helps else None

    def _improve_together(self, near: NearLevels) -> None:
        """Betters all levels at once near the best programme, the first before all others."""
        reached = self.reached
        costs = self._free_costs()
        if not costs:
            return
        before, budget = reached.levels, self.budget
        reached.levels = near.improve_together(costs, before, budget)
        reached.levels = near.bounded(costs, before, reached.levels, budget)

    def _free_costs(self) -> list[Term]:
        """The costs of all levels in a model that keeps none of them at its value, which is that of the best programme;
        none: there was no time for it.
        """
        reached = self.reached
        if self._free is None or self._free[0] is not reached.model:
            if not reached.rebuild(reached.model.spare, self.budget):
                return []
            self._free = reached.model, [cost_of(reached.model, level) for level in reached.rules]
        _, costs = self._free
        try:
            self.best.complete(costs)
        except Stopped:
            return []
        return costs

    def _improve_further(self) -> None:
        """Works on the first level that is not proved, and on those after it, as long as there is time."""
        reached = self.reached
        while reached.levels and not reached.proved and self.budget.left > _LEAST_SECONDS and not self.budget.stopped:
            if self.near is not None and not self.near.whole:
                self._improve_together(self.near)
                continue
            before = reached.levels
            number = next(n for n, level in enumerate(before) if level.value > level.bound)
            self.best.forget_hours()  # they were known where this level and those after it are kept
            if not reached.rebuild(reached.model.spare, self.budget):
                return
            reached.levels = before[:number]
            self._minimise_levels(reached.post(), before)
            if len(reached.levels) < len(before):
                reached.levels = before
                return

    def _minimise_levels(self, costs: list[Term], before: Sequence[Level] = ()) -> None:
        """Minimises the levels after those that are done, whose costs are given.

        before
            The levels as they were when they were minimised before. The bound of one holds as long as none before it is
            worse now.
        """
        reached = self.reached
        for number, level in [*enumerate(reached.rules)][len(reached.levels) :]:
            costs.append(cost_of(reached.model, level))
            self._level(level, costs[-1], self._bound(number, level, costs[-1], before))
            if reached.is_enough():
                reached.rules = reached.rules[: number + 1]
                break
            spare = reached.levels[-1].value - reached.model.fewest_sessions
            smaller = reached.model.cells is None and spare != reached.model.spare
            if level.name != "sessions" or not smaller or not (reached.proved or self.near):
                continue
            if reached.rebuild(spare, self.budget):
                costs = reached.post()
        if not reached.proved:
            reached.measure()

    def _bound(self, number: int, level: Rule, cost: Term, before: Sequence[Level]) -> int:
        """A lower bound of the level that is known before it is minimised."""
        bound = known_bound(self.reached.model, level, cost)
        if all(now.value <= then.value for now, then in zip(self.reached.levels, before, strict=False)):
            bound = max([bound, *(done.bound for done in before[number : number + 1])])
        if level.name == "sessions":
            bound = max(bound, self.sessions_bound)
        return self.reached.raised(number, bound)

    def _level(self, level: Rule, cost: Term, bound: int) -> None:
        """Minimises `cost`, which is at least `bound`, and posts that it gets no worse."""
        name, value, model = level.name, self._value(level, cost), self.best.model
        self.context.tell(name, value, bound)
        share = self._share(level)
        if value > bound and not self.budget.over and self.near is not None:
            value, bound = self.near.improve(level, cost, bound, self.reached.levels, share)
            self.context.tell(name, value, bound)
        if value > bound and not self.budget.over and (self.near is None or self.near.whole):
            watch = self.context.watch(name, value, bound, model)
            if self.context.goal.near is not None:
                shares = model.shares.get(name, ())
                bound = self.best.enclose(cost, bound, share, watch, way=self._way(level), shares=shares)
            else:
                answer = self.best.minimise(cost, share.left, watch)
                bound = bound if answer.bound is None else max(bound, answer.bound)
            value = self._value(level, cost)
            self.context.tell(name, value, bound)
        model.cp.add(cost <= value)
        self.reached.levels.append(Level(name=name, value=value, bound=min(bound, value)))

    def _way(self, level: Rule) -> Way:
        """How cutoffs of the level are asked on a late day."""
        if self.reached.levels:
            return "gaining"
        return "halving" if level.name == "told" else "rising"

    def _value(self, level: Rule, cost: Term) -> int:
        """The value of the best programme on the level; without the solver where there is no time to improve on it."""
        return self.best.measured(level) if self.budget.over else self.best.value(level, cost)

    def _share(self, level: Rule) -> Budget:
        """The most time for the level."""
        if self.near is not None:
            return self.near.share(level, self.budget)
        return self.budget if level is self.reached.rules[-1] else self.budget.share(_STEP_SHARE)
