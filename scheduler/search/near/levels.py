"""The levels of events of many talks: programmes near the best one, and bounds of a smaller model, come first."""

from __future__ import annotations

from collections.abc import Sequence

from constraints.rule import Rule
from scheduler.domain.programme import Level
from scheduler.model.types import Term
from scheduler.search.best_solution import BestSolution
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Stopped, Workers
from scheduler.search.many_talks import has_many
from scheduler.search.near.counted import counted_bound
from scheduler.search.near.relaxed import relaxed_bound
from scheduler.search.near.search import NearSearch

#: The time of a level as a multiple of that of one that is not named.
_WEIGHTS = {"sessions": 3, "preferences": 3}
#: Shares (0 to 1) of the time of a level: the most for programmes near the best one; and of what is left then, the most
#: for a bound of the smaller model.
_NEAR_SHARE, _BOUND_SHARE = 0.5, 0.7
#: Sessions beyond the fewest: the most with which the model of less than many talks is soon solved.
_MOST_SPARE = 1


class NearLevels:
    """The work on each level before the model of the whole event is solved."""

    def __init__(self, context: SearchContext, best: BestSolution) -> None:
        self.context, self.best = context, best
        self._threads = Workers(context.workers, context.seed)
        self._search = NearSearch(best, self._threads)

    @property
    def helps(self) -> bool:
        """True if the whole model is too large to better much in it: its talks are many, or it has spare sessions."""
        spare = self.best.model.spare
        return has_many(self.context.event) or (spare is not None and spare > _MOST_SPARE)

    def share(self, level: Rule, budget: Budget) -> Budget:
        """The time of the level, so that those after it have theirs."""
        rules = self.context.level_rules
        weights = [_WEIGHTS.get(rule.name, 1) for rule in rules[rules.index(level) :]]
        return budget.share(weights[0] / sum(weights))

    def improve(self, level: Rule, cost: Term, bound: int, done: Sequence[Level], budget: Budget) -> tuple[int, int]:
        """The value and the bound of the level after both steps; the best programme becomes better.

        `done`: the levels before it.
        """

        def tell(value: int) -> None:
            if self.context.progress is not None:
                self.context.tell(level.name, value, bound, self.best.programme)

        before = [*zip(self.context.level_rules, done, strict=False)]
        counted = counted_bound(self.context.event, before, level, budget, self._threads)
        bound = max(bound, counted or bound)
        value = self._search.improve(level, cost, bound, budget.share(_NEAR_SHARE), tell)
        if counted is None and value > bound and not budget.over:
            found = self._bound(level, before, value, budget.share(_BOUND_SHARE))
            bound = bound if found is None else max(bound, found)
        return value, min(value, bound)

    def _bound(self, level: Rule, before: Sequence[tuple[Rule, Level]], value: int, budget: Budget) -> int | None:
        """The bound of the smaller model; None: it has none in time."""
        try:
            return relaxed_bound(self.context, self.best.model.spare, before, level, value, budget)
        except Stopped:
            return None
