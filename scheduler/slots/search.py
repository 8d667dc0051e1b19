"""From an event with preset sessions to its best programme: small models answer first, and say how good it can be.

A programme in hand is worth `V`. Whatever is better keeps every rule whose breach alone costs more than `V`, so each
model is made anew for what is still of interest (the *cutoff*). A model without rooms is solved first: its bound holds
for the whole event, and its answer is a *sketch* that is furnished with rooms. Then models with rooms better the
programme, each beginning with it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python.cp_model import IntVar

from constraints import CATALOGUE, rule
from constraints.rule import Requirement, Rule
from scheduler.check import check
from scheduler.event import Event
from scheduler.extract import least, worth
from scheduler.fingerprint import fingerprint
from scheduler.outcome import Progress, Result, Status
from scheduler.programme import Level, Programme
from scheduler.slots.extract import decisions, programme_of
from scheduler.slots.model import Cell, Rooms, SlotModel
from scheduler.solving import Answer, Limits
from scheduler.solving import solve as ask
from scheduler.terms import Term

#: Of the time limit, what is kept for the choice among equals.
_KEPT = 0.1
#: Of the time that is left, the most that one level may take before the next has its turn, and one step of a level.
_LEVEL, _STEP = 0.6, 0.34
#: Seconds that a step has at least, where they are left; seconds in which a hint is made whole.
_LEAST, _WHOLE = 8.0, 5.0
#: Seconds that a model without rooms has, and that the search for any programme below a cutoff has.
_SHORT, _QUICK = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Depth:
    """What a model knows: of rooms, and of places inside sessions."""

    rooms: Rooms
    places: bool


SKETCH, ALIKE = Depth("none", False), Depth("alike", False)
DEPTHS = (SKETCH, ALIKE, Depth("each", False), Depth("each", True))
#: It knows everything.
DEEPEST = DEPTHS[-1]


def build(
    event: Event,
    depth: Depth = DEEPEST,
    *,
    cutoff: int | None = None,
    dropped: frozenset[Requirement] = frozenset(),
    given: frozenset[Cell] | None = None,
) -> SlotModel:
    """The model of `event` with every rule that is not a level and not switched off; it is still to be closed."""
    model = SlotModel(
        event, dropped=dropped, cutoff=cutoff, rooms=depth.rooms, places=depth.places, given=given
    )  # fmt: skip
    for one in CATALOGUE:
        if one.kind != "level" and one.applies(event) and one.post_slots and event.setting(one.name) != "off":
            one.post_slots(model)
    return model


def least_levels(event: Event) -> dict[str, int]:
    """For each level of the event, a value below which no programme can be; from the model's domains alone."""
    model = build(event, SKETCH)
    costs = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    model.close()
    return {name: least(model, cost()) for name, cost in costs.items()}


