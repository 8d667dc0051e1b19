"""Better programmes near the best one: a few axes, a part of a day or all hours are free, and all else stays.

Models of more than a hundred talks are too large for the solver to better much in a minute; with most of their
variables settled they are solved in a fraction of a second. It proves nothing about the event.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Literal

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Rule
from scheduler.model.types import Term
from scheduler.search.best_solution import BestSolution
from scheduler.search.control import Budget, Workers
from scheduler.search.near.aim import Aim
from scheduler.search.near.kept import beside_axes, beside_hours, beside_part, part_of
from scheduler.search.preset.conflicting_axes import axes_named
from scheduler.search.solver import Limits, run

#: Rounds without a gain for each level after which a search ends.
_VAIN_ROUNDS = 24
#: Seconds: the most for one round.
_SECONDS = 3.0
#: The number of free axes: at first, and the fewest; by how much it grows where the best is found in time, and shrinks.
_FIRST_SIZE, _LEAST_SIZE, _GROWTH, _SHRINKAGE = 4.0, 2.0, 1.1, 0.85

#: What is free: some axes, the sessions of a part of a day, or all hours.
_Kind = Literal["axes", "part", "hours"]
_TURNS: tuple[_Kind, ...] = ("axes", "axes", "part", "axes", "axes", "hours")
#: Called with the values of the levels as they become better.
Tell = Callable[[tuple[int, ...]], None]


class NearSearch:
    """The search near the best programme of a search.

    Attributes
    ----------
    size
        The number of axes that are free at once.
    """

    def __init__(self, best: BestSolution, threads: Workers) -> None:
        self.best, self.threads = best, threads
        self.size = _FIRST_SIZE
        self._chance, self._turns = random.Random(threads.seed), cycle(_TURNS)

    def improve(
        self, aim: Aim, budget: Budget, tell: Tell, until: Callable[[], bool] = lambda: False
    ) -> tuple[int, ...]:
        """The values on the levels of the best programme near; it is taken, and told of by its values.

        The search ends where the budget is over, the values are the bounds, many rounds were in vain, or `until` holds.
        """
        reached, vain, levels = aim.reached(self.best.values), 0, cycle(aim.levels)
        most = _VAIN_ROUNDS * len(aim.levels)
        while vain < most and not (aim.is_met(reached) or budget.over or until()):
            values = self._round(next(levels), aim.objective(reached), budget)
            found = aim.reached(values) if values else reached
            vain = 0 if found < reached else vain + 1
            if values and found <= reached:
                self.best.values = list(values)
            if found < reached:
                reached = found
                tell(reached)
        return reached

    def _round(self, level: Rule, objective: Term, budget: Budget) -> Sequence[int]:
        """The values of the best programme near by what is free in this turn; empty: none was found in time."""
        kind, values, near = next(self._turns), self.best.values, self.best.model.cp.clone()
        for variable in self._kept(kind, level):
            near.add(variable == values[variable.index])
        limits = Limits(min(_SECONDS, budget.left), self.threads.number, self._chance.randrange(2**31))
        answer = run(near, limits, objective=objective, hint=dict(enumerate(values)), stop=budget.stop)
        if kind == "axes":
            self.size = max(_LEAST_SIZE, self.size * (_GROWTH if answer.status == "optimal" else _SHRINKAGE))
        return answer.values

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
