"""The models that a search for preset sessions solves, and the time that they take to make."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from constraints import told_apart
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.base import Scope
from scheduler.model.preset.depth import Depth
from scheduler.model.preset.given import Given
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.talk_classes import close
from scheduler.model.types import Term
from scheduler.search.control import Budget
from scheduler.search.preset.builder import build
from scheduler.search.preset.collection import without_collection
from scheduler.search.preset.hard_part import hard_part, heavy_part


class ModelMaker:
    """The models of an event for a search of some levels.

    Its methods raise Stopped where the budget is stopped meanwhile.

    Attributes
    ----------
    dropped
        Requirements that need not be met.
    model_seconds
        The seconds of the processor that the slowest model so far took to make.
    """

    def __init__(
        self,
        event: Event,
        level_rules: Sequence[Rule],
        budget: Budget,
        dropped: frozenset[Requirement],
        *,
        compared: bool,
    ) -> None:
        self.event, self.level_rules, self.budget, self.dropped = event, level_rules, budget, dropped
        self.model_seconds = 0.0
        self._compared, self._apart = compared, told_apart(event)

    def hard_model(self, depth: Depth, cutoff: int | None = None, given: Given | None = None) -> ClosedModel:
        """A model without levels in which no violation costs more than `cutoff`; None: with the hard rules alone."""
        with self._making():
            return close(build(hard_part(self.event, cutoff), depth, self._scope(cutoff), given, self.budget))

    def heavy_model(
        self, depth: Depth, cutoff: int, given: Given | None, most: int | None = None
    ) -> tuple[ClosedModel, Term]:
        """A model of the violations that cost more than `cutoff`, none above `most`, and what they cost together."""
        with self._making():
            open_model = build(heavy_part(self.event, cutoff), depth, self._scope(most), given, self.budget)
            model = close(open_model)
        return model, open_model.cost

    def full_model(self, depth: Depth) -> ClosedModel:
        """A model with every rule and without levels."""
        return close(build(self.event, depth, self._scope(None), budget=self.budget))

    @contextmanager
    def _making(self) -> Iterator[None]:
        """Times the making of a model."""
        begun = time.thread_time()
        try:
            with without_collection():
                yield
        finally:
            self.model_seconds = max(self.model_seconds, time.thread_time() - begun)

    def _scope(self, cutoff: int | None) -> Scope:
        return Scope(self.dropped, cutoff, compared=self._compared)

    def model(
        self, number: int, depth: Depth, upper_bounds: Sequence[int], given: Given | None = None
    ) -> tuple[ClosedModel, list[Term]]:
        """A model of the levels up to the `number`-th, and the cost of each.

        Parameters
        ----------
        upper_bounds
            The values that the levels before the `number`-th may have at most; that of the level `rules`, which may be
            the last, is the cutoff too.
        """
        level_rules = self.level_rules[: number + 1]
        bounded = zip(level_rules, upper_bounds, strict=False)
        cutoff = next((upper_bound for level, upper_bound in bounded if level.name == "rules"), None)
        with self._making():
            open_model = build(self.event, depth, self._scope(cutoff), given, self.budget, self._apart)
            cost_functions = [level.post_slots(open_model) for level in level_rules if level.post_slots is not None]
            model = close(open_model)
            costs: list[Term] = [cost() for cost in cost_functions]
        for cost, upper_bound in zip(costs[:number], upper_bounds, strict=False):
            model.cp.add(cost <= upper_bound)
        return model, costs
