"""The least cost over classes of hours: each class has a model of its own, and the most promising one is worked on.

Costs may be asked for step by step: models of few costs are smaller, and mostly refused at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from scheduler.constructing.pause_starts import Pause
from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.near.counted import REFUSED
from scheduler.search.open_hours.hour_classes import HourClass
from scheduler.search.open_hours.model import OpenHours
from scheduler.search.solver import Answer, Limits, run

#: How many times longer each look at a class may be than the one before.
_GROWTH = 4.0
#: A model of a class with its cost.
Costed = tuple[OpenHours, Term]


@dataclass(slots=True)
class Least:
    """What is known of the least cost.

    Attributes
    ----------
    bounds
        By class, a lower bound on its costs that are at most those that were asked for.
    value, starts
        The least cost that was found, and the hours of the pauses with it; None: no solution was found.
    """

    bounds: dict[HourClass, int]
    value: int | None = None
    starts: Mapping[Pause, int] = field(default_factory=dict)

    @property
    def bound(self) -> int:
        return min(self.bounds.values(), default=REFUSED)


class LeastCost:
    """The search for the least cost, one class after the other.

    Parameters
    ----------
    known
        The classes, each with a lower bound on its costs.
    made
        Makes the model of a class with its cost, in which solutions that cost more than a number may be missing.
    threads
        So many classes are looked at at once.
    effort
        Deterministic seconds of the solver for each talk: the most for the first look at a class, if there are several.
    step
        A class is asked for costs below the next multiple of it only, before any class is asked for more; where it is
        refused, for a range of twice as many multiples. None: for all costs at once.
    """

    def __init__(
        self,
        known: Mapping[HourClass, int],
        made: Callable[[HourClass, int], Costed],
        threads: Workers,
        *,
        effort: float,
        step: int | None = None,
    ) -> None:
        self.least = Least(dict(known))
        self._made, self._threads, self._effort, self._step = made, threads, effort, step
        self._found: dict[HourClass, int] = {}
        self._ranges: Counter[HourClass] = Counter()
        self._most = {each: self._top(each) for each in self.least.bounds}
        self._models: dict[tuple[HourClass, int], Costed] = {}
        self._looks: Counter[tuple[HourClass, int]] = Counter()

    def sought(self, most: Callable[[], int], budget: Budget, *, of_each: bool = False) -> Least:
        """The least cost, where none above `most` is of interest, which may become less meanwhile; what was found out
        before is known.

        Each class is looked at shortly, then those of the least bounds until no bound is below the least value.
        `of_each`: until that of each class is known, or is more than `most`.
        """
        with ThreadPoolExecutor(self._threads.number) as pool:
            while not budget.over:
                cap = most() if of_each or self.least.value is None else min(most(), self.least.value)
                batch = self._most_promising(cap, of_each=of_each)
                if not batch:
                    break
                for chosen, answer in zip(batch, pool.map(partial(self._look, cap, budget), batch), strict=True):
                    self._learn(chosen, answer, cap)
        return self.least

    def _most_promising(self, cap: int, *, of_each: bool) -> list[HourClass]:
        """As many classes that may have a cost below the cap as there are threads; also those that were never looked at
        and may have that cost, which come first among those of one step. `of_each`: all that may have it.
        """
        bounds = self.least.bounds
        looks = {each: self._looks[each, self._most[each]] for each in bounds}
        beyond = {each: min(cap + (of_each or not looks[each]), self._found.get(each, REFUSED)) for each in bounds}
        waiting = [each for each, bound in bounds.items() if bound < beyond[each]]
        waiting.sort(key=lambda each: (self._most[each], looks[each] > 0, bounds[each]))
        return waiting[: self._threads.number]

    def _top(self, chosen: HourClass) -> int:
        """The most cost of the range for which the class is asked next."""
        if self._step is None:
            return REFUSED
        return (self.least.bounds[chosen] // self._step + (1 << self._ranges[chosen])) * self._step - 1

    def _look(self, most: int, budget: Budget, chosen: HourClass) -> Answer:
        """The answer of the class to the question for the least cost, within some time."""
        key = chosen, self._most[chosen]
        if key not in self._models:
            self._models[key] = self._made(*key)
        model, cost = self._models[key]
        near = model.cp.clone()
        near.add(cost <= min(most, key[1]))
        effort = None
        if len(self.least.bounds) > 1:
            effort = self._effort * len(model.event.talks) * _GROWTH ** self._looks[key]
        limits = Limits(budget.left, 1, self._threads.seed, effort=effort, local=True, strategy="linear")
        return run(near, limits, objective=cost, stop=budget.stop)

    def _learn(self, chosen: HourClass, answer: Answer, most: int) -> None:
        least, key = self.least, (chosen, self._most[chosen])
        model, cost = self._models[key]
        self._looks[key] += 1
        bound = min(most, key[1]) + 1 if answer.status == "infeasible" else answer.bound
        if bound is not None:
            least.bounds[chosen] = max(least.bounds[chosen], bound)
        if least.bounds[chosen] > self._most[chosen]:
            self._ranges[chosen] += 1
            self._most[chosen] = self._top(chosen)
        if answer.values:
            value = self._found[chosen] = min(value_of(cost, answer.values), self._found.get(chosen, REFUSED))
            if least.value is None or value < least.value:
                least.value, least.starts = value, model.starts(answer.values)
