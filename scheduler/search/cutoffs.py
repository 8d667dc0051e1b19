"""The cutoffs of a cost that are asked one after the other, to prove a bound of it."""

from __future__ import annotations

from typing import Literal

#: Deterministic seconds of the solver: the most for one cutoff at first, where they are halved too, and else.
_LITTLE_EFFORT, _EFFORT = 0.3, 1.25
#: The way of asking cutoffs.
#:
#: rising
#:     From the bound.
#: halving
#:     From the bound too, each with little effort, while another thread asks for half of the gap.
#: gaining
#:     The least gain first.
Way = Literal["rising", "halving", "gaining"]
#: Parts of the gap between bound and value: less than one of them is nearly nothing.
_PARTS = 64


class Cutoffs:
    """The cutoffs that are asked between a bound and a value, and the effort that each is worth.

    Where they rise from the bound, steps are doubled, since what is far below the best value is refuted soon. Else the
    least gain is asked first, whose refutation proves the value. Below what stays open, half of the rest is asked; once
    nearly all of that is refuted, it is asked again with twice the effort.

    Attributes
    ----------
    effort
        Deterministic seconds of the solver.
    """

    def __init__(self, bound: int, value: int, way: Way) -> None:
        self.effort = _LITTLE_EFFORT if way == "halving" else _EFFORT
        self._step = value - bound if way == "gaining" else 0
        self._rest = (value - bound) // _PARTS
        self._open: int | None = None

    def following(self, bound: int, value: int) -> int:
        """The cutoff to ask now, from `bound` to `value` - 1, where `bound` is less than `value`."""
        cutoff = min(bound + self._step, value - 1)
        if self._open is None or cutoff < self._open:
            return cutoff
        opened, self._open = min(self._open, value - 1), None
        if opened - bound <= self._rest:
            self.effort *= 2
            return opened
        self._open = opened
        return (bound + opened) // 2

    def refuted(self, cutoff: int, bound: int) -> None:
        """The cutoff was refuted when the bound was `bound`."""
        self._step = max(2 * (cutoff - bound), 1)

    def stays_open(self, cutoff: int) -> None:
        """The cutoff was neither refuted nor met with the effort."""
        self._open = cutoff
