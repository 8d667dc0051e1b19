"""Lexicographic search: the levels of an event are minimised one after the other, each kept at its value meanwhile.

Parallel search proves the values. A last solve on one worker with a fixed seed, in a model made from the event and the
values alone, chooses among equally good programmes, so that an optimal result does not depend on the number of workers.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ortools.sat.python.cp_model import IntVar

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Requirement
from scheduler.fingerprint import fingerprint
from scheduler.model.base import WHOLE, Scope
from scheduler.model.counting.relaxation import CountingRelaxation
from scheduler.model.solution import decisions, lower_bound, programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped, Workers
from scheduler.search.preset.builder import level_bounds as preset_level_bounds
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.presolve import is_refused, possible_hours
from scheduler.search.result import BEST, Goal, Progress, Result, Status, Tell
from scheduler.search.solver import Answer, Limits, Watcher, run

#: Share (0 to 1) of the remaining time: the most that one level, or one number of spare sessions, may take.
_STEP_SHARE = 0.6
#: Share (0 to 1) of the budget that is reserved for the choice among equals.
_CHOICE_SHARE = 0.1
#: Talks: an event with no more of them is not counted first, since its model is refused as quickly.
_MAX_UNCOUNTED_TALKS = 14
#: Share (0 to 1) of the remaining time: the most that the presolve of the breaks' hours may take.
_PRESOLVE_SHARE = 0.2


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
        levels = [rule(name) for name in event.levels] if goal.levels is None else goal.levels
        state = SearchState(event, budget, replace(goal, levels=levels), Workers(workers or cores(), seed), progress)
        return PresetSearch(state).run()
    return _Context(event, budget, goal, workers or cores(), seed, progress).solve()


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    event: Event, scope: Scope = WHOLE, *, spare: int | None = None, budget: Budget | None = None
) -> TimetableModel:
    """The timetable model of `event` with every rule but the levels and those that are off.

    Parameters
    ----------
    scope
        The requirements that are posted. If it has the hours of presolve, counting (`scheduler.model.counting`) is
        added to the model too.
    spare
        As in `TimetableModel`.

    Raises Stopped where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    model = TimetableModel(event, scope, spare=spare)
    if scope.hours is not None:
        CountingRelaxation(model)
    for catalogued in CATALOGUE:
        budget.check()
        if catalogued.post is not None and catalogued.kind != "level" and event.setting(catalogued.name) != "off":
            catalogued.post(model)
    return model


def possible(
    event: Event,
    budget: Budget,
    *,
    workers: int | None = None,
    seed: int = 0,
    dropped: frozenset[Requirement] = frozenset(),
    progress: Tell | None = None,
) -> Status:
    """Whether a programme of `event` meets all requirements but those `dropped`.

    Returns
    -------
    Status
        "feasible" or "optimal": a programme was found; "infeasible": it is proved that there is none; "unknown": the
        budget was too short, or stopped.
    """
    if event.slots:
        goal = Goal(levels=(), choose=False)
        state = SearchState(event, budget, goal, Workers(workers or cores(), seed), progress, dropped)
        return PresetSearch(state).first()
    begun = time.monotonic()
    try:
        if len(event.talks) > _MAX_UNCOUNTED_TALKS and is_refused(event, budget, dropped=dropped):
            return "infeasible"
        solution = first_solution(event, budget, Scope(dropped), workers=workers, seed=seed)
    except Stopped:
        return "unknown"
    if solution.values and progress is not None and not dropped:
        programme, seconds = programme_of(solution.model, solution.values), time.monotonic() - begun
        value = len(programme.sessions)
        progress(Progress("sessions", value, min(value, solution.fewest_sessions), seconds, programme))
    return solution.status


@dataclass(frozen=True, slots=True)
class FirstSolution:
    """A solution of the first model that has one.

    Attributes
    ----------
    status
        "infeasible": it is proved that there is no programme; "unknown": none was found in time.
    model, values
        The last model that was solved, and a value for each of its variables; empty without a programme.
    fewest_sessions
        A lower bound on the sessions of any programme.
    """

    status: Status
    model: TimetableModel
    values: Sequence[int]
    fewest_sessions: int


