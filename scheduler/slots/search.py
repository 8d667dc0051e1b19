"""From an event with preset sessions to its best programme, level after level.

A programme in hand is worth `V`. Whatever is better keeps every rule whose breach alone costs more than `V`, so each
model is made anew for what is still of interest (the *cutoff*). How a level is brought to its optimum: `improving.py`.
"""

from __future__ import annotations

import threading
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Rule
from scheduler.check import check
from scheduler.event import Event
from scheduler.fingerprint import fingerprint
from scheduler.frame import Scope
from scheduler.outcome import Progress, Result, Status
from scheduler.programme import Level, Programme
from scheduler.requirement import Requirement
from scheduler.slots.blamed import blamed
from scheduler.slots.building import build
from scheduler.slots.classes import close
from scheduler.slots.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.slots.extract import decisions, hold, programme_of, sessions_of
from scheduler.slots.hardened import hardened
from scheduler.slots.improving import Improving
from scheduler.slots.positions import ClosedModel
from scheduler.slots.sessions import Given
from scheduler.solving import Answer, Limits
from scheduler.solving import solve as ask
from scheduler.terms import Term

#: Strategies of the solver that share the workers, where there are several: one that proves and one that finds are
#: seldom the two that fit the event.
_STRATEGIES = 6
#: Of the time limit, what is kept for the choice among equals.
_KEPT = 0.1
#: Of the time that is left, the most that one level may take before the next has its turn, and one first model.
_LEVEL, _FIRST = 0.6, 0.34
#: Seconds in which a hint is made whole, and in which a programme beside another is looked for.
_WHOLE, _BESIDE = 5.0, 5.0
#: What a shallow model may take to choose among equals, by the solver's own clock.
_EFFORT = 30.0


