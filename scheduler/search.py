"""From an event to its best programme: level after level, each proved and kept while the next is improved.

Parallel search may prove the values; a last solve on one worker with a fixed seed, in a model made from the event and
the values alone, chooses among the programmes that are equally good, so that an optimal result never depends on the
number of workers.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.counting.model import Counts
from scheduler.event import Event
from scheduler.extract import decisions, least, programme_of
from scheduler.fingerprint import fingerprint
from scheduler.frame import Hours, Scope
from scheduler.model import Model
from scheduler.narrowing import hours_left, is_refused
from scheduler.outcome import Progress, Result, Status
from scheduler.programme import Level, Programme
from scheduler.requirement import Requirement
from scheduler.slots.building import least_levels as slots_least_levels
from scheduler.slots.search import SlotSearch
from scheduler.solving import Answer, Limits, Watcher, listening
from scheduler.solving import solve as ask
from scheduler.terms import Term

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
    *,
    time_limit: float = 60.0,
    workers: int | None = None,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    levels: Sequence[Rule] | None = None,
    base: Programme | None = None,
    floors: Sequence[int] = (),
    choose: bool = True,
) -> Result:
    """The best programme of `event` within `time_limit` seconds of wall time, or the proof that there is none.

    `workers` None: as many as there are cores. Ctrl-C ends the search early and keeps what it has. `levels`: other
    ones than the event's own. `base`: a programme to begin from, of which rooms and hours matter to the levels.
    `floors`: proved values of the first levels in an event of which this one asks more. Not `choose`: of equally good
    programmes any, which saves time where only the levels matter.
    """
    wanted = [rule(name) for name in event.levels] if levels is None else levels
    with listening() as stop:
        if event.slots:
            return SlotSearch(
                event, limit=time_limit, workers=workers or cores(), seed=seed, wanted=wanted, stop=stop,
                progress=progress, base=base, floors=floors, choose=choose,
            ).run()  # fmt: skip
        search = _Search(event, time_limit, workers or cores(), seed, progress, stop, wanted, base)
        search.floors, search.choose = floors, choose
        return search.run()


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    event: Event,
    *,
    spare: int | None = None,
    dropped: frozenset[Requirement] = frozenset(),
    alike: bool = True,
    hours: Hours | None = None,
) -> Model:
    """The model of `event` with every rule that is not a level and not switched off.

    `hours`: what is known of its pauses by counting; then the model counts too (`scheduler.counting`).
    """
    model = Model(event, Scope(dropped, hours=hours, compared=not alike), spare=spare)
    if hours is not None:
        Counts(model)
    for one in CATALOGUE:
        if one.post is not None and one.kind != "level" and event.setting(one.name) != "off":
            one.post(model)
    return model


def possible(
    event: Event,
    *,
    seconds: float,
    workers: int | None = None,
    seed: int = 0,
    dropped: frozenset[Requirement] = frozenset(),
) -> Status:
    """Whether a programme of `event` meets all but the `dropped` requirements: "feasible" or "optimal" if one was
    found, "infeasible" if it was proved that there is none, within `seconds`.
    """
    if event.slots:
        search = SlotSearch(
            event, limit=seconds, workers=workers or cores(), seed=seed, wanted=(), stop=threading.Event(),
            choose=False, dropped=dropped,
        )  # fmt: skip
        return search.first()
    if len(event.talks) > _FEW and is_refused(event, seconds=seconds, dropped=dropped):
        return "infeasible"
    return first(event, seconds=seconds, workers=workers, seed=seed, dropped=dropped).status


@dataclass(frozen=True, slots=True)
class First:
    """A first programme: its model, the values of that model's variables, and a number of sessions below which there
    is no programme.

    `status` "infeasible" is a proof; then, and at "unknown", there are no values.
    """

    status: Status
    model: Model
    values: Sequence[int]
    fewest_sessions: int


def first(
    event: Event,
    *,
    seconds: float,
    workers: int | None = None,
    seed: int = 0,
    dropped: frozenset[Requirement] = frozenset(),
    alike: bool = True,
    hours: Hours | None = None,
    watch: Watcher | None = None,
    stop: threading.Event | None = None,
) -> First:
    """A programme of `event` that meets all but the `dropped` requirements, or the proof that there is none, within
    `seconds`.

    Spare sessions are allowed 0, 1, 8, 64… at a time, because a small model answers soonest; a refusal at n proves
    that more than n are needed.
    """
    deadline = time.monotonic() + seconds
    spare, refused = 0, -1
    while True:
        model = build(event, spare=spare, dropped=dropped, alike=alike, hours=hours)
        left = deadline - time.monotonic()
        last = spare >= model.most_spare
        limits = Limits(left if last else left * _SHARE, workers or cores(), seed)
        objective = sum(c.present for c in model.sessions) if spare > refused + 1 else None
        answer = ask(model.cp, limits, objective=objective, watch=watch, stop=stop)
        proved = max(answer.bound or 0, model.fewest_sessions + refused + 1)
        stopped = stop is not None and stop.is_set()
        if answer.values or last or stopped or time.monotonic() > deadline:
            return First(answer.status if answer.values or last else "unknown", model, answer.values, proved)
        if answer.status == "infeasible":
            refused = spare
        spare = min(model.most_spare, max(1, 8 * spare))


def least_levels(event: Event) -> dict[str, int]:
    """For each level of the event, a value below which no programme can be; from the model's domains alone."""
    if event.slots:
        return slots_least_levels(event)
    model = build(event)
    least_of = {name: least(model, _cost(model, rule(name))) for name in event.levels}
    if "sessions" in least_of:
        least_of["sessions"] = max(least_of["sessions"], model.fewest_sessions)
    return least_of


