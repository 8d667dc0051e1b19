"""The level `axis_order` as far as parts of the days tell, and the minutes at which sessions may start in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.model.types import Term

#: Moments within a part at which axes are compared, at the most.
_MOST_MOMENTS = 4


class Way(NamedTuple):
    """A session that an axis may have in a part: a literal that is true if it is held, and the first and the last
    minute at which it may start then.
    """

    held: IntVar
    earliest: int
    latest: int


class _Begun(NamedTuple):
    """At one moment, a literal that is true only if the axis may have begun, and one that is true if it has; None: they
    are false.
    """

    possibly: IntVar | None
    certainly: IntVar | None


def reversals(cp: CpModel, ways: Mapping[str | None, Sequence[Sequence[Way]]]) -> Term:
    """A lower bound on the level: the pairs of axes of which the later one has begun at some moment, and the other not.

    Parameters
    ----------
    ways
        By axis, in the order of the event, and by part, in the order of time: the sessions that it may have there.
    """
    begun = {axis: [*_begun(cp, by_part, _moments(ways))] for axis, by_part in ways.items()}
    reversed_ = []
    for axis, other in combinations(begun, 2):
        reversed_.append(cp.new_bool_var(""))
        for first, second in {*zip(begun[axis], begun[other], strict=True)}:
            if second.certainly is not None:
                earlier = [] if first.possibly is None else [first.possibly]
                cp.add_bool_or(reversed_[-1], ~second.certainly, *earlier)
    return sum(reversed_)


def _moments(ways: Mapping[str | None, Sequence[Sequence[Way]]]) -> list[list[int]]:
    """By part, the minutes at which many sessions have to have started, and not yet all of them may have."""
    moments: list[list[int]] = []
    for of_part in zip(*ways.values(), strict=True):
        every = [way for of_axis in of_part for way in of_axis]
        last = max((way.earliest for way in every), default=0)
        counts = Counter(way.latest for way in every if way.latest < last)
        moments.append(sorted(minute for minute, _ in counts.most_common(_MOST_MOMENTS)))
    return moments


def _begun(cp: CpModel, by_part: Sequence[Sequence[Way]], moments: Sequence[Sequence[int]]) -> Iterator[_Begun]:
    """What is known at each moment, and at the end of each part, where both literals are the same."""
    before: IntVar | None = None
    for ways, minutes in zip(by_part, moments, strict=True):
        already = [] if before is None else [before]
        for minute in minutes:
            possible = [way.held for way in ways if way.earliest <= minute]
            certain = [way.held for way in ways if way.latest <= minute]
            possibly, certainly = before, before
            if possible:
                possibly = cp.new_bool_var("")
                cp.add_bool_or(~possibly, *already, *possible)
            if certain:
                certainly = cp.new_bool_var("")
                for literal in (*already, *certain):
                    cp.add_implication(literal, certainly)
            yield _Begun(possibly, certainly)
        before = cp.new_bool_var("")
        for literal in (*already, *(way.held for way in ways)):
            cp.add_implication(literal, before)
        cp.add_bool_or(~before, *already, *(way.held for way in ways))
        yield _Begun(before, before)
