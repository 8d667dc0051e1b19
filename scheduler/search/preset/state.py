"""The state of the search for preset sessions: its budget, its best programme and the models that it solves.

If the best programme costs `V`, no single violation of a better one costs more than `V`: so each model is made anew
with `V` as its *cutoff*.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from scheduler.check import Report, check, value_on
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.fingerprint import fingerprint
from scheduler.model.preset.hints import decisions
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.good_rooms import in_good_rooms
from scheduler.search.preset.kept_sketch import KeptSketch
from scheduler.search.preset.model_maker import ModelMaker
from scheduler.search.preset.sizes import is_crowded, is_large
from scheduler.search.result import Goal, Progress, Result, Status, Tell
from scheduler.search.solver import Answer, Hint, Limits, Watcher, run
from scheduler.search.strategies import Strategy

#: Solver threads: the fewest of a parallel search, since the solver runs a strategy on each, and few of its strategies
#: suit an event.
_MIN_WORKERS = 6
#: Shares (0 to 1) of the budget that are reserved for the choice among equals: usually, and of large conferences, of
#: which hardly anything is proved in time.
_CHOICE_SHARE, _LARGE_CHOICE_SHARE = 0.1, 0.02
#: Seconds: the most that completing a hint may take.
_HINT_SECONDS = 5.0

#: The threads of a call of the solver: all; half of them, where another search runs beside; or those of a strategy.
Threads = Literal["all", "half", "cores", "tight", "tree"]


class SearchState(ModelMaker):
    """The best programme of a search so far, the values and bounds of its levels, and the remaining budget.

    Attributes
    ----------
    programme
        The best programme so far; None: there is none yet.
    values
        Its value on each of `level_rules`.
    soft
        Its violations of rules with a weight.
    levels
        The levels that were minimised already, with their bounds.
    full_budget, budget
        All the time, and its part before the choice among equals.
    kept
        The model in which the first sketch of a large conference was sought, for its next sketches; None: there is
        none any more.
    """

    def __init__(
        self,
        event: Event,
        budget: Budget,
        goal: Goal,
        workers: Workers,
        progress: Tell | None = None,
        dropped: frozenset[Requirement] = frozenset(),
    ) -> None:
        reserved = _LARGE_CHOICE_SHARE if is_large(event) or is_crowded(event) else _CHOICE_SHARE
        before_choice = budget.share(1 - reserved) if goal.choose else budget
        super().__init__(event, goal.levels or (), before_choice, dropped, compared=goal.base is not None)
        self.goal = goal
        self.workers = workers.number if workers.number == 1 else max(workers.number, _MIN_WORKERS)
        self.seed, self.progress = workers.seed, progress
        self.begun = time.monotonic()
        self.full_budget = budget
        self.programme: Programme | None = None
        self.values: tuple[int, ...] = ()
        self.soft: tuple[Violation, ...] = ()
        self.levels: list[Level] = []
        self.first_seconds: float | None = None
        self.kept: KeptSketch | None = None
        self._reported: tuple[int, ...] | None = None

    @property
    def base(self) -> Programme | None:
        """The programme that the search begins with; None: it begins with none."""
        return self.goal.base

    @property
    def large(self) -> bool:
        """True if models of all sessions are too large to find much in a minute."""
        return is_large(self.event)

    @property
    def seconds_left(self) -> float:
        """Seconds until the choice among equals."""
        return self.budget.left

    def floor(self, number: int) -> int:
        """A lower bound of the level before its search: its floor in the goal, else 0, since no level is negative."""
        floors, done = self.goal.floors, [level.value for level in self.levels]
        return floors[number] if number < len(floors) and done == [*floors[:number]] else 0

    def result(self, status: Status) -> Result:
        """The best programme so far, with the values and bounds of its levels."""
        programme = self.programme
        if programme is not None and status in ("optimal", "feasible"):
            stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
            programme = programme.model_copy(update=stated)
        return Result(status, programme, time.monotonic() - self.begun, self.first_seconds, self.budget.stopped)

    # ── the best programme ───────────────────────────────────────────────────────────────────────────────────────────

    def take(self, programme: Programme) -> bool:
        """Keeps the programme if it is the best so far; False if it breaks a hard rule."""
        report = check(self.event, programme)
        values = self._values(programme, report)
        if values is None:
            return False
        if self.programme is None or values < self.values:
            self.programme, self.values, self.soft = programme, values, report.soft
            if self.first_seconds is None:
                self.first_seconds = time.monotonic() - self.begun
        return True

    def values_of(self, programme: Programme) -> tuple[int, ...] | None:
        """The value of the programme on each level, measured without the solver; None if it breaks a hard rule."""
        return self._values(programme, check(self.event, programme))

    def _values(self, programme: Programme, report: Report) -> tuple[int, ...] | None:
        """The values of `values_of`, where the report on the programme is known."""
        if report.hard:
            return None
        return tuple(value_on(level, self.event, programme, report) for level in self.level_rules)

    def tell(self, number: int, bound: int | None, candidate: Programme | None = None) -> None:
        """Reports progress on the `number`-th level, and the best programme if it is better than those before.

        `candidate`: a programme of a model that is still being solved. It is taken if it is the best so far: the search
        may be stopped now, and what was told must not be better than its result.
        """
        if self.progress is None:
            return
        if candidate is not None:
            self.take(candidate)
        better = self._unreported()
        named = number < len(self.level_rules)
        level = self.level_rules[number].name if named else ""
        value = self._reported[number] if named and self._reported is not None else None
        self.progress(Progress(level, value, bound, time.monotonic() - self.begun, better))

    def _unreported(self) -> Programme | None:
        """The best programme so far; None unless it is better than those reported before."""
        if self.programme is None or (self._reported is not None and self.values >= self._reported):
            return None
        self._reported = self.values
        return self.programme

    # ── the solver ───────────────────────────────────────────────────────────────────────────────────────────────────

    def solve(
        self,
        model: ClosedModel,
        objective: Term | None,
        seconds: float,
        start: Programme | None,
        watch: Watcher | None = None,
        *,
        threads: Threads = "all",
    ) -> Answer:
        """The answer of CP-SAT within `seconds`; its hint is the programme `start`, completed first."""
        workers = self._half if threads == "half" else self.workers
        strategy: Strategy = "all" if threads == "half" else threads
        limits = Limits(seconds, workers, self.seed, local=True, strategy=strategy)
        return self._begun(model, objective, limits, start, watch)

    def solve_by_neighbourhoods(self, model: ClosedModel, objective: Term, seconds: float, turn: int) -> Answer:
        """The answer of the strategy "near" within `seconds`, from the programme in hand; it proves nothing.

        The whole linear relaxation is for models without places alone: that of the others is several times as large.
        `turn`: another number gives other random choices.
        """
        strategy: Strategy = "near" if model.depth.places else "near_tight"
        limits = Limits(seconds, self._half, self.seed + turn, local=True, strategy=strategy)
        return self._begun(model, objective, limits, self.programme)

    @property
    def _half(self) -> int:
        """Half of the workers, one at least."""
        return max(1, self.workers // 2)

    def _begun(
        self,
        model: ClosedModel,
        objective: Term | None,
        limits: Limits,
        start: Programme | None,
        watch: Watcher | None = None,
    ) -> Answer:
        """The answer within the limits, from the programme `start`."""
        limits = replace(limits, seconds=max(0.05, min(limits.seconds, self.seconds_left)))
        hint: Hint = decisions(model, start) if start is not None else ()
        if hint and objective is not None:
            hint = self._completed(model, objective, hint, limits)
            limits = replace(limits, seconds=max(0.05, min(limits.seconds, self.seconds_left)))
        return run(model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self.budget.stop)

    def _completed(self, model: ClosedModel, objective: Term, hint: Hint, limits: Limits) -> Hint:
        """The hint with a value for every variable if the model allows it: the solver improves complete hints alone."""
        seconds = min(limits.seconds / 3, _HINT_SECONDS)
        one_worker = replace(limits, seconds=seconds, workers=1, fixed=True, strategy="all")
        answer = run(model.cp, one_worker, objective=objective, hint=hint, stop=self.budget.stop)
        return dict(enumerate(answer.values)) if answer.values else hint

    def solve_near(self, model: ClosedModel, objective: Term, seconds: float, effort: float, near: Programme) -> Answer:
        """The answer of one thread of CP-SAT, which begins at the programme `near`, for a small model.

        `effort`: deterministic seconds of the solver, so that a busy machine finds as much a round as a quiet one.
        """
        limits = Limits(seconds, 1, self.seed, effort=effort, local=True)
        return self._begun(model, objective, limits, near)

    def read(self, model: ClosedModel, values: Sequence[int]) -> Programme | None:
        """The programme that the values describe, as in `programme_of`; one of a model without rooms has good ones.

        That of a large event has any rooms: they are sought at once by a model.
        """
        programme = programme_of(model, values)
        if programme is None or model.depth.rooms != "none" or self.large:
            return programme
        return in_good_rooms(self.event, programme)

    def solve_alone(self, model: ClosedModel, effort: float | None, objective: Term | None = None) -> Programme | None:
        """A programme that one worker finds in the model, the same in every run; None: it found none.

        `effort`: deterministic seconds of the solver; None: no limit but the budget.
        """
        limits = Limits(self.full_budget.left, 1, self.seed, effort=effort, local=True)
        answer = run(model.cp, limits, objective=objective, stop=self.full_budget.stop)
        return programme_of(model, answer.values)