def first_solution(
    event: Event,
    budget: Budget,
    scope: Scope = WHOLE,
    *,
    workers: int | None = None,
    seed: int = 0,
    watch: Watcher | None = None,
) -> FirstSolution:
    """A programme that meets the requirements of `event` in the scope, or the proof that there is none.

    Models with 0, 1, 8, 64… spare sessions are solved, because a small model is solved soonest; one that is infeasible
    proves that more spare sessions are needed. Raises Stopped where the budget is stopped before the first model is
    made.
    """
    spare, refused = 0, -1
    while True:
        model = build(event, scope, spare=spare, budget=budget)
        last = spare >= model.most_spare
        limits = Limits(budget.left if last else budget.share(_STEP_SHARE).left, workers or cores(), seed)
        objective = sum(c.present for c in model.sessions) if spare > refused + 1 else None
        answer = run(
            model.cp, limits, objective=objective, watch=None if objective is None else watch, stop=budget.stop
        )
        proved = max(answer.bound or 0, model.fewest_sessions + refused + 1)
        if answer.values or last or budget.over:
            return FirstSolution(answer.status if answer.values or last else "unknown", model, answer.values, proved)
        if answer.status == "infeasible":
            refused = spare
        spare = min(model.most_spare, max(1, 8 * spare))


