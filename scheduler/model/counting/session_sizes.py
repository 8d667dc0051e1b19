"""Sessions by their numbers of talks alone: how the talks of each axis are cut into sessions, as numbers of axes.

Axes of as many talks are counted together, so that no two solutions differ by the names of axes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from scheduler.model.base import TimetableBase
from scheduler.model.types import Term

#: Ways to cut the talks of one axis: with more, the sessions of such axes are counted in all, by size.
_MAX_CUTS = 200


class SessionSizes:
    """The numbers of sessions by size, added to a model.

    Attributes
    ----------
    by_size
        By its number of talks, the sessions that have as many.
    sessions, balance
        Lower bounds on the levels of these names; `balance` is 0 in an event without axes.
    """

    def __init__(self, model: TimetableBase, sizes: Sequence[int]) -> None:
        self._cp, self._sizes = model.cp, sizes
        self.by_size: dict[int, Term] = dict.fromkeys(sizes, 0)
        self.balance: Term = 0
        self._balances = bool(model.event.axes)
        axes = Counter(len(model.event.talks_of(axis)) for axis in model.event.used_axes)
        for talks, number in axes.items():
            every = [*islice(cuts(talks, sizes), _MAX_CUTS + 1)]
            if len(every) > _MAX_CUTS:
                self._count(talks, number)
            else:
                self._cut(every, number)

    @property
    def sessions(self) -> Term:
        return sum(self.by_size.values())

    def _cut(self, every: Sequence[tuple[int, ...]], number: int) -> None:
        """Each of the axes, `number` in all, is cut in one of these ways."""
        axes = [self._cp.new_int_var(0, number, "") for _ in every]
        self._cp.add(sum(axes) == number)
        for cut, count in zip(every, axes, strict=True):
            if self._balances:
                self.balance += (cut[-1] - cut[0]) * count
            for size, times in Counter(cut).items():
                self.by_size[size] += times * count

    def _count(self, talks: int, number: int) -> None:
        """The sessions of the axes, `number` in all with so many talks each, have all of these talks."""
        counts = {size: self._cp.new_int_var(0, talks * number // size, "") for size in self._sizes}
        self._cp.add(sum(size * count for size, count in counts.items()) == talks * number)
        self._cp.add(sum(counts.values()) >= -(-talks // self._sizes[-1]) * number)
        for size, count in counts.items():
            self.by_size[size] += count


def cuts(talks: int, sizes: Sequence[int], smallest: int = 1) -> Iterator[tuple[int, ...]]:
    """Each way to cut the talks into sessions of these ascending sizes, the smallest session first."""
    if not talks:
        yield ()
    for size in sizes:
        if smallest <= size <= talks:
            for others in cuts(talks - size, sizes, size):
                yield (size, *others)
