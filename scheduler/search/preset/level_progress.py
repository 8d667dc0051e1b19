"""How far the search has come on one level of an event with preset sessions: its value, its bound and the time left."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.preset.state import SearchState
from scheduler.search.solver import Watcher


class LevelProgress:
    """The value, the bound and the remaining time of the `number`-th level of a search.

    Attributes
    ----------
    state
        The search, which has the best programme.
    bound
        The proved lower bound of the level; at first `floor`.
    """

    def __init__(self, state: SearchState, number: int, budget: Budget, floor: int) -> None:
        self.state, self.number, self.budget = state, number, budget
        self.bound = floor

    @property
    def value(self) -> int:
        """The value of the best programme on this level."""
        return self.state.values[self.number]

    @property
    def seconds_left(self) -> float:
        """Seconds until the budget of the level or of the search is over."""
        return min(self.budget.left, self.state.seconds_left)

    def done(self) -> bool:
        """True if the level is proved or no time is left."""
        return self.value <= self.bound or self.budget.over or self.state.budget.over

    def tell(self) -> None:
        """Reports the bound, and the programme if it is better than those reported before."""
        self.state.tell(self.number, self.bound)

    def prove(self, bound: int | None) -> None:
        """Keeps the bound if it is better than those before; None: nothing was proved."""
        if bound is not None and bound > self.bound:
            self.bound = min(bound, self.value)
            self.tell()

    def upper_bounds(self, value: int) -> list[int]:
        """The values of the levels before this one, and `value` for this one."""
        return [*self.state.values[: self.number], value]

    def watch(self, model: ClosedModel) -> Watcher:
        """Reports better programmes and bounds while the model, whose values are those of the event, is solved."""
        proved = self.bound

        def watch(value: int | None, bound: int, values: Sequence[int]) -> None:
            nonlocal proved
            proved = max(proved, bound)
            better = value is not None and value < self.value
            self.state.tell(self.number, proved, programme_of(model, values) if better else None)

        return watch