def level_bounds(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """A lower bound on each level of any programme of the event, from the domains of the model's variables alone.

    Where the budget is stopped, levels of preset sessions have the bound 0: their models take long to make.
    """
    if event.slots:
        return preset_level_bounds(event, budget)
    return _bounds(build(event), [rule(name) for name in event.levels])


def _bounds(model: TimetableModel, levels: Sequence[Rule]) -> dict[str, int]:
    bounds = {level.name: lower_bound(model, _cost(model, level)) for level in levels}
    if "sessions" in bounds:
        bounds["sessions"] = max(bounds["sessions"], model.fewest_sessions)
    return bounds


def _cost(model: TimetableModel, level: Rule) -> Term:
    assert level.post is not None, f"{level.name} is a level, so it has a cost"
    cost: Term = level.post(model)()
    return cost


class _Context:
    """The arguments of one call of `solve`, and what follows from them.

    Attributes
    ----------
    level_rules
        The levels to be minimised, the first before all others.
    full_budget, budget
        All the time, and its part before the choice among equals.
    scope
        The requirements, with the hours that presolve leaves for pauses.
    """

    def __init__(
        self, event: Event, budget: Budget, goal: Goal, workers: int, seed: int, progress: Tell | None
    ) -> None:
        self.event, self.goal = event, goal
        self.level_rules = [rule(name) for name in event.levels] if goal.levels is None else list(goal.levels)
        self.begun = time.monotonic()
        self.full_budget, self.budget = budget, budget.share(1 - _CHOICE_SHARE)
        self.workers, self.seed, self.progress = workers, seed, progress
        self.scope = Scope(compared=goal.base is not None)

    def solve(self) -> Result:
        """The result of `solve`."""
        start = self._first()
        if not isinstance(start, FirstSolution):
            return Result(start, None, time.monotonic() - self.begun, None, self.budget.stopped)
        return _Search(self, start).solve()

    def _first(self) -> FirstSolution | Status:
        """The first solution, or the status where there is none."""
        try:
            if self.event.late:
                hours = possible_hours(self.event, self.budget.share(_PRESOLVE_SHARE))
                if hours is None:
                    return "infeasible"
                self.scope = replace(self.scope, hours=hours)
            watch = self.watch("sessions")
            start = first_solution(
                self.event, self.budget, self.scope, workers=self.workers, seed=self.seed, watch=watch
            )
        except Stopped:
            return "unknown"
        return start if start.values else start.status

    def watch(
        self, name: str, value: int | None = None, bound: int = 0, model: TimetableModel | None = None
    ) -> Watcher | None:
        """A watcher that reports the solver's values and bounds of the level `name`; None: nobody watches.

        `value`, `bound`: those that the level has before; None: there is no programme yet. `model`: the solver's model,
        from which programmes are read; None: programmes are not reported.
        """
        if self.progress is None:
            return None
        best, proved = value, bound

        def watch(value: int | None, bound: int, values: Sequence[int]) -> None:
            nonlocal best, proved
            better = value is not None and (best is None or value < best)
            best, proved = value if better else best, max(proved, bound)
            self.tell(name, best, proved, programme_of(model, values) if better and model is not None else None)

        return watch

    def tell(self, name: str, value: int | None, bound: int | None, programme: Programme | None = None) -> None:
        """Reports progress on the level `name`; `programme` is better than those reported before."""
        if self.progress is not None:
            self.progress(Progress(name, value, bound, time.monotonic() - self.begun, programme))


class _Search:
    """The search after the first solution.

    Attributes
    ----------
    model, values
        The current model and its best solution, a value for each variable.
    levels
        The levels that were minimised already.
    """

    def __init__(self, context: _Context, start: FirstSolution) -> None:
        self.context, self.event, self.budget = context, context.event, context.budget
        self.level_rules = context.level_rules
        self.model, self.values = start.model, list(start.values)
        self.sessions_bound = start.fewest_sessions
        self.first_seconds = time.monotonic() - context.begun
        self.levels: list[Level] = []
        self._measurement: tuple[list[int], Programme, dict[str, int]] | None = None

    def solve(self) -> Result:
        """The result of `solve`: the best programme that is found in time, with its levels."""
        if self.context.progress is not None:
            programme = programme_of(self.model, self.values)
            value = len(programme.sessions)
            self.context.tell("sessions", value, min(value, self.sessions_bound), programme)
        self._improve()
        best = programme_of(self.model, self.values)
        chosen = (self._choose() if self.context.goal.choose else best) if self._proved() else None
        return self._result("feasible", best) if chosen is None else self._result("optimal", chosen)

    def _result(self, status: Status, programme: Programme) -> Result:
        stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
        complete, seconds = programme.model_copy(update=stated), time.monotonic() - self.context.begun
        return Result(status, complete, seconds, self.first_seconds, self.budget.stopped)

    def _proved(self) -> bool:
        return all(level.value == level.bound for level in self.levels)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _improve(self) -> None:
        if self.level_rules[:1] != [rule("sessions")] and not self._rebuild(None):
            self.levels = self._first_levels()
            return
        costs: list[Term] = []
        for number, level in enumerate(self.level_rules):
            name = level.name
            costs.append(_cost(self.model, level))
            bound = lower_bound(self.model, costs[-1])
            if name == "sessions":
                bound = max(bound, self.sessions_bound)
            floors = self.context.goal.floors
            if number < len(floors) and [done.value for done in self.levels] == [*floors[:number]]:
                bound = max(bound, floors[number])  # a floor holds where the levels before it have their floors
            self._level(level, costs[-1], bound, last=number == len(self.level_rules) - 1)
            spare = self.levels[-1].value - self.model.fewest_sessions
            if name == "sessions" and self._proved() and spare != self.model.spare and self._rebuild(spare):
                costs = self._post_done_levels()
        if not self._proved():  # a later level may have improved one that is not proved
            self.levels = [
                done.model_copy(update={"value": self._value(level, cost)})
                for done, level, cost in zip(self.levels, self.level_rules, costs, strict=True)
            ]

    def _first_levels(self) -> list[Level]:
        """The levels of the first programme, with the bounds that hold before any level is minimised."""
        bounds = _bounds(build(self.event, self.context.scope), self.level_rules)
        if "sessions" in bounds:
            bounds["sessions"] = max(bounds["sessions"], self.sessions_bound)
        values = [(level.name, self._measured(level)) for level in self.level_rules]
        return [Level(name=name, value=value, bound=min(value, bounds[name])) for name, value in values]

    def _level(self, level: Rule, cost: Term, bound: int, *, last: bool) -> None:
        """Minimises `cost`, which is at least `bound`, and posts that it gets no worse."""
        name, value = level.name, self._value(level, cost)
        self.context.tell(name, value, bound)
        if value > bound and not self.budget.over:
            share = self.budget if last else self.budget.share(_STEP_SHARE)
            answer = self._minimise(cost, share.left, self.context.watch(name, value, bound, self.model))
            bound = bound if answer.bound is None else max(bound, answer.bound)
            value = bound if answer.status == "optimal" else self._value(level, cost)
            self.context.tell(name, value, bound)
        self.model.cp.add(cost <= value)
        self.levels.append(Level(name=name, value=value, bound=min(bound, value)))

    def _post_done_levels(self) -> list[Term]:
        """Posts the levels that were minimised already in a new model, at most at their values; returns their costs."""
        done = self.level_rules[: len(self.levels)]
        costs = [_cost(self.model, level) for level in done]
        for level, cost in zip(self.levels, costs, strict=True):
            self.model.cp.add(cost <= level.value)
        return costs

    def _build(self, spare: int | None) -> TimetableModel:
        return build(self.event, self.context.scope, spare=spare, budget=self.budget)

    def _rebuild(self, spare: int | None) -> bool:
        """Replaces the model by one with `spare` sessions, at the same programme; False where the budget is stopped."""
        programme = programme_of(self.model, self.values)
        try:
            model = self._build(spare)
            values = _completed(model, decisions(model, programme), None, self.budget).values
        except Stopped:
            return False
        self.model, self.values = model, list(values)
        return True

    def _value(self, level: Rule, cost: Term) -> int:
        """The exact value of the best programme on the level.

        `values` cover the variables of `cost` too afterwards, unless the budget is stopped.
        """
        try:
            return self._complete(cost)
        except Stopped:
            return self._measured(level)

    def _measured(self, level: Rule) -> int:
        """The value that the level has by `check`, without the solver."""
        if self._measurement is None or self._measurement[0] is not self.values:
            programme = programme_of(self.model, self.values)
            self._measurement = self.values, programme, dict(check(self.event, programme).levels)
        _, programme, values = self._measurement
        if level.name in values:
            return values[level.name]
        return sum(violation.amount for violation in level.measure(self.event, programme))

    def _complete(self, cost: Term) -> int:
        """Gives the new variables of `cost` their values in the best programme; returns its cost."""
        hint = [(variable, self.values[variable.index]) for variable in self.model.deciding]
        answer = _completed(self.model, hint, cost, self.budget)
        self.values = list(answer.values)
        assert answer.bound is not None
        return answer.bound

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> Programme | None:
        """The programme that depends on the event and its optimal values alone; None: the time was too short."""
        sessions = next((level.value for level in self.levels if level.name == "sessions"), None)
        spare = None if sessions is None else sessions - self.model.fewest_sessions
        try:
            self.model = self._build(spare)
        except Stopped:
            return None
        self._post_done_levels()
        budget = self.context.full_budget
        answer = run(self.model.cp, Limits(budget.left, 1, self.context.seed), stop=budget.stop)
        return programme_of(self.model, answer.values) if answer.values else None

    # ── the solver ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _minimise(self, objective: Term, seconds: float, watch: Watcher | None) -> Answer:
        hint = [(self.model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(self.values)]
        limits = Limits(seconds, self.context.workers, self.context.seed)
        answer = run(self.model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self.budget.stop)
        if answer.values:
            self.values = list(answer.values)
        return answer


def _completed(model: TimetableModel, hint: list[tuple[IntVar, int]], cost: Term | None, budget: Budget) -> Answer:
    """A solution with the hinted values and the least `cost`. Raises Stopped where the budget is stopped meanwhile."""
    answer = run(model.cp, Limits(1e6, 1, fixed=True), objective=cost, hint=hint, stop=budget.stop)
    if answer.status != "optimal":
        budget.check()
        raise RuntimeError(f"the model refuses its own programme: {answer.status}")
    return answer