class SlotSearch:
    """One run: the clock, the best programme so far and what it is worth, level by level.

    `base`: a programme to begin from. `floors`: proved values of the first levels in an event of which this one asks
    more. Not `choose`: of equally good programmes any.
    """

    def __init__(
        self,
        event: Event,
        *,
        limit: float,
        workers: int,
        seed: int,
        wanted: Sequence[Rule],
        stop: threading.Event,
        progress: Callable[[Progress], None] | None = None,
        base: Programme | None = None,
        floors: Sequence[int] = (),
        choose: bool = True,
        dropped: frozenset[Requirement] = frozenset(),
    ) -> None:
        self.event, self.seed = event, seed
        self.workers = workers if workers == 1 else max(workers, _STRATEGIES)
        self.wanted, self.stop, self.progress, self.floors = wanted, stop, progress, floors
        self.base, self.choose, self.dropped = base, choose, dropped
        self.begun = time.monotonic()
        self.end = self.begun + limit
        self.deadline = self.begun + limit * (1 - _KEPT if choose else 1)
        self.programme: Programme | None = None
        self.worth: tuple[int, ...] = ()
        self.levels: list[Level] = []
        self.first_seconds: float | None = None

    def run(self) -> Result:
        """The best programme within the limit, or the proof that there is none."""
        if self.base is None or not self.take(self.base):
            status = self.first() if self.base is None or not self._beside(self.base) else "feasible"
            if self.programme is None:
                return self._result(status)
        for number in range(len(self.wanted)):
            self._level(number)
        if not all(level.value == level.bound for level in self.levels):
            return self._result("feasible")
        chosen = self._chosen() if self.choose else self.programme
        self.programme = chosen or self.programme
        return self._result("feasible" if chosen is None else "optimal")

    def _result(self, status: Status) -> Result:
        programme = self.programme
        if programme is not None and status in ("optimal", "feasible"):
            stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
            programme = programme.model_copy(update=stated)
        seconds = time.monotonic() - self.begun
        return Result(status, programme, seconds, self.first_seconds, self.stop.is_set())

    # ── the first programme ──────────────────────────────────────────────────────────────────────────────────────────

    def first(self) -> Status:
        """Finds a programme, or that there is none: soft rules do not matter, and models that know less come first."""
        near = self.base
        for depth in (SKETCH, EACH, DEEPEST):
            model = self.bare(depth)
            answer = self.ask(model, None, self.left if depth == DEEPEST else self.left * _FIRST, near)
            if answer.status == "infeasible":
                return "infeasible"
            near = programme_of(model, answer.values) if answer.values else near
            if answer.values and self._kept(model, near):
                return "feasible"
            if self.stop.is_set() or self.left <= 0:
                break
        return "unknown"

    def bare(self, depth: Depth, cutoff: int | None = None, given: Given | None = None) -> ClosedModel:
        """A model in which no single violation may cost more than `cutoff`; None: hard rules alone are posted."""
        return close(build(hardened(self.event, cutoff), depth, self._scope(cutoff), given))

    def _scope(self, cutoff: int | None) -> Scope:
        return Scope(self.dropped, cutoff, compared=self.base is not None)

    def _kept(self, model: ClosedModel, found: Programme | None) -> bool:
        """True if what the model has found is a programme, or becomes one by other rooms or places."""
        if self.dropped:  # nobody asks for the programme
            return model.depth.rooms == "each" and not model.shallow
        if found is None or self.take(found):
            return found is not None
        if model.depth.rooms == "none":
            furnished = self.bare(EACH)
            hold(furnished, found, talks=False)
            answer = self.ask(furnished, None, self.left * _FIRST, found)
            other = programme_of(furnished, answer.values)
            if other is None or self.take(other):
                return other is not None
            found = other
        return self._detailed(found, frozenset()) or self._detailed(found, blamed(self.event, found))

    def _detailed(self, found: Programme, free: frozenset[str | None]) -> bool:
        """True if a programme has the sessions that were found, but for those of axes that are `free`."""
        model = self.bare(DEEPEST, given=Given(sessions_of(found), free))
        answer = self.ask(model, None, self.left * (1 - _FIRST), found)
        other = programme_of(model, answer.values)
        return other is not None and self.take(other)

    def _beside(self, base: Programme) -> bool:
        """Takes a programme that differs little from `base`, which breaks a rule; false if none is found soon."""
        model = close(build(self.event, EACH, self._scope(None)))
        literals = [(v, value) for v, value in decisions(model, base) if v.is_boolean]
        away = sum(1 - literal if value else literal for literal, value in literals)
        answer = self.ask(model, away, min(_BESIDE, self.left * _FIRST), base)
        found = programme_of(model, answer.values)
        return found is not None and self.take(found)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _level(self, number: int) -> None:
        last = number == len(self.wanted) - 1
        until = self.deadline if last else time.monotonic() + self.left * _LEVEL
        bound = Improving(self, number, until, self._floor(number)).run()
        self.levels = [
            level.model_copy(update={"value": self.worth[place]}) for place, level in enumerate(self.levels)
        ]
        name, value = self.wanted[number].name, self.worth[number]
        if bound > value:  # a bug, of which the programme that was found must not suffer
            warnings.warn(f"{name}: {value} was found, but {bound} was proved", stacklevel=2)
            bound = 0
        self.levels.append(Level(name=name, value=value, bound=bound))

    def _floor(self, number: int) -> int:
        """A bound that is known before: no level of such events is negative."""
        done = [level.value for level in self.levels]
        return self.floors[number] if number < len(self.floors) and done == [*self.floors[:number]] else 0

    def _chosen(self) -> Programme | None:
        """The one programme that the event and the proved values lead to, or None if time runs out."""
        for depth in (ALIKE, EACH, DEEPEST):
            model, costs = self.model(len(self.wanted) - 1, depth, self.worth)
            for cost, value in zip(costs, self.worth, strict=True):
                model.cp.add(cost <= value)
            found = self._alone(model, _EFFORT if depth != DEEPEST else None)
            if found is not None and model.leaves_talks_open:
                given = Given(sessions_of(found))
                model, costs = self.model(len(self.wanted) - 1, DEEPEST, self.worth, given)
                found = self._alone(model, _EFFORT, costs[-1])
            if found is not None and self.measured(found) == self.worth:
                return found
            if self.stop.is_set() or time.monotonic() > self.end:
                break
        return None

    def _alone(self, model: ClosedModel, effort: float | None, objective: Term | None = None) -> Programme | None:
        """What one worker finds in the model, the same in every run."""
        limits = Limits(self.end - time.monotonic(), 1, self.seed, effort=effort, local=True)
        answer = ask(model.cp, limits, objective=objective, stop=self.stop)
        return programme_of(model, answer.values)

    # ── what levels need ─────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def left(self) -> float:
        """Seconds."""
        return self.deadline - time.monotonic()

    def model(
        self, number: int, depth: Depth, most: Sequence[int], given: Given | None = None
    ) -> tuple[ClosedModel, list[Term]]:
        """A model for all levels up to the `number`-th, whose costs are given; those before it are kept at their
        values, and `most` is what is of interest of each.
        """
        wanted = self.wanted[: number + 1]
        cutoff = next((value for one, value in zip(wanted, most, strict=False) if one.name == "rules"), None)
        posed = build(self.event, depth, self._scope(cutoff), given)
        later = [one.post_slots(posed) for one in wanted if one.post_slots is not None]
        model = close(posed)
        costs: list[Term] = [cost() for cost in later]
        for cost, value in zip(costs[:number], most, strict=False):
            model.cp.add(cost <= value)
        return model, costs

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

    def ask(
        self,
        model: ClosedModel,
        objective: Term | None,
        seconds: float,
        near: Programme | None,
        watch: Callable[[int | None, int], None] | None = None,
    ) -> Answer:
        """What CP-SAT answers, beginning at the programme `near`, which is made whole first."""
        limits = Limits(max(0.05, min(seconds, self.left)), self.workers, self.seed, local=True)
        hint = decisions(model, near) if near is not None else []
        if hint and objective is not None:
            hint = self._whole(model, objective, hint, limits)
            limits = replace(limits, seconds=max(0.05, min(limits.seconds, self.left)))
        return ask(model.cp, limits, objective=objective, hint=hint, watch=watch, stop=self.stop)

    def _whole(
        self, model: ClosedModel, objective: Term, hint: list[tuple[IntVar, int]], limits: Limits
    ) -> list[tuple[IntVar, int]]:
        """The hint with a value for every variable, where it can be kept: the solver betters what is whole."""
        alone = replace(limits, seconds=min(limits.seconds / 3, _WHOLE), workers=1, fixed=True)
        answer = ask(model.cp, alone, objective=objective, hint=hint, stop=self.stop)
        if not answer.values:
            return hint
        return [(model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(answer.values)]

    def tell(self, level: str, value: int | None, bound: int | None) -> None:
        """Tells whoever watches."""
        if self.progress is not None:
            self.progress(Progress(level, value, bound, time.monotonic() - self.begun))