class SlotSearch:
    """One run: the clock, the best programme so far and what it is worth, level by level."""

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
        self.event, self.workers, self.seed = event, workers, seed
        self.wanted, self.stop, self.progress, self.floors = wanted, stop, progress, floors
        self.choose, self.dropped = choose, dropped
        self.begun = time.monotonic()
        self.end = self.begun + limit
        self.deadline = self.begun + limit * (1 - _KEPT if choose else 1)
        self.programme: Programme | None = None
        self.worth: tuple[int, ...] = ()
        self.levels: list[Level] = []
        self.first_seconds: float | None = None
        if base is not None:
            self.take(base)

    def run(self) -> Result:
        """The best programme within the limit, or the proof that there is none."""
        status = self.first() if self.programme is None else "feasible"
        if self.programme is None:
            return self._result(status)
        for number in range(len(self.wanted)):
            self._level(number)
        if not all(level.value == level.bound for level in self.levels):
            return self._result("feasible")
        chosen = self._choose() if self.choose else self.programme
        if chosen is None:
            return self._result("feasible")
        self.programme = chosen
        return self._result("optimal")

    def _result(self, status: Status) -> Result:
        programme = self.programme
        if programme is not None and status in ("optimal", "feasible"):
            stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
            programme = programme.model_copy(update=stated)
        seconds = time.monotonic() - self.begun
        return Result(status, programme, seconds, self.first_seconds, self.stop.is_set())

    # ── the first programme ──────────────────────────────────────────────────────────────────────────────────────────

    def first(self) -> Status:
        """Finds a programme, or that there is none: the models that know less are asked first."""
        answer = Answer("unknown", (), None)
        sketch: Programme | None = None
        for depth in DEPTHS:
            if depth == ALIKE:
                continue
            model = build(self.event, depth, dropped=self.dropped)
            model.close()
            last = depth == DEEPEST
            answer = self.ask(model, None, self.left if last else self.left * _STEP, sketch)
            if answer.status == "infeasible":
                return "infeasible"
            found = programme_of(model, answer.values) if answer.values else None
            if self.dropped and answer.values and depth.rooms == "each" and not model.shallow:
                return "feasible"
            if not self.dropped and found is not None and self.take(found):
                return "feasible"
            if self.stop.is_set() or self.left <= 0:
                break
            sketch = found or sketch
        return "unknown"

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _level(self, number: int) -> None:
        last = number == len(self.wanted) - 1
        until = self.deadline if last else time.monotonic() + self.left * _LEVEL
        floor = self._floor(number)
        bound = _Improving(self, number, until, floor).run()
        value = self.worth[number]
        self.levels = [
            level.model_copy(update={"value": self.worth[place]}) for place, level in enumerate(self.levels)
        ]
        self.levels.append(Level(name=self.wanted[number].name, value=value, bound=min(bound, value)))

    def _floor(self, number: int) -> int | None:
        """A bound that was proved elsewhere for an event of which this one asks more."""
        done = [level.value for level in self.levels]
        return self.floors[number] if number < len(self.floors) and done == [*self.floors[:number]] else None

    def _choose(self) -> Programme | None:
        """The one programme that the event and the proved values lead to, or None if time runs out."""
        model, costs = self.model(len(self.wanted) - 1, DEEPEST, self.worth)
        for cost, value in zip(costs, self.worth, strict=True):
            model.cp.add(cost <= value)
        answer = ask(model.cp, Limits(self.end - time.monotonic(), 1, self.seed, local=True), stop=self.stop)
        return programme_of(model, answer.values) if answer.values else None

    # ── what both need ───────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def left(self) -> float:
        return self.deadline - time.monotonic()

    def model(
        self, number: int, depth: Depth, most: Sequence[int], given: frozenset[Cell] | None = None
    ) -> tuple[SlotModel, list[Term]]:
        """A model for all levels up to the `number`-th, whose costs are given; those before it are kept at their
        values, and `most` is what is of interest of each.
        """
        wanted = self.wanted[: number + 1]
        cutoff = next((value for one, value in zip(wanted, most, strict=False) if one.name == "rules"), None)
        model = build(self.event, depth, cutoff=cutoff, given=given, dropped=self.dropped)
        later = [one.post_slots(model) for one in wanted if one.post_slots is not None]
        model.close()
        costs: list[Term] = [cost() for cost in later]
        for cost, value in zip(costs[:number], most, strict=False):
            model.cp.add(cost <= value)
        return model, costs

    def take(self, programme: Programme) -> bool:
        """Keeps the programme if it is the best so far; False if it breaks a rule."""
        if check(self.event, programme).hard:
            return False
        worth = self.measured(programme)
        if self.programme is None or worth < self.worth:
            self.programme, self.worth = programme, worth
            if self.first_seconds is None:
                self.first_seconds = time.monotonic() - self.begun
        return True

    def measured(self, programme: Programme) -> tuple[int, ...]:
        """What the programme is worth on each level, without the solver."""
        return tuple(sum(part.amount for part in one.measure(self.event, programme)) for one in self.wanted)

    def ask(
        self,
        model: SlotModel,
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
        self, model: SlotModel, objective: Term, hint: list[tuple[IntVar, int]], limits: Limits
    ) -> list[tuple[IntVar, int]]:
        """The hint with a value for every variable, where it can be kept."""
        alone = replace(limits, seconds=min(limits.seconds / 3, _WHOLE), workers=1, fixed=True)
        answer = ask(model.cp, alone, objective=objective, hint=hint, stop=self.stop)
        if not answer.values:
            return hint
        return [(model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(answer.values)]

    def tell(self, level: str, value: int | None, bound: int | None) -> None:
        if self.progress is not None:
            self.progress(Progress(level, value, bound, time.monotonic() - self.begun))


class _Improving:
    """One level is brought to its optimum, those before it kept."""

    def __init__(self, search: SlotSearch, number: int, until: float, floor: int | None) -> None:
        self.search, self.number, self.until = search, number, until
        self.bound = floor
        self.depths = [ALIKE, Depth("each", False)]

    @property
    def value(self) -> int:
        return self.search.worth[self.number]

    @property
    def left(self) -> float:
        return min(self.until - time.monotonic(), self.search.left)

    def run(self) -> int:
        """Betters the programme; the bound that was proved is given."""
        self._tell()
        self._sketch()
        self._descend()
        turn = 0
        while not self._done() and self.depths:
            depth = self.depths[turn % len(self.depths)]
            self._round(depth, max(_LEAST, self.left * _STEP))
            turn += 1
        return -(10**15) if self.bound is None else self.bound

    def _done(self) -> bool:
        proved = self.bound is not None and self.value <= self.bound
        return proved or self.left <= 0 or self.search.stop.is_set()

    def _tell(self) -> None:
        self.search.tell(self.search.wanted[self.number].name, self.value, self.bound)

    def _prove(self, bound: int | None) -> None:
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = min(bound, self.value)
            self._tell()

    def _most(self, value: int) -> list[int]:
        return [*self.search.worth[: self.number], value]

    # ── sketches ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _sketch(self) -> None:
        """Solves models without rooms, at ever smaller cutoffs; their bound holds, and what they find is furnished."""
        near, cutoff = self.search.programme, self.value
        until = self.left * (1 - _STEP)
        while not self._done() and self.left > until:
            model, costs = self.search.model(self.number, SKETCH, self._most(cutoff))
            model.cp.add(costs[-1] <= cutoff)
            answer = self._ask(model, costs[-1], min(self.left / 8, _SHORT), near, sketch=True)
            if answer.status == "infeasible":
                self._prove(self.value)
                return
            self._prove(answer.bound)
            if not answer.values:
                return
            near = programme_of(model, answer.values) or near
            reached = worth(costs[-1], answer.values)
            near_bound = 10 * reached <= 11 * max(1, self.bound or 0)
            if answer.status == "optimal" or near_bound or reached == cutoff:
                break
            cutoff = reached
        if near is not None and not self._done():
            self.search.take(near)
            self._tell()
            self._furnish(near)

    def _descend(self) -> None:
        """While the programme is far from the bound, looks for any that breaks nothing of a tenth of its cost."""
        cutoff = self.value // 10
        while cutoff > 10 * max(1, self.bound or 0) and not self._done():
            model, _ = self.search.model(self.number, ALIKE, self._most(cutoff))
            answer = self.search.ask(model, None, min(self.left / 10, _QUICK), self.search.programme)
            if answer.status == "infeasible":
                self._prove(cutoff + 1)
                return
            found = programme_of(model, answer.values) if answer.values else None
            if found is None:
                return
            if self.search.take(found):
                self._tell()
            cutoff = min(self.value, cutoff) // 10

    def _furnish(self, sketch: Programme) -> None:
        """Finds the best rooms for a programme of which the rest stays."""
        if self._done():
            return
        model, costs = self.search.model(self.number, Depth("each", False), self._most(self.value))
        kept = {id(literal) for literals in model.held.values() for literal in literals}
        kept |= {id(position.amount) for one in model.classes for position in one.positions if position.room is None}
        for variable, value in decisions(model, sketch):
            if id(variable) in kept:
                model.cp.add(variable == value)
        answer = self._ask(model, costs[-1], min(self.left / 8, _LEAST), self.search.programme, sketch=True)
        self._settle(model, answer)

    # ── with rooms ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _round(self, depth: Depth, seconds: float) -> None:
        model, costs = self.search.model(self.number, depth, self._most(self.value))
        model.cp.add(costs[-1] <= self.value)
        answer = self._ask(model, costs[-1], seconds, self.search.programme)
        if answer.status == "infeasible":  # better than the programme in hand there is none
            self._prove(self.value)
            return
        self._prove(answer.bound)
        found = self._settle(model, answer)
        if depth == ALIKE and found is not None:
            self._furnish(found)
        if answer.status == "optimal" and depth in self.depths:
            self.depths.remove(depth)
            if depth.rooms == "each":
                self.depths.clear()
        if model.shallow and depth.rooms == "each" and DEEPEST not in self.depths:
            self.depths.append(DEEPEST)

    def _settle(self, model: SlotModel, answer: Answer) -> Programme | None:
        """Takes the programme of an answer; where its model was shallow, the best with the same sessions."""
        found = programme_of(model, answer.values) if answer.values else None
        if found is None:
            return None
        taken = self.search.take(found)
        if model.shallow and not self._done():
            self._detail(found)
        self._tell()
        return found if taken else None

    def _detail(self, programme: Programme) -> None:
        """Finds the best places of talks in sessions that stay."""
        given = frozenset((one.axis, one.slot or "", one.room) for one in programme.sessions)
        model, costs = self.search.model(self.number, DEEPEST, self._most(self.value), given)
        answer = self._ask(model, costs[-1], min(self.left / 4, _LEAST), programme, sketch=True)
        found = programme_of(model, answer.values) if answer.values else None
        if found is not None:
            self.search.take(found)

    def _ask(
        self, model: SlotModel, cost: Term, seconds: float, near: Programme | None, *, sketch: bool = False
    ) -> Answer:
        name = self.search.wanted[self.number].name

        def watch(value: int | None, bound: int) -> None:
            if not sketch:
                self.search.tell(name, value, bound)

        return self.search.ask(model, cost, min(seconds, self.left), near, watch)
