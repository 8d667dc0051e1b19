"""From an event to its best programme: level after level, each proved and kept while the next is improved.

Parallel search may prove the values; a last solve on one worker with a fixed seed, in a model made from the event and
the values alone, chooses among the programmes that are equally good, so that an optimal result never depends on the
number of workers.
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
from scheduler.model.counting.relaxation import Counts
from scheduler.model.solution import decisions, least, programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped
from scheduler.search.preset.builder import least_levels as slots_least_levels
from scheduler.search.preset.run import Run
from scheduler.search.preset.search import PresetSearch
from scheduler.search.presolve import hours_left, is_refused
from scheduler.search.result import BEST, Goal, Progress, Result, Status, Tell
from scheduler.search.solver import Answer, Limits, Watcher, run

#: Of the time that is left, the most that one step may take before the next has its turn.
_SHARE = 0.6
#: Of the time limit, what is kept for the choice among equals.
_KEPT = 0.1
#: Of so few talks their model tells as soon as counting what is impossible.
_FEW = 14
#: Of the time that is left, the most for what counting tells of the breaks.
_FOR_HOURS = 0.2


def solve(
    event: Event,
    budget: Budget | None = None,
    *,
    goal: Goal = BEST,
    workers: int | None = None,
    seed: int = 0,
    progress: Tell | None = None,
) -> Result:
    """The best programme of `event`, or the proof that there is none, as far as the budget allows; None: a minute.

    `workers` None: as many as there are cores. Stopped, the search gives the best programme that it has.
    """
    budget = budget or Budget.of()
    if event.slots:
        levels = [rule(name) for name in event.levels] if goal.levels is None else goal.levels
        run = Run(event, budget, replace(goal, levels=levels), workers or cores(), seed, progress)
        return PresetSearch(run).run()
    return _Run(event, budget, goal, workers or cores(), seed, progress).solve()


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    event: Event, scope: Scope = WHOLE, *, spare: int | None = None, budget: Budget | None = None
) -> TimetableModel:
    """The model of `event` with every rule that is not a level and not switched off.

    Where the scope has hours that counting has left over, the model counts too (`scheduler.model.counting`). `spare`:
    as in `TimetableModel`. Raises Stopped where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    model = TimetableModel(event, scope, spare=spare)
    if scope.hours is not None:
        Counts(model)
    for one in CATALOGUE:
        budget.check()
        if one.post is not None and one.kind != "level" and event.setting(one.name) != "off":
            one.post(model)
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
    """Whether a programme of `event` meets all but the `dropped` requirements: "feasible" or "optimal" if one was
    found, "infeasible" if it was proved that there is none, "unknown" if the budget did not suffice.
    """
    if event.slots:
        run = Run(event, budget, Goal(levels=(), choose=False), workers or cores(), seed, progress, dropped)
        return PresetSearch(run).first()
    begun = time.monotonic()
    try:
        if len(event.talks) > _FEW and is_refused(event, budget, dropped=dropped):
            return "infeasible"
        found = first(event, budget, Scope(dropped), workers=workers, seed=seed)
    except Stopped:
        return "unknown"
    if found.values and progress is not None and not dropped:
        programme, seconds = programme_of(found.model, found.values), time.monotonic() - begun
        value = len(programme.sessions)
        progress(Progress("sessions", value, min(value, found.fewest_sessions), seconds, programme))
    return found.status


@dataclass(frozen=True, slots=True)
class First:
    """A first programme: its model, the values of that model's variables, and a number of sessions below which there
    is no programme.

    `status` "infeasible" is a proof; then, and at "unknown", there are no values.
    """

    status: Status
    model: TimetableModel
    values: Sequence[int]
    fewest_sessions: int


def first(
    event: Event,
    budget: Budget,
    scope: Scope = WHOLE,
    *,
    workers: int | None = None,
    seed: int = 0,
    watch: Watcher | None = None,
) -> First:
    """A programme that meets the requirements of `event` in the scope, or the proof that there is none.

    Spare sessions are allowed 0, 1, 8, 64… at a time, because a small model answers soonest; a refusal at n proves
    that more than n are needed. Raises Stopped where the budget is stopped before the first model is there.
    """
    spare, refused = 0, -1
    while True:
        model = build(event, scope, spare=spare, budget=budget)
        last = spare >= model.most_spare
        limits = Limits(budget.left if last else budget.share(_SHARE).left, workers or cores(), seed)
        objective = sum(c.present for c in model.sessions) if spare > refused + 1 else None
        answer = run(
            model.cp, limits, objective=objective, watch=None if objective is None else watch, stop=budget.stop
        )
        proved = max(answer.bound or 0, model.fewest_sessions + refused + 1)
        if answer.values or last or budget.over:
            return First(answer.status if answer.values or last else "unknown", model, answer.values, proved)
        if answer.status == "infeasible":
            refused = spare
        spare = min(model.most_spare, max(1, 8 * spare))


