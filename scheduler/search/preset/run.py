"""The state of a search of an event with preset sessions: its time, its best programme and the models that it asks.

If the best programme costs `V`, a better one has no violation that costs more than `V` by itself: so each model is made
anew with `V` as its *cutoff*.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Requirement
from scheduler.fingerprint import fingerprint
from scheduler.model.base import Scope
from scheduler.model.preset.depth import Depth
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.sessions import Given
from scheduler.model.preset.solution import decisions, programme_of
from scheduler.model.preset.talk_classes import close
from scheduler.model.types import Term
from scheduler.search.control import Budget
from scheduler.search.preset.builder import build
from scheduler.search.preset.hard_part import hard_part
from scheduler.search.result import Goal, Progress, Result, Status, Tell
from scheduler.search.solver import Answer, Limits, Watcher, run

#: Strategies of the solver that share the workers, where there are several: one that proves and one that finds are
#: seldom the two that fit the event.
_STRATEGIES = 6
#: Share of the time that is kept for the choice among equals.
_KEPT = 0.1
#: Seconds for completing a hint.
_WHOLE = 5.0


class Run:
    """The best programme so far and what it is worth, level by level; `levels` are those that are done.

    `whole` is the budget, `budget` what of it is left before the choice among equals. Models raise Stopped where the
    budget is stopped while they are made.
    """

    def __init__(
        self,
        event: Event,
        budget: Budget,
        goal: Goal,
        workers: int,
        seed: int = 0,
        progress: Tell | None = None,
        dropped: frozenset[Requirement] = frozenset(),
    ) -> None:
        self.event, self.goal, self.dropped = event, goal, dropped
        self.wanted: Sequence[Rule] = goal.levels or ()
        self.workers = workers if workers == 1 else max(workers, _STRATEGIES)
        self.seed, self.progress = seed, progress
        self.begun = time.monotonic()
        self.whole = budget
        self.budget = budget.share(1 - _KEPT) if goal.choose else budget
        self.programme: Programme | None = None
        self.worth: tuple[int, ...] = ()
        self.levels: list[Level] = []
        self.first_seconds: float | None = None
        self._told: tuple[int, ...] | None = None

    @property
    def base(self) -> Programme | None:
        """The programme to begin from."""
        return self.goal.base

    @property
    def left(self) -> float:
        """Seconds."""
        return self.budget.left

    def result(self, status: Status) -> Result:
        """The programme in hand with all that is known of its levels."""
        programme = self.programme
        if programme is not None and status in ("optimal", "feasible"):
            stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
            programme = programme.model_copy(update=stated)
        return Result(status, programme, time.monotonic() - self.begun, self.first_seconds, self.budget.stopped)

    # ── models ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def bare(self, depth: Depth, cutoff: int | None = None, given: Given | None = None) -> ClosedModel:
        """A model in which no single violation may cost more than `cutoff`; None: hard rules alone are posted."""
        return close(build(hard_part(self.event, cutoff), depth, self._scope(cutoff), given, self.budget))

    def whole_model(self, depth: Depth) -> ClosedModel:
        """A model with every rule and no level."""
        return close(build(self.event, depth, self._scope(None), budget=self.budget))

    def _scope(self, cutoff: int | None) -> Scope:
        return Scope(self.dropped, cutoff, compared=self.base is not None)

    def model(
        self, number: int, depth: Depth, most: Sequence[int], given: Given | None = None
    ) -> tuple[ClosedModel, list[Term]]:
        """A model for the levels up to the `number`-th, and their costs; those before it are kept at most at `most`,
        which is the cutoff of the soft rules too.
        """
        wanted = self.wanted[: number + 1]
        cutoff = next((value for one, value in zip(wanted, most, strict=False) if one.name == "rules"), None)
        posed = build(self.event, depth, self._scope(cutoff), given, self.budget)
        later = [one.post_slots(posed) for one in wanted if one.post_slots is not None]
        model = close(posed)
        costs: list[Term] = [cost() for cost in later]
        for cost, value in zip(costs[:number], most, strict=False):
            model.cp.add(cost <= value)
        return model, costs

    # ── the programme in hand ────────────────────────────────────────────────────────────────────────────────────────

    def take(self, programme: Programme) -> bool:
        """Keeps the programme if it is the best so far; False if it breaks a rule."""
        worth = self.measured(programme)
        if worth is None:
            return False
        if self.programme is None or worth < self.worth:
            self.programme, self.worth = programme, worth
            if self.first_seconds is None:
                self.first_seconds = time.monotonic() - self.begun
        return True

    def measured(self, programme: Programme) -> tuple[int, ...] | None:
        """What the programme is worth on each level, without the solver; None if it breaks a rule."""
        report = check(self.event, programme)
        if report.hard:
            return None
        known = dict(report.levels)
        return tuple(
            known[one.name] if one.name in known else sum(part.amount for part in one.measure(self.event, programme))
            for one in self.wanted
        )

    def tell(self, number: int, bound: int | None, found: Programme | None = None) -> None:
        """Tells whoever watches of the `number`-th level; `found` may be better than the programme in hand."""
        if self.progress is None:
            return
        better = self._better(found)
        named = number < len(self.wanted)
        level = self.wanted[number].name if named else ""
        value = self._told[number] if named and self._told is not None else None
        self.progress(Progress(level, value, bound, time.monotonic() - self.begun, better))

    def _better(self, found: Programme | None) -> Programme | None:
        """The better of `found` and the programme in hand, if it is better than what was told before."""
        programme, worth = self.programme, self.worth
        if found is not None:
            measured = self.measured(found)
            if measured is not None and (programme is None or measured < worth):
                programme, worth = found, measured
        if programme is None or (self._told is not None and worth >= self._told):
            return None
        self._told = worth
        return programme

    # ── the solver ───────────────────────────────────────────────────────────────────────────────────────────────────

    def ask(
        self,
        model: ClosedModel,
        objective: Term | None,
        seconds: float,
        near: Programme | None,
        watch: Watcher | None = None,
    ) -> Answer:
        """What CP-SAT answers, beginning at the programme `near`, which is made whole first."""
        limits = Limits(max(0.05, min(seconds, self.left)), self.workers, self.seed, local=True)
        hint = decisions(model, near) if near is not None else []
        if hint and objective is not None:
            hint = self._whole(model, objective, hint, limits)
            limits = replace(limits, seconds=max(0.05, min(limits.seconds, self.left)))
        return run(model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self.budget.stop)

    def _whole(
        self, model: ClosedModel, objective: Term, hint: list[tuple[IntVar, int]], limits: Limits
    ) -> list[tuple[IntVar, int]]:
        """The hint with a value for every variable, where it can be kept: the solver betters what is whole."""
        alone = replace(limits, seconds=min(limits.seconds / 3, _WHOLE), workers=1, fixed=True)
        answer = run(model.cp, alone, objective=objective, hint=hint, stop=self.budget.stop)
        if not answer.values:
            return hint
        return [(model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(answer.values)]

    def alone(self, model: ClosedModel, effort: float | None, objective: Term | None = None) -> Programme | None:
        """What one worker finds in the model, the same in every run."""
        limits = Limits(self.whole.left, 1, self.seed, effort=effort, local=True)
        answer = run(model.cp, limits, objective=objective, stop=self.whole.stop)
        return programme_of(model, answer.values)
