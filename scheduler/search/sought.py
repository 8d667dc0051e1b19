"""What is sought on a level of a late day, and what has been found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.cutoffs import Way
from scheduler.search.hours_beside import HoursBeside
from scheduler.search.narrowed_hours import Hours


@dataclass(frozen=True, slots=True)
class Found:
    """A value for each variable of the model at little cost, and a lower bound of the cost."""

    values: Sequence[int]
    bound: int


@dataclass(frozen=True, slots=True)
class Sought:
    """The least cost of a model that is sought.

    Attributes
    ----------
    way
        How cutoffs are asked.
    known
        The indices of the starts of pauses of which one minute is left.
    beside
        What narrows the hours of the pauses meanwhile; None: nothing does.
    shares
        Shares of which the cost is the sum, to be bounded one after the other; empty: it is not shared.
    """

    model: TimetableModel
    cost: Term
    way: Way = "rising"
    known: frozenset[int] = frozenset()
    beside: HoursBeside | None = None
    shares: Sequence[Term] = ()


@dataclass(frozen=True, slots=True)
class Enclosed(Found):
    """A solution with a lower bound of the cost, and the hours that pauses can have where the cost is no higher."""

    hours: Hours
