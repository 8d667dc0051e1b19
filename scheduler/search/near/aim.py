"""What a search near a programme betters: one level, or several, the first before all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from constraints.rule import Rule
from scheduler.model.solution import value_of
from scheduler.model.types import Term

#: A unit of a level outweighs this part of all that each level after it may still gain: of the whole, numbers would
#: become so large that the solver is slow, and near a programme there is less to be gained.
_GAIN_PARTS = 4


@dataclass(frozen=True, slots=True)
class Aim:
    """The levels that a search is to better.

    Attributes
    ----------
    levels, costs, bounds
        The levels, their costs in the model, and lower bounds on their values.
    kept
        So many of the first levels become no worse, so that bounds of those after them, which hold for their values,
        still hold.
    """

    levels: Sequence[Rule]
    costs: Sequence[Term]
    bounds: Sequence[int]
    kept: int = 0

    def reached(self, values: Sequence[int]) -> tuple[int, ...]:
        """The values of the levels in a solution; of two solutions the better one has the lesser tuple."""
        return tuple(value_of(cost, values) for cost in self.costs)

    def is_met(self, reached: tuple[int, ...]) -> bool:
        """True if no solution has better values."""
        return reached <= tuple(self.bounds)

    def objective(self, reached: tuple[int, ...]) -> Term:
        """A sum of the costs by which a solution near one with these values is better the more its first levels are."""
        weights = [1]
        for value, bound in [*zip(reached, self.bounds, strict=True)][:0:-1]:
            weights.append(weights[-1] * (1 + max(1, (value - bound) // _GAIN_PARTS)))
        return sum(weight * cost for weight, cost in zip(reversed(weights), self.costs, strict=True))
