"""From an event with preset sessions to its best programme, level after level.

What is in hand meanwhile: `run.py`. How a level is brought to its optimum: `improving.py`.
"""

from __future__ import annotations

import warnings

from scheduler.domain.programme import Level, Programme
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.sessions import Given
from scheduler.model.preset.solution import decisions, hold, programme_of, sessions_of
from scheduler.search.control import Stopped
from scheduler.search.preset.conflicting_axes import conflicting_axes
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.run import Run
from scheduler.search.result import Result, Status

#: Shares of the remaining time: for one level before the next has its turn, and for one model of the first programme.
_LEVEL, _FIRST = 0.6, 0.34
#: Seconds for a programme that differs little from another.
_BESIDE = 5.0
#: Deterministic seconds of the solver for the choice among equals in a model that is not the deepest.
_EFFORT = 30.0


class PresetSearch:
    """A first programme, then level after level, then the choice among equals."""

    def __init__(self, run: Run) -> None:
        self.hand = run

    def run(self) -> Result:
        """The best programme within the budget, or the proof that there is none."""
        hand = self.hand
        if hand.base is None or not hand.take(hand.base):
            status = self._start()
            if hand.programme is None:
                return hand.result(status)
        for number in range(len(hand.wanted)):
            self._level(number)
        if not all(level.value == level.bound for level in hand.levels):
            return hand.result("feasible")
        chosen = self._chosen() if hand.goal.choose else hand.programme
        hand.programme = chosen or hand.programme
        return hand.result("feasible" if chosen is None else "optimal")

    # ── the first programme ──────────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> Status:
        base = self.hand.base
        try:
            return "feasible" if base is not None and self._beside(base) else self.first()
        except Stopped:
            return "unknown"

    def first(self) -> Status:
        """Finds a programme, or that there is none: soft rules do not matter, and models that know less come first."""
        try:
            status = self._first()
        except Stopped:
            status = "unknown"
        self.hand.tell(0, None)
        return status

    def _first(self) -> Status:
        hand = self.hand
        near = hand.base
        for depth in (SKETCH, EACH, DEEPEST):
            model = hand.bare(depth)
            answer = hand.ask(model, None, hand.left if depth == DEEPEST else hand.left * _FIRST, near)
            if answer.status == "infeasible":
                return "infeasible"
            near = programme_of(model, answer.values) if answer.values else near
            if answer.values and self._kept(model, near):
                return "feasible"
            if hand.budget.over:
                break
        return "unknown"

    def _kept(self, model: ClosedModel, found: Programme | None) -> bool:
        """True if the programme of the model breaks no hard rule, or breaks none with other rooms or places."""
        hand = self.hand
        if hand.dropped:  # nobody asks for the programme
            return model.depth.rooms == "each" and not model.shallow
        if found is None or hand.take(found):
            return found is not None
        if model.depth.rooms == "none":
            furnished = hand.bare(EACH)
            hold(furnished, found, talks=False)
            answer = hand.ask(furnished, None, hand.left * _FIRST, found)
            other = programme_of(furnished, answer.values)
            if other is None or hand.take(other):
                return other is not None
            found = other
        return self._detailed(found, frozenset()) or self._detailed(found, conflicting_axes(hand.event, found))

    def _detailed(self, found: Programme, free: frozenset[str | None]) -> bool:
        """True if a programme has the sessions of `found`, but for those of the axes `free`."""
        hand = self.hand
        model = hand.bare(DEEPEST, given=Given(sessions_of(found), free))
        answer = hand.ask(model, None, hand.left * (1 - _FIRST), found)
        other = programme_of(model, answer.values)
        return other is not None and hand.take(other)

    def _beside(self, base: Programme) -> bool:
        """Takes a programme that differs little from `base`, which breaks a rule; false if none is found soon."""
        hand = self.hand
        model = hand.whole_model(EACH)
        literals = [(v, value) for v, value in decisions(model, base) if v.is_boolean]
        away = sum(1 - literal if value else literal for literal, value in literals)
        answer = hand.ask(model, away, min(_BESIDE, hand.left * _FIRST), base)
        found = programme_of(model, answer.values)
        return found is not None and hand.take(found)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _level(self, number: int) -> None:
        hand = self.hand
        budget = hand.budget if number == len(hand.wanted) - 1 else hand.budget.share(_LEVEL)
        bound = LevelImprovement(hand, number, budget, self._floor(number)).run()
        hand.levels = [level.model_copy(update={"value": hand.worth[place]}) for place, level in enumerate(hand.levels)]
        name, value = hand.wanted[number].name, hand.worth[number]
        if bound > value:  # a bug, of which the programme that was found must not suffer
            warnings.warn(f"{name}: {value} was found, but {bound} was proved", stacklevel=2)
            bound = 0
        hand.levels.append(Level(name=name, value=value, bound=bound))

    def _floor(self, number: int) -> int:
        """A bound that is known before: no level of such events is negative."""
        floors, done = self.hand.goal.floors, [level.value for level in self.hand.levels]
        return floors[number] if number < len(floors) and done == [*floors[:number]] else 0

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _chosen(self) -> Programme | None:
        """The one programme that the event and the proved values lead to, or None if time runs out."""
        try:
            return self._choice()
        except Stopped:
            return None

    def _choice(self) -> Programme | None:
        hand = self.hand
        for depth in (ALIKE, EACH, DEEPEST):
            model, costs = hand.model(len(hand.wanted) - 1, depth, hand.worth)
            for cost, value in zip(costs, hand.worth, strict=True):
                model.cp.add(cost <= value)
            found = hand.alone(model, _EFFORT if depth != DEEPEST else None)
            if found is not None and model.leaves_talks_open:
                given = Given(sessions_of(found))
                model, costs = hand.model(len(hand.wanted) - 1, DEEPEST, hand.worth, given)
                found = hand.alone(model, _EFFORT, costs[-1])
            if found is not None and hand.measured(found) == hand.worth:
                return found
            if hand.whole.over:
                break
        return None
