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
from scheduler.model.solution import lower_bound, programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.best_solution import BestSolution
from scheduler.search.builder import bounds_of, build, cost_of
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Stopped, Workers, cores
from scheduler.search.first_solution import FirstSolution
from scheduler.search.many_talks import may_be_hard
from scheduler.search.natural_order import in_natural_order
from scheduler.search.result import BEST, Goal, Result, Status, Tell
from scheduler.search.solver import Limits, run
from scheduler.search.unmodelled import without_model

if TYPE_CHECKING:
    from scheduler.search.near.levels import NearLevels

#: Share (0 to 1) of the remaining time: the most that one level may take.
_STEP_SHARE = 0.6
#: Share (0 to 1) of the remaining time: the most that a search near a programme may take.
_NEAR_SHARE = 0.3
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
    """The search after the first solution.

    Attributes
    ----------
    best
        The best programme so far, in the current model.
    levels
        The levels that were minimised already.
    """

    def __init__(self, context: SearchContext, start: FirstSolution) -> None:
        self.context, self.event, self.budget = context, context.event, context.budget
        self.level_rules = context.level_rules
        threads = Workers(context.workers, context.seed)
        self.best = BestSolution(self.event, start.model, start.values, self.budget, threads)
        self.sessions_bound = start.fewest_sessions
        first_sessions = sum(start.values[session.present.index] for session in self.model.sessions)
        self.fewest = Level(name="sessions", value=first_sessions, bound=min(first_sessions, self.sessions_bound))
        self.first_seconds = context.known_seconds or time.monotonic() - context.begun
        self.levels: list[Level] = []
        self._helper: NearLevels | None = None
        if context.goal.levels is None and may_be_hard(self.event):
            from scheduler.search.near.levels import NearLevels

            self._helper = NearLevels(context, self.best)

    def solve(self) -> Result:
        """The result of `solve`: the best programme that is found in time, with its levels."""
        if self.context.progress is not None:
            programme = self.best.programme
            value = len(programme.sessions)
            self.context.tell("sessions", value, min(value, self.sessions_bound), programme)
        self._improve()
        self._improve_further()
        if not self._proved():  # then there is no choice among equals, whose time is left
            self.budget = self.context.full_budget.share(1 - _CLOSING_SHARE)
            self._improve_further()
        best = self.best.programme
        chosen = (self._choose() if self.context.goal.choose else best) if self._proved() else None
        return self._result("feasible", best) if chosen is None else self._result("optimal", chosen)

    def _result(self, status: Status, programme: Programme) -> Result:
        stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
        complete, seconds = programme.model_copy(update=stated), time.monotonic() - self.context.begun
        return Result(status, complete, seconds, self.first_seconds, self.budget.stopped, self.fewest)

    @property
    def model(self) -> TimetableModel:
        """The current model."""
        return self.best.model

    @property
    def near(self) -> NearLevels | None:
        """The search near the best programme where the whole model is too large for another; else None."""
        return self._helper if self._helper is not None and self._helper.helps else None

    def _proved(self) -> bool:
        return all(level.value == level.bound for level in self.levels)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _improve(self) -> None:
        if self.level_rules[:1] != [rule("sessions")] and not self._rebuild(None):
            self.levels = self._first_levels()
            return
        self._minimise_levels([])

    def _improve_further(self) -> None:
        """Works on the first level that is not proved, and on those after it, as long as there is time."""
        while self.levels and not self._proved() and self.budget.left > _LEAST_SECONDS and not self.budget.stopped:
            before = self.levels
            number = next(n for n, level in enumerate(before) if level.value > level.bound)
            if not self._rebuild(self.model.spare):
                return
            self.levels = before[:number]
            self._minimise_levels(self._post_done_levels(), before)
            if len(self.levels) < len(before):
                self.levels = before
                return

    def _minimise_levels(self, costs: list[Term], before: Sequence[Level] = ()) -> None:
        """Minimises the levels after those that are done, whose costs are given.

        before
            The levels as they were when they were minimised before. Since none is worse now, their bounds hold.
        """
        for number, level in [*enumerate(self.level_rules)][len(self.levels) :]:
            name = level.name
            costs.append(cost_of(self.model, level))
            bound = lower_bound(self.model, costs[-1])
            near = self.context.goal.near if number == 0 and not before else None
            if near is not None:
                bound = self.best.go_near(near, level, costs[0], bound, self.budget.share(_NEAR_SHARE))
            bound = max([bound, *(done.bound for done in before[number : number + 1])])
            if name == "sessions":
                bound = max(bound, self.sessions_bound)
            floors = self.context.goal.floors
            if number < len(floors) and [done.value for done in self.levels] == [*floors[:number]]:
                bound = max(bound, floors[number])  # a floor holds where the levels before it have their floors
            self._level(level, costs[-1], bound, last=number == len(self.level_rules) - 1)
            if self._has_enough():
                self.level_rules = self.level_rules[: number + 1]
                break
            spare = self.levels[-1].value - self.model.fewest_sessions
            smaller = self.model.cells is None and spare != self.model.spare
            if name == "sessions" and (self._proved() or self.near) and smaller and self._rebuild(spare):
                costs = self._post_done_levels()
        if not self._proved():  # a later level may have improved one that is not proved
            self.levels = [
                done.model_copy(update={"value": self.best.measured(level)})
                for done, level in zip(self.levels, self.level_rules, strict=True)
            ]

    def _has_enough(self) -> bool:
        """True if the last level that was minimised is not proved to have the value after which the goal goes on."""
        known, last = self.context.goal.enough, self.levels[-1]
        return len(self.levels) <= len(known) and not last.value == last.bound == known[len(self.levels) - 1]

    def _first_levels(self) -> list[Level]:
        """The levels of the first programme, with the bounds that hold before any level is minimised."""
        bounds = bounds_of(build(self.event, self.context.scope), self.level_rules)
        if "sessions" in bounds:
            bounds["sessions"] = max(bounds["sessions"], self.sessions_bound)
        values = [(level.name, self.best.measured(level)) for level in self.level_rules]
        return [Level(name=name, value=value, bound=min(value, bounds[name])) for name, value in values]

    def _level(self, level: Rule, cost: Term, bound: int, *, last: bool) -> None:
        """Minimises `cost`, which is at least `bound`, and posts that it gets no worse."""
        name, value = level.name, self.best.value(level, cost)
        self.context.tell(name, value, bound)
        share = self._share(level, last=last)
        if value > bound and not self.budget.over and self.near is not None:
            value, bound = self.near.improve(level, cost, bound, self.levels, share)
            self.context.tell(name, value, bound)
        if value > bound and not self.budget.over:
            answer = self.best.minimise(cost, share.left, self.context.watch(name, value, bound, self.model))
            bound = bound if answer.bound is None else max(bound, answer.bound)
            value = bound if answer.status == "optimal" else self.best.value(level, cost)
            self.context.tell(name, value, bound)
        self.model.cp.add(cost <= value)
        self.levels.append(Level(name=name, value=value, bound=min(bound, value)))

    def _share(self, level: Rule, *, last: bool) -> Budget:
        """The most time for the level."""
        if self.near is not None:
            return self.near.share(level, self.budget)
        return self.budget if last else self.budget.share(_STEP_SHARE)

    def _post_done_levels(self) -> list[Term]:
        """Posts the levels that were minimised already in a new model, at most at their values; returns their costs."""
        done = self.level_rules[: len(self.levels)]
        costs = [cost_of(self.model, level) for level in done]
        for level, cost in zip(self.levels, costs, strict=True):
            self.model.cp.add(cost <= level.value)
        return costs

    def _build(self, spare: int | None) -> TimetableModel:
        return build(self.event, self.context.scope, spare=spare, budget=self.budget)

    def _rebuild(self, spare: int | None) -> bool:
        """Replaces the model by one with `spare` sessions, at the same programme; False where the budget is stopped."""
        try:
            self.best.adopt(self._build(spare))
        except Stopped:
            return False
        return True

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> Programme | None:
        """The programme that depends on the event and its optimal values alone; None: the time was too short."""
        sessions = next((level.value for level in self.levels if level.name == "sessions"), None)
        spare = None if sessions is None else sessions - self.model.fewest_sessions
        try:
            self.best.model = self._build(spare)
        except Stopped:
            return None
        self._post_done_levels()
        budget = self.context.full_budget
        answer = run(self.model.cp, Limits(budget.left, 1, self.context.seed), stop=budget.stop)
        if not answer.values:
            return None
        return in_natural_order(self.event, programme_of(self.model, answer.values), self.level_rules, budget)
