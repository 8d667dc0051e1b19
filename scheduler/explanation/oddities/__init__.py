"""The oddities of a programme: empty time, talks outside an opening or closing, cut axes and lonely talks.

What is told here needs no search: the check says what keeps a thing as it is. `fillings` asks the solver.
"""

from __future__ import annotations

from scheduler.check import Report, check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.oddities.cut_axes import cut_axes
from scheduler.explanation.oddities.empty_time import empty_times
from scheduler.explanation.oddities.lonely import lonely
from scheduler.explanation.oddities.oddity import Oddity
from scheduler.explanation.oddities.outside import outside
from scheduler.explanation.oddities.shifts import Measured
from scheduler.search.control import Budget

__all__ = ["Oddity", "oddities"]


def oddities(
    event: Event, programme: Programme, budget: Budget | None = None, *, report: Report | None = None
) -> tuple[Oddity, ...]:
    """What is odd in a programme of the event, in the order of time; nothing of what is over on a day that runs late.

    Parameters
    ----------
    budget
        None: a minute. Once it is over, what remains is told without a reason.
    report
        What the check says of the programme; None: it is checked.
    """
    budget = budget or Budget.of()
    base = Measured(event, programme, report or check(event, programme))
    every = (*empty_times(base, budget), *outside(base), *cut_axes(base, budget), *lonely(base, budget))
    over = {late.day: late.floor for late in event.late}
    every = tuple(oddity for oddity in every if oddity.end > over.get(oddity.day, 0))
    return tuple(sorted(every, key=lambda oddity: (oddity.day, oddity.start, oddity.end, oddity.kind)))
