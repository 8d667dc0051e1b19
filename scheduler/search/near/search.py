"""Better programmes near the best one: a few axes, a part of a day or all hours are free, and all else stays.

Models of more than a hundred talks are too large for the solver to better much in a minute; with most of their
variables settled they are solved in a fraction of a second. It proves nothing about the event.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from threading import Lock
from typing import Literal

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Rule
from scheduler.search.best_solution import BestSolution
from scheduler.search.control import Budget, Workers
from scheduler.search.lanes import rounds_side_by_side
from scheduler.search.near.aim import Aim
from scheduler.search.near.kept import beside_axes, beside_hours, beside_part, part_of, settle
from scheduler.search.preset.conflicting_axes import axes_named
from scheduler.search.solver import Limits, run

#: Rounds without a gain for each level after which a search ends.
_VAIN_ROUNDS = 24
#: Seconds: the most for one round.
_SECONDS = 3.0
#: Threads: the most that have rounds of their own; with more, several work on one round.
_MOST_LANES = 4
#: The number of free axes: at first, and the fewest; by how much it grows where the best is found in time, and shrinks.
_FIRST_SIZE, _LEAST_SIZE, _GROWTH, _SHRINKAGE = 4.0, 2.0, 1.1, 0.85

#: What is free: some axes, the sessions of a part of a day, or all hours.
_Kind = Literal["axes", "part", "hours"]
_TURNS: tuple[_Kind, ...] = ("axes", "axes", "part", "axes", "axes", "hours")
#: Called with the values of the levels as they become better.
Tell = Callable[[tuple[int, ...]], None]


@dataclass(slots=True)
class _Rounds:
    """The rounds of one search, which threads share: the values reached, and the rounds in vain since the last gain."""

    reached: tuple[int, ...]
    vain: int = 0


class NearSearch:
    """The search near the best programme of a search. Its rounds are small, so each thread has rounds of its own.

    Attributes
    ----------
    size
        The number of axes that are free at once.
    """

    def __init__(self, best: BestSolution, threads: Workers) -> None:
        self.best, self.threads = best, threads
        self.size = _FIRST_SIZE
        self._chance, self._turns, self._lock = random.Random(threads.seed), cycle(_TURNS), Lock()
        self._lanes = min(threads.number, _MOST_LANES)

    def improve(
        self, aim: Aim, budget: Budget, tell: Tell, until: Callable[[], bool] = lambda: False
    ) -> tuple[int, ...]:
        """The values on the levels of the best programme near; it is taken, and told of by its values.

        The search ends where the budget is over, the values are the bounds, many rounds were in vain, or `until` holds.
        """
        rounds, levels, most = _Rounds(aim.reached(self.best.values)), cycle(aim.levels), _VAIN_ROUNDS * len(aim.levels)
        rounds_side_by_side(
            lambda: self._round(next(levels), aim, budget, tell, rounds),
            lambda: rounds.vain >= most or aim.is_met(rounds.reached) or budget.over or until(),
            self._lanes,
        )
        return rounds.reached

    def _round(self, level: Rule, aim: Aim, budget: Budget, tell: Tell, rounds: _Rounds) -> None:
        """Takes the best programme near by what is free in this turn, where none is worse."""
        with self._lock:
            kind, values, seed = next(self._turns), self.best.values, self._chance.randrange(2**31)
            kept, objective = self._kept(kind, level), aim.objective(rounds.reached)
        near = self.best.model.cp.clone()
        settle(near, kept, values)
        for cost, value in [*zip(aim.costs, aim.reached(values), strict=True)][: aim.kept]:
            near.add(cost <= value)
        limits = Limits(min(_SECONDS, budget.left), self.threads.number // self._lanes, seed, strategy="settled")
        answer = run(near, limits, objective=objective, hint=dict(enumerate(values)), stop=budget.stop)
        with self._lock:
            if kind == "axes":
                self.size = max(_LEAST_SIZE, self.size * (_GROWTH if answer.status == "optimal" else _SHRINKAGE))
            found = aim.reached(answer.values) if answer.values else rounds.reached
            gain = found < rounds.reached
            rounds.vain = 0 if gain else rounds.vain + 1
            if answer.values and found <= rounds.reached:
                self.best.values = list(answer.values)
            if gain:
                rounds.reached = found
                tell(found)

    def _kept(self, kind: _Kind, level: Rule) -> list[IntVar]:
        """The variables that keep their values."""
        model, values = self.best.model, self.best.values
        if kind == "hours":
            return beside_hours(model)
        if kind == "part":
            parts = [part for s in model.sessions if (part := part_of(model, values, s)) is not None]
            return beside_part(model, values, self._chance.choice(parts))
        return beside_axes(model, self._axes(level))

    def _axes(self, level: Rule) -> frozenset[str | None]:
        """Some axes, those whose talks and sessions cost most on the level the likeliest."""
        event, programme = self.best.event, self.best.programme
        costs, violations = Counter(dict.fromkeys(event.used_axes, 1)), level.measure(event, programme)
        for violation, axes in zip(violations, axes_named(event, programme, violations), strict=True):
            costs.update(dict.fromkeys(axes, max(0, violation.amount)))
        free = set[str | None]()
        while len(free) < min(round(self.size), len(costs)):
            free.update(self._chance.choices([*costs], [*costs.values()]))
        return frozenset(free)
