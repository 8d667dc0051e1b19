"""Bounds of levels that need no model of all sessions: by counting, and by choices with open hours of the pauses.

Both are asked for each class of hours that the levels before admit, if what admits them is known.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from constraints.rule import Rule
from scheduler.domain.programme import Level
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Workers
from scheduler.search.near.counted import counted_bound
from scheduler.search.open_hours.bounds import Asked, class_bounds, least_of
from scheduler.search.open_hours.hour_classes import ALL_HOURS, HourClass
from scheduler.search.open_hours.relaxations import Relaxations

#: Classes of hours: with more, all hours are asked at once.
_MOST_CLASSES = 12


class LevelBounds:
    """The bounds of one search.

    `open_hours`: choices with open hours are asked.

    Attributes
    ----------
    seconds
        By level, the most seconds of the clock that a bound of it took.
    """

    def __init__(self, context: SearchContext, threads: Workers, *, open_hours: bool) -> None:
        self._context, self._threads, self._open_hours = context, threads, open_hours
        self._asked: dict[tuple[str, tuple[int, ...]], tuple[int, int | None]] = {}
        self._cut: dict[tuple[str, tuple[int, ...]], tuple[float, int | None]] = {}
        self._by_class: dict[str, tuple[Sequence[Level], Mapping[HourClass, int]]] = {}
        self.seconds: dict[str, float] = {}

    def of(self, level: Rule, value: int, done: Sequence[Level], budget: Budget) -> list[int]:
        """Lower bounds of the level, which has that value, where those that are `done` have at most theirs."""
        begun = time.monotonic()
        bounds = [self._counted(level, done, self._admitted(level, value, done), budget)]
        counted = bounds[0]
        if self._open_hours and (counted is None or counted < value):
            bounds.append(self._open(level, value, done, budget))
        self.seconds[level.name] = max(self.seconds.get(level.name, 0.0), time.monotonic() - begun)
        return [min(bound, value) for bound in bounds if bound is not None]

    def _open(self, level: Rule, value: int, done: Sequence[Level], budget: Budget) -> int | None:
        """The bound of choices with open hours; None: they have none, or none in time."""
        key = level.name, tuple(reached.value for reached in done)
        if key in self._asked and value <= self._asked[key][0]:
            return self._asked[key][1]
        seconds, known = self._cut.get(key, (0.0, None))
        if budget.left < seconds:  # in less time than before there is no better one
            return known
        begun = time.monotonic()
        bound = self._by_hours(level, value, done, budget)
        if bound is None and not budget.over:
            bound = self._by_classes(level, value, done, budget)
        if budget.over:
            self._cut[key] = time.monotonic() - begun, bound
        else:
            self._asked[key] = value, bound
        return bound

    @property
    def _relaxations(self) -> Relaxations:
        relaxed = self._context.relaxed
        return Relaxations(self._context.event) if relaxed is None else relaxed.relaxations

    def _admitted(self, level: Rule, value: int, done: Sequence[Level]) -> Sequence[HourClass]:
        """The classes of hours of all programmes that are as good on the levels."""
        values = {reached.name: reached.value for reached in done} | {level.name: value}
        if self._context.relaxed is None or "sessions" not in values:
            return (ALL_HOURS,)
        missed = values.get("preferences", len(self._context.event.talks))
        admitted = self._context.relaxed.admitting(values["sessions"], missed)
        if not 0 < len(admitted) <= _MOST_CLASSES:
            return (ALL_HOURS,)
        for number, reached in enumerate(done):
            before, bounds = self._by_class.get(reached.name, ((), {}))
            if len(before) == number and all(now.value <= then.value for now, then in zip(done, before, strict=False)):
                admitted = [each for each in admitted if bounds.get(each, reached.value) <= reached.value]
        return admitted

    def _by_classes(self, level: Rule, value: int, done: Sequence[Level], budget: Budget) -> int | None:
        """The bound of choices in each of the classes that are left, which are remembered."""
        asked = Asked(level, value, [*zip(self._context.level_rules, done, strict=False)])
        classes = self._admitted(level, value, done)
        bounds = class_bounds(self._relaxations, asked, budget, self._threads, classes)
        self._by_class[level.name] = done, bounds
        return least_of(asked, bounds)

    def _by_hours(self, level: Rule, value: int, done: Sequence[Level], budget: Budget) -> int | None:
        """The bound of `sessions` or `preferences`, which has that value, by the search for the best hours, which goes
        on.
        """
        sessions = next((reached.value for reached in done if reached.name == "sessions"), None)
        relaxed = self._context.relaxed
        if relaxed is not None and level.name == "sessions":
            relaxed.seek(lambda: relaxed.worth * value, budget)
            return relaxed.sessions
        if level.name != "preferences" or relaxed is None or sessions is None:
            return None
        relaxed.seek(lambda: relaxed.worth * sessions + value, budget)
        return relaxed.missed(sessions)

    def _counted(self, level: Rule, done: Sequence[Level], classes: Sequence[HourClass], budget: Budget) -> int | None:
        """The bound by counting; None: counting has none."""
        event, before = self._context.event, [*zip(self._context.level_rules, done, strict=False)]
        bounds: list[int] = []
        for each in classes:
            bound = counted_bound(event, before, level, budget, self._threads, hours=each.hours)
            if bound is None:
                return None
            bounds.append(bound)
        return min(bounds)
