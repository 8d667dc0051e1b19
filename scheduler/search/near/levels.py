"""The levels of events of many talks: programmes near the best one, and bounds of smaller models, come first."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait

from constraints.rule import Rule
from scheduler.domain.programme import Level
from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.allotting.better import sketched
from scheduler.search.best_solution import BestSolution
from scheduler.search.builder import cost_of, known_bound
from scheduler.search.construction import adopted
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Stopped, Workers
from scheduler.search.many_talks import has_many, is_huge
from scheduler.search.near.aim import Aim
from scheduler.search.near.level_bounds import LevelBounds
from scheduler.search.near.relaxed import relaxed_bound
from scheduler.search.near.search import NearSearch

#: The time of a level as a multiple of that of one that is not named; where talks are many, an allotment has found few
#: sessions before.
_WEIGHTS = {"sessions": 3, "preferences": 3}
_WEIGHTS_OF_MANY = {"preferences": 3, "axis_order": 2}
#: Shares (0 to 1) of the time of a level: the most for programmes near the best one; and of what is left then, the most
#: for a bound of the smaller model.
_NEAR_SHARE, _BOUND_SHARE = 0.5, 0.7
#: Share (0 to 1) of the time of a level for programmes near the best: the most for those near a sketch.
_SKETCH_SHARE = 0.7
#: Seconds for which programmes near the best one wait for a bound that needs no model of all sessions.
_SOON_SECONDS = 0.5
#: Shares (0 to 1) of the time, where talks are many: the most for the levels one by one; and of what is left then, the
#: most for all at once, before bounds of the smaller model.
_SINGLE_SHARE, _TOGETHER_SHARE = 0.8, 0.3
#: Seconds: the least by which the time for a bound is reckoned.
_LEAST_SECONDS = 0.1
#: Sessions beyond the fewest: the most with which the model of less than many talks is soon solved.
_MOST_SPARE = 1


class NearLevels:
    """The work on each level before the model of the whole event is solved.

    Attributes
    ----------
    whole
        True if that model is solved after it: where talks are many, only once nothing better is found near on any
        level.
    known
        The bounds that need no such model.
    """

    def __init__(self, context: SearchContext, best: BestSolution) -> None:
        self.context, self.best = context, best
        self.whole = not has_many(context.event)
        self._single = context.budget.share(_SINGLE_SHARE)
        self._threads = Workers(context.workers, context.seed)
        self.known = LevelBounds(context, self._threads, open_hours=not self.whole and not is_huge(context.event))
        self._search, self._together = NearSearch(best, self._threads), NearSearch(best, self._threads)
        self._beside = NearSearch(best, Workers(max(1, context.workers - 1), context.seed + 1))

    @property
    def helps(self) -> bool:
        """True if the whole model is too large to better much in it: its talks are many, or it has spare sessions."""
        spare = self.best.model.spare
        return has_many(self.context.event) or (spare is not None and spare > _MOST_SPARE)

    def share(self, level: Rule, budget: Budget) -> Budget:
        """The time of the level, so that those after it have theirs."""
        rules = self.context.level_rules
        known = _WEIGHTS if self.whole else _WEIGHTS_OF_MANY
        weights = [known.get(rule.name, 1) for rule in rules[rules.index(level) :]]
        return (budget if self.whole else self._single).share(weights[0] / sum(weights))

    def improve(self, level: Rule, cost: Term, bound: int, done: Sequence[Level], budget: Budget) -> tuple[int, int]:
        """The value and the bound of the level after both steps; the best programme becomes better.

        `done`: the levels before it. Where talks are many, bounds of the smaller model are left for later.
        """

        def tell(values: tuple[int, ...]) -> None:
            if self.context.progress is not None:
                self.context.tell(level.name, values[0], bound, self.best.programme)

        value = value_of(cost, self.best.values)
        near = budget.share(_NEAR_SHARE) if self.whole else budget
        with ThreadPoolExecutor(1) as pool:
            known = pool.submit(self.known.of, level, value, done, near)
            wait([known], _SOON_SECONDS)  # then there may be nothing to better
            bound = max([bound, *known.result()]) if known.done() else bound
            if level.name != "sessions":
                self._begin_at_sketch(level, cost, bound, near)
            if not known.done():
                self._beside.improve(Aim([level], [cost], [bound]), near, tell, until=known.done)
            bound = max([bound, *known.result()])
        (value,) = self._search.improve(Aim([level], [cost], [bound]), near, tell)
        if self.whole and value > bound and not budget.over:
            open_ = Level(name=level.name, value=value, bound=bound)
            bound = self._relaxed(open_, level, done, budget.share(_BOUND_SHARE))
        return value, min(value, bound)

    def _begin_at_sketch(self, level: Rule, cost: Term, bound: int, budget: Budget) -> None:
        """Takes the best programme near the sketch, where it is not worse on the level than the one in hand.

        The next level is kept as good as may be meanwhile. Where there is no sketch, but hours are known that seem to
        admit a better programme, one is made.
        """
        sketch, before, self.context.sketch = self.context.sketch, self.best.values, None
        value, relaxed = value_of(cost, before), self.context.relaxed
        if sketch is None and level.name == "preferences" and value > bound and relaxed is not None and relaxed.starts:
            sketch = sketched(relaxed, budget.share(_SKETCH_SHARE), self._threads)
        if sketch is None or budget.over:
            return
        rules = self.context.level_rules
        levels = [level, *rules[rules.index(level) + 1 :][:1]]
        costs = [cost_of(self.best.model, each) for each in levels]
        bounds = [bound, *(known_bound(self.best.model, *each) for each in zip(levels[1:], costs[1:], strict=True))]
        values = [*adopted(self.best.model, sketch, budget)]
        if not values:
            return
        self.best.values = values
        try:
            self.best.complete(costs)
        except Stopped:
            self.best.values = before
            return
        aim = Aim(levels, costs, bounds)
        (found, *_) = self._search.improve(
            aim, budget.share(_SKETCH_SHARE), lambda _: None, until=lambda: value_of(cost, self.best.values) <= bound
        )
        if found > value:
            self.best.values = before

    def improve_together(self, costs: Sequence[Term], levels: Sequence[Level], budget: Budget) -> list[Level]:
        """The levels with their values after all were bettered at once, the first before all others; none is worse than
        it was where there would be no time for bounds of those after it anew.

        costs
            The costs of all levels in the model of the best programme, which has the values of `levels`.
        """
        rules, bounds = self.context.level_rules[: len(levels)], [level.bound for level in levels]

        def tell(values: tuple[int, ...]) -> None:
            if self.context.progress is not None:
                number = next(n for n, level in enumerate(levels) if level.value != values[n])
                self.context.tell(rules[number].name, values[number], bounds[number], self.best.programme)

        near = budget.share(_TOGETHER_SHARE)
        kept = self._kept(levels, budget.left - near.left)
        self._together.improve(Aim(rules, costs, bounds, kept), near, tell)
        self.whole = not near.over
        # a cost may be more than the value where the solver ended before its variables were at their least
        values = [(level, self.best.measured(rule)) for rule, level in zip(rules, levels, strict=True)]
        return [level.model_copy(update={"value": value}) for level, value in values]

    def bounded(
        self, costs: Sequence[Term], before: Sequence[Level], levels: Sequence[Level], budget: Budget
    ) -> list[Level]:
        """The levels, which were `before` when their bounds were proved, with bounds that hold for their values now."""
        bounded: list[Level] = []
        no_worse = True
        for number, (rule, level) in enumerate(zip(self.context.level_rules, levels, strict=False)):
            bound = before[number].bound if no_worse else known_bound(self.best.model, rule, costs[number])
            part = self._part(number, levels, budget)
            proved = self.known.of(rule, level.value, bounded, part) if level.value > bound else []
            known = level.model_copy(update={"bound": max([bound, *proved])})
            if not proved and known.value > known.bound and not budget.over:
                known = known.model_copy(update={"bound": self._relaxed(known, rule, bounded, part)})
            bounded.append(known.model_copy(update={"bound": min(known.bound, known.value)}))
            no_worse = no_worse and level.value <= before[number].value
        return bounded

    def _kept(self, levels: Sequence[Level], seconds: float) -> int:
        """The number of the first levels that may not become worse, since bounds of those after would take longer."""
        needed = [self.known.seconds.get(level.name, 0.0) for level in levels]
        return sum(sum(needed[number:]) > seconds for number in range(1, len(levels)))

    def _part(self, number: int, levels: Sequence[Level], budget: Budget) -> Budget:
        """The time for a bound of the level of that number, so that those after it have what theirs took before."""
        weights = [max(_LEAST_SECONDS, self.known.seconds.get(level.name, 0.0)) for level in levels[number:]]
        return budget.share(weights[0] / sum(weights))

    def _relaxed(self, level: Level, rule: Rule, done: Sequence[Level], budget: Budget) -> int:
        """The bound of the smaller model; that of the level where it has none in time."""
        before = [*zip(self.context.level_rules, done, strict=False)]
        try:
            bound = relaxed_bound(self.context, self.best.model.spare, before, rule, level.value, budget)
        except Stopped:
            bound = None
        return level.bound if bound is None else max(level.bound, bound)