def _cost(model: Model, level: Rule) -> Term:
    assert level.post is not None, f"{level.name} is a level, so it has a cost"
    cost: Term = level.post(model)()
    return cost


class _Search:
    """One run: the clock, the model in hand and the best solution of it (a value for each variable)."""

    def __init__(
        self,
        event: Event,
        limit: float,
        workers: int,
        seed: int,
        progress: Callable[[Progress], None] | None,
        stop: threading.Event,
        wanted: Sequence[Rule],
        base: Programme | None,
    ) -> None:
        self.event = event
        self.begun = time.monotonic()
        self.deadline = self.begun + limit * (1 - _KEPT)
        self.end = self.begun + limit
        self.workers = workers
        self.seed = seed
        self.progress = progress
        self.stop = stop
        self.wanted = wanted
        self.floors: Sequence[int] = ()
        self.choose = True
        self.base = base
        self.hours: Hours | None = None
        self.first_seconds: float | None = None
        self.model: Model
        self.values: list[int] = []
        self.levels: list[Level] = []

    def run(self) -> Result:
        if self.event.late:
            self.hours = hours_left(self.event, seconds=self._left() * _FOR_HOURS, stop=self.stop)
            if self.hours is None:
                return self._result("infeasible", None)
        start = first(
            self.event, seconds=self._left(), workers=self.workers, seed=self.seed,
            watch=self._watch("sessions"), stop=self.stop, alike=self.base is None, hours=self.hours,
        )  # fmt: skip
        if not start.values:
            return self._result(start.status, None)
        self.first_seconds = time.monotonic() - self.begun
        self.model, self.values = start.model, list(start.values)
        self._improve(start.fewest_sessions)
        found = programme_of(self.model, self.values)
        chosen = (self._choose() if self.choose else found) if self._proved() else None
        if chosen is None:
            return self._result("feasible", self._written("feasible", found))
        return self._result("optimal", self._written("optimal", chosen))

    def _result(self, status: Status, programme: Programme | None) -> Result:
        return Result(status, programme, time.monotonic() - self.begun, self.first_seconds, self.stop.is_set())

    def _written(self, status: Status, programme: Programme) -> Programme:
        stated = {"status": status, "levels": tuple(self.levels), "input": fingerprint(self.event)}
        return programme.model_copy(update=stated)

    def _proved(self) -> bool:
        return all(level.value == level.bound for level in self.levels)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _improve(self, sessions_bound: int) -> None:
        if not self.wanted or self.wanted[0].name != "sessions":
            self._rebuild(None)
        costs: list[Term] = []
        for place, level in enumerate(self.wanted):
            name = level.name
            costs.append(_cost(self.model, level))
            known = least(self.model, costs[-1])
            if name == "sessions":
                known = max(known, sessions_bound)
            if place < len(self.floors) and [done.value for done in self.levels] == [*self.floors[:place]]:
                known = max(known, self.floors[place])  # asking more betters no level while all before it are equal
            self._level(name, costs[-1], known, last=place == len(self.wanted) - 1)
            spare = self.levels[-1].value - self.model.fewest_sessions
            if name == "sessions" and self._proved() and spare != self.model.spare:
                self._rebuild(spare)
                costs = self._keep()
        if not self._proved():  # a later level may have bettered one that was left unproved
            self.levels = [
                level.model_copy(update={"value": self._complete(cost)})
                for level, cost in zip(self.levels, costs, strict=True)
            ]

    def _level(self, name: str, cost: Term, known: int, *, last: bool) -> None:
        """Minimises `cost`, of which `known` is a bound already, and keeps it from getting worse."""
        value, seconds = self._complete(cost), self._left()
        self._tell(name, value, known)
        if value > known and seconds > 0 and not self.stop.is_set():
            answer = self._minimise(name, cost, seconds if last else seconds * _SHARE)
            known = known if answer.bound is None else max(known, answer.bound)
            value = known if answer.status == "optimal" else self._complete(cost)
            self._tell(name, value, known)
        self.model.cp.add(cost <= value)
        self.levels.append(Level(name=name, value=value, bound=min(known, value)))

    def _keep(self) -> list[Term]:
        """Posts the levels that are done in a new model, each kept at its value."""
        done = self.wanted[: len(self.levels)]
        costs = [_cost(self.model, level) for level in done]
        for level, cost in zip(self.levels, costs, strict=True):
            self.model.cp.add(cost <= level.value)
        return costs

    def _build(self, spare: int | None) -> Model:
        return build(self.event, spare=spare, alike=self.base is None, hours=self.hours)

    def _rebuild(self, spare: int | None) -> None:
        """Goes on in a model with another number of spare sessions, from the same programme."""
        programme = programme_of(self.model, self.values)
        self.model = self._build(spare)
        self.values = list(self._fixed(decisions(self.model, programme), None).values)

    def _complete(self, cost: Term) -> int:
        """What the programme in hand costs, exactly; `values` cover the variables that were added since."""
        answer = self._fixed([(v, self.values[v.index]) for v in self.model.deciding], cost)
        self.values = list(answer.values)
        assert answer.bound is not None
        return answer.bound

    def _fixed(self, hint: list[tuple[IntVar, int]], cost: Term | None) -> Answer:
        answer = ask(self.model.cp, Limits(1e6, 1, fixed=True), objective=cost, hint=hint)
        if answer.status != "optimal":
            raise RuntimeError(f"the model refuses its own programme: {answer.status}")
        return answer

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> Programme | None:
        """The one programme that the event and the proved values lead to, or None if time runs out."""
        sessions = next((level.value for level in self.levels if level.name == "sessions"), None)
        spare = None if sessions is None else sessions - self.model.fewest_sessions
        self.model = self._build(spare)
        self._keep()
        answer = ask(self.model.cp, Limits(self.end - time.monotonic(), 1, self.seed), stop=self.stop)
        return programme_of(self.model, answer.values) if answer.values else None

    # ── the solver ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _minimise(self, name: str, objective: Term | None, seconds: float) -> Answer:
        hint = [(self.model.cp.get_int_var_from_proto_index(i), value) for i, value in enumerate(self.values)]
        limits = Limits(seconds, self.workers, self.seed)
        answer = ask(self.model.cp, limits, objective=objective, hint=hint, watch=self._watch(name), stop=self.stop)
        if answer.values:
            self.values = list(answer.values)
        return answer

    def _watch(self, name: str) -> Watcher | None:
        if self.progress is None:
            return None
        return lambda value, bound: self._tell(name, value, bound)

    def _tell(self, name: str, value: int | None, bound: int | None) -> None:
        if self.progress is not None:
            self.progress(Progress(name, value, bound, time.monotonic() - self.begun))

    def _left(self) -> float:
        return self.deadline - time.monotonic()
