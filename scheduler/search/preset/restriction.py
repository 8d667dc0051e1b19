"""What the models of a search may be restricted to, so that they are smaller: it proves nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from scheduler.model.preset.given import Given
from scheduler.search.preset.kept_sketch import KeptSketch


@dataclass(frozen=True, slots=True)
class Restriction:
    """What models are restricted to, which proves nothing.

    Attributes
    ----------
    given
        As in models of preset sessions.
    cutoff
        The most that a violation may cost; None: no more than the programme in hand.
    kept
        A model of what weighs much that is restricted so; None: none was made yet.
    """

    given: Given | None = None
    cutoff: int | None = None
    kept: KeptSketch | None = field(default=None, compare=False)

    def upper_bounds(self, values: tuple[int, ...], number: int) -> tuple[int, ...]:
        """The values of the levels before the `number`-th, and for that one the cutoff if it is less than its value."""
        value = values[number]
        return (*values[:number], value if self.cutoff is None else min(value, self.cutoff))