def least_levels(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """For each level of the event, a value below which no programme can be; from the model's domains alone.

    A budget that is stopped is heeded where sessions are preset: their models take long.
    """
    if event.slots:
        return slots_least_levels(event, budget)
    return _least_of(build(event), [rule(name) for name in event.levels])


def _least_of(model: TimetableModel, levels: Sequence[Rule]) -> dict[str, int]:
    bounds = {level.name: least(model, _cost(model, level)) for level in levels}
    if "sessions" in bounds:
        bounds["sessions"] = max(bounds["sessions"], model.fewest_sessions)
    return bounds


def _cost(model: TimetableModel, level: Rule) -> Term:
    assert level.post is not None, f"{level.name} is a level, so it has a cost"
    cost: Term = level.post(model)()
    return cost


class _Run:
    """One call of `solve`: the event, the goal, the time and whoever watches.

    `whole` is the budget, `budget` its part before the choice among equals. `scope`: the requirements, with the starts
    of pauses that counting has left over.
    """

    def __init__(
        self, event: Event, budget: Budget, goal: Goal, workers: int, seed: int, progress: Tell | None
    ) -> None:
        self.event, self.goal = event, goal
        self.wanted = [rule(name) for name in event.levels] if goal.levels is None else list(goal.levels)
        self.begun = time.monotonic()
        self.whole, self.budget = budget, budget.share(1 - _KEPT)
        self.workers, self.seed, self.progress = workers, seed, progress
        self.scope = Scope(compared=goal.base is not None)

    def solve(self) -> Result:
        """The best programme that is found in time, or why there is none."""
        start = self._first()
        if not isinstance(start, First):
            return Result(start, None, time.monotonic() - self.begun, None, self.budget.stopped)
        return _Search(self, start).solve()

    def _first(self) -> First | Status:
        """A first programme, or why there is none."""
        try:
            if self.event.late:
                hours = hours_left(self.event, self.budget.share(_FOR_HOURS))
                if hours is None:
                    return "infeasible"
                self.scope = replace(self.scope, hours=hours)
            watch = self.watch("sessions")
            start = first(self.event, self.budget, self.scope, workers=self.workers, seed=self.seed, watch=watch)
        except Stopped:
            return "unknown"
        return start if start.values else start.status

    def watch(
        self, name: str, value: int | None = None, known: int = 0, model: TimetableModel | None = None
    ) -> Watcher | None:
        """A watcher that tells the values and bounds of the solver.

        `value`, `known`: those of the programme in hand, where there is one, which is of `model`.
        """
        if self.progress is None:
            return None
        best, proved = value, known

        def watch(value: int | None, bound: int, values: Sequence[int]) -> None:
            nonlocal best, proved
            better = value is not None and (best is None or value < best)
            best, proved = value if better else best, max(proved, bound)
            self.tell(name, best, proved, programme_of(model, values) if better and model is not None else None)

        return watch

    def tell(self, name: str, value: int | None, bound: int | None, programme: Programme | None = None) -> None:
        """Tells whoever watches of the level `name`; `programme`: one that is better than those told before."""
        if self.progress is not None:
            self.progress(Progress(name, value, bound, time.monotonic() - self.begun, programme))


class _Search:
    """The search after the first programme: the model in hand and its best solution (a value for each variable)."""

    def __init__(self, run: _Run, start: First) -> None:
        self.run, self.event, self.wanted, self.budget = run, run.event, run.wanted, run.budget
        self.model, self.values = start.model, list(start.values)
        self.sessions_bound = start.fewest_sessions
        self.first_seconds = time.monotonic() - run.begun
        self.levels: list[Level] = []
        self._counted: tuple[list[int], Programme, dict[str, int]] | None = None

    def solve(self) -> Result:
        """The best programme that is found in time, with its levels."""
        if self.run.progress is not None:
            programme = programme_of(self.model, self.values)
            value = len(programme.sessions)
            self.run.tell("sessions", value, min(value, self.sessions_bound), programme)
        self._improve()
        found = programme_of(self.model, self.values)
        chosen = (self._choose() if self.run.goal.choose else found) if self._proved() else None
        return self._result("feasible", found) if chosen is None else self._result("optimal", chosen)

    def _result(self, status: Status, programme: Programme) -> Result:
        stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
        written, seconds = programme.model_copy(update=stated), time.monotonic() - self.run.begun
        return Result(status, written, seconds, self.first_seconds, self.budget.stopped)

    def _proved(self) -> bool:
        return all(level.value == level.bound for level in self.levels)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _improve(self) -> None:
        if self.wanted[:1] != [rule("sessions")] and not self._rebuild(None):
            self.levels = self._as_they_are()
            return
        costs: list[Term] = []
        for place, level in enumerate(self.wanted):
            name = level.name
            costs.append(_cost(self.model, level))
            known = least(self.model, costs[-1])
            if name == "sessions":
                known = max(known, self.sessions_bound)
            floors = self.run.goal.floors
            if place < len(floors) and [done.value for done in self.levels] == [*floors[:place]]:
                known = max(known, floors[place])  # asking more betters no level while all before it are equal
            self._level(level, costs[-1], known, last=place == len(self.wanted) - 1)
            spare = self.levels[-1].value - self.model.fewest_sessions
            if name == "sessions" and self._proved() and spare != self.model.spare and self._rebuild(spare):
                costs = self._keep()
        if not self._proved():  # a later level may have bettered one that was left unproved
            self.levels = [
                done.model_copy(update={"value": self._value(level, cost)})
                for done, level, cost in zip(self.levels, self.wanted, costs, strict=True)
            ]

    def _as_they_are(self) -> list[Level]:
        """The levels of the programme in hand, with what is known of them before the search of the first."""
        whole = build(self.event, self.run.scope)
        bounds = _least_of(whole, self.wanted)
        if "sessions" in bounds:
            bounds["sessions"] = max(bounds["sessions"], self.sessions_bound)
        values = [(level.name, self._measured(level)) for level in self.wanted]
        return [Level(name=name, value=value, bound=min(value, bounds[name])) for name, value in values]

    def _level(self, level: Rule, cost: Term, known: int, *, last: bool) -> None:
        """Minimises `cost`, of which `known` is a bound already, and keeps it from getting worse."""
        name, value = level.name, self._value(level, cost)
        self.run.tell(name, value, known)
        if value > known and not self.budget.over:
            share = self.budget if last else self.budget.share(_SHARE)
            answer = self._minimise(cost, share.left, self.run.watch(name, value, known, self.model))
            known = known if answer.bound is None else max(known, answer.bound)
            value = known if answer.status == "optimal" else self._value(level, cost)
            self.run.tell(name, value, known)
        self.model.cp.add(cost <= value)
        self.levels.append(Level(name=name, value=value, bound=min(known, value)))

    def _keep(self) -> list[Term]:
        """Posts the levels that are done in a new model, each kept at its value."""
        done = self.wanted[: len(self.levels)]
        costs = [_cost(self.model, level) for level in done]
        for level, cost in zip(self.levels, costs, strict=True):
            self.model.cp.add(cost <= level.value)
        return costs

    def _build(self, spare: int | None) -> TimetableModel:
        return build(self.event, self.run.scope, spare=spare, budget=self.budget)

    def _rebuild(self, spare: int | None) -> bool:
        """Goes on in a model with another number of spare sessions, from the same programme; False: stopped before."""
        programme = programme_of(self.model, self.values)
        try:
            model = self._build(spare)
            values = _fixed(model, decisions(model, programme), None, self.budget).values
        except Stopped:
            return False
        self.model, self.values = model, list(values)
        return True

    def _value(self, level: Rule, cost: Term) -> int:
        """What the programme in hand costs, exactly; `values` cover the variables that were added since, but for a
        search that was stopped.
        """
        try:
            return self._complete(cost)
        except Stopped:
            return self._measured(level)

    def _measured(self, level: Rule) -> int:
        """What `check` counts on the level, without the solver."""
        if self._counted is None or self._counted[0] is not self.values:
            programme = programme_of(self.model, self.values)
            self._counted = self.values, programme, dict(check(self.event, programme).levels)
        _, programme, values = self._counted
        if level.name in values:
            return values[level.name]
        return sum(part.amount for part in level.measure(self.event, programme))

    def _complete(self, cost: Term) -> int:
        hint = [(v, self.values[v.index]) for v in self.model.deciding]
        answer = _fixed(self.model, hint, cost, self.budget)
        self.values = list(answer.values)
        assert answer.bound is not None
        return answer.bound

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> Programme | None:
        """The one programme that the event and the proved values lead to, or None if time runs out."""
        sessions = next((level.value for level in self.levels if level.name == "sessions"), None)
        spare = None if sessions is None else sessions - self.model.fewest_sessions
        try:
            self.model = self._build(spare)
        except Stopped:
            return None
        self._keep()
        answer = run(self.model.cp, Limits(self.run.whole.left, 1, self.run.seed), stop=self.run.whole.stop)
        return programme_of(self.model, answer.values) if answer.values else None

    # ── the solver ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _minimise(self, objective: Term, seconds: float, watch: Watcher | None) -> Answer:
        hint = [(self.model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(self.values)]
        limits = Limits(seconds, self.run.workers, self.run.seed)
        answer = run(self.model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self.budget.stop)
        if answer.values:
            self.values = list(answer.values)
        return answer


def _fixed(model: TimetableModel, hint: list[tuple[IntVar, int]], cost: Term | None, budget: Budget) -> Answer:
    """The programme of `hint`, whole. Raises Stopped where the budget is stopped meanwhile."""
    answer = run(model.cp, Limits(1e6, 1, fixed=True), objective=cost, hint=hint, stop=budget.stop)
    if answer.status != "optimal":
        budget.check()
        raise RuntimeError(f"the model refuses its own programme: {answer.status}")
    return answer
