"""The search for the best programme of an event with preset sessions, level after level.

`state.py` has the best programme and its models, `improvement.py` improves one level.
"""

from __future__ import annotations

import warnings
from contextlib import suppress

from scheduler.domain.programme import Level, Programme
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH
from scheduler.model.preset.given import Given, sessions_of
from scheduler.model.preset.hints import decisions
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Stopped
from scheduler.search.natural_order import in_natural_order
from scheduler.search.preset.beside_base import prove_levels
from scheduler.search.preset.conflicting_axes import conflicting_axes
from scheduler.search.preset.givens import lean, slots_of
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.kept_sketch import KeptSketch
from scheduler.search.preset.large import furnish_large
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Result, Status

#: Share (0 to 1) of the remaining time: the most that one level may take, except the last.
_LEVEL_SHARE = 0.6
#: Share (0 to 1) of the remaining time: the most that one model of the first programme may take.
_FIRST_MODEL_SHARE = 0.34
#: The same for a model with few sessions at once.
_LEAN_SHARE = 0.2
#: Seconds: the most that the search for a programme near the base may take.
_NEAR_BASE_SECONDS = 5.0
#: Deterministic seconds of the solver: the most for the choice among equals in a model that is not the deepest.
_CHOICE_EFFORT = 30.0


class PresetSearch:
    """The search: a first programme, then the optimum of each level, then the choice among equal programmes."""

    def __init__(self, state: SearchState) -> None:
        self.state = state

    def run(self) -> Result:
        """The best programme within the budget, or the proof that there is none."""
        state = self.state
        for known in (state.base, state.goal.known):
            if known is not None:
                state.take(known)
        if state.programme is None:
            status = self._start()
            if state.programme is None:
                return state.result(status)
        self._prove_beside_base()
        for number in range(len(state.levels), len(state.level_rules)):
            self._level(number)
        if not all(level.value == level.bound for level in state.levels):
            return state.result("feasible")
        chosen = self._chosen() if state.goal.choose else state.programme
        state.programme = chosen or state.programme
        return state.result("feasible" if chosen is None else "optimal")

    # ── the first programme ──────────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> Status:
        base = self.state.base
        try:
            return "feasible" if base is not None and self._take_near(base) else self.first()
        except Stopped:
            return "unknown"

    def first(self) -> Status:
        """Finds any programme that keeps the hard rules, or proves that none does; small models are solved first."""
        try:
            status = self._first()
        except Stopped:
            status = "unknown"
        self.state.tell(0, None)
        return status

    def _first(self) -> Status:
        state = self.state
        near = state.base
        if state.large and near is None and not state.dropped and self._take_lean():
            return "feasible"
        for depth in (SKETCH, EACH, DEEPEST):
            model = state.hard_model(depth)
            share = 1 if depth == DEEPEST else _FIRST_MODEL_SHARE
            answer = state.solve(model, None, state.seconds_left * share, near)
            if answer.status == "infeasible":
                return "infeasible"
            near = state.read(model, answer.values) if answer.values else near
            if answer.values and self._take_first(model, near):
                return "feasible"
            if state.budget.over:
                break
        return "unknown"

    def _take_lean(self) -> bool:
        """Takes a programme in which no axis has more sessions at once than it needs; False: none is found soon."""
        state = self.state
        state.kept = KeptSketch.of(state)
        model = state.kept.model if state.kept is not None else state.hard_model(SKETCH, given=lean(state.event))
        answer = state.solve(model, None, state.seconds_left * _LEAN_SHARE, None)
        sketch = state.read(model, answer.values)
        if sketch is None:
            return False
        share = state.budget.share(_FIRST_MODEL_SHARE)
        return self._take_furnished(sketch) or furnish_large(state, sketch, share) is not None

    def _take_first(self, model: ClosedModel, programme: Programme | None) -> bool:
        """Takes the programme of the model, else one with other rooms or places; False if each breaks a hard rule."""
        state = self.state
        if state.dropped:  # only the status is needed
            return model.depth.rooms == "each" and not model.shallow
        if programme is None or state.take(programme):
            return programme is not None
        if model.depth.rooms == "none":
            return self._take_furnished(programme)
        if self._take_detailed(programme, frozenset()):
            return True
        return self._take_detailed(programme, conflicting_axes(state.event, programme))

    def _take_furnished(self, sketch: Programme) -> bool:
        """Takes a programme whose sessions have the slots of `sketch`; False: none is found."""
        model = self.state.hard_model(DEEPEST, given=slots_of(self.state.event, sketch))
        answer = self.state.solve(model, None, self.state.seconds_left * _FIRST_MODEL_SHARE, sketch)
        furnished = programme_of(model, answer.values)
        if furnished is None or self.state.take(furnished):
            return furnished is not None
        return self._take_detailed(furnished, conflicting_axes(self.state.event, furnished))

    def _take_detailed(self, programme: Programme, free: frozenset[str | None]) -> bool:
        """Takes a programme with the sessions of `programme`, but those of the axes `free`; False: none is found."""
        state = self.state
        model = state.hard_model(DEEPEST, given=Given(sessions_of(programme), free))
        answer = state.solve(model, None, state.seconds_left * (1 - _FIRST_MODEL_SHARE), programme)
        detailed = programme_of(model, answer.values)
        return detailed is not None and state.take(detailed)

    def _take_near(self, base: Programme) -> bool:
        """Takes a programme near `base`, which breaks a hard rule; False if none is found soon."""
        state = self.state
        model = state.full_model(EACH)
        literals = [(variable, value) for variable, value in decisions(model, base) if variable.is_boolean]
        distance = sum(1 - literal if value else literal for literal, value in literals)
        answer = state.solve(model, distance, min(_NEAR_BASE_SECONDS, state.seconds_left * _FIRST_MODEL_SHARE), base)
        programme = programme_of(model, answer.values)
        return programme is not None and state.take(programme)

    # ── level after level ────────────────────────────────────────────────────────────────────────────────────────────

    def _prove_beside_base(self) -> None:
        """Proves the first levels, where the search has a base and its models are soon made."""
        if self.state.base is not None and not self.state.large:
            with suppress(Stopped):
                prove_levels(self.state)

    def _level(self, number: int) -> None:
        """Improves the `number`-th level, and records the values of all levels so far."""
        state = self.state
        budget = state.budget if number == len(state.level_rules) - 1 else state.budget.share(_LEVEL_SHARE)
        bound = LevelImprovement(state, number, budget, state.floor(number)).run()
        improved = zip(state.levels, state.values, strict=False)
        state.levels = [level.model_copy(update={"value": value}) for level, value in improved]
        name, value = state.level_rules[number].name, state.values[number]
        if bound > value:  # a fault; the programme is right all the same
            warnings.warn(f"{name}: {value} was found, but {bound} was proved", stacklevel=2)
            bound = 0
        state.levels.append(Level(name=name, value=value, bound=bound))

    # ── the choice among equals ──────────────────────────────────────────────────────────────────────────────────────

    def _chosen(self) -> Programme | None:
        """The programme that depends on the event and its optimal values alone; None: the time was too short."""
        state = self.state
        try:
            choice = self._choice()
        except Stopped:
            return None
        if choice is None:
            return None
        return in_natural_order(state.event, choice, state.level_rules, state.full_budget)

    def _choice(self) -> Programme | None:
        state = self.state
        for depth in (ALIKE, EACH, DEEPEST):
            model, costs = state.model(len(state.level_rules) - 1, depth, state.values)
            for cost, value in zip(costs, state.values, strict=True):
                model.cp.add(cost <= value)
            programme = state.solve_alone(model, _CHOICE_EFFORT if depth != DEEPEST else None)
            if programme is not None and model.leaves_talks_open:
                given = Given(sessions_of(programme))
                model, costs = state.model(len(state.level_rules) - 1, DEEPEST, state.values, given)
                programme = state.solve_alone(model, _CHOICE_EFFORT, costs[-1])
            if programme is not None and state.values_of(programme) == state.values:
                return programme
            if state.full_budget.over:
                break
        return None
