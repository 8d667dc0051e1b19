"""Empty time: each stretch in which nothing is on, with what keeps it empty."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import phrases
from scheduler.explanation.oddities.hindrances import hindrances
from scheduler.explanation.oddities.oddity import Oddity
from scheduler.explanation.oddities.shifts import Measured
from scheduler.explanation.oddities.stretches import Stretch, stretches
from scheduler.language.message import message
from scheduler.search.control import Budget


def empty_times(base: Measured, budget: Budget) -> Iterator[Oddity]:
    """Yield each stretch of the programme; once the time is over, without what keeps it empty."""
    for stretch in stretches(base.programme):
        yield _oddity(base, stretch, budget)


def _oddity(base: Measured, stretch: Stretch, budget: Budget) -> Oddity:
    when = phrases.during(base.event, stretch.day, stretch.start, stretch.end)
    text = message("Rien {when}", "Nothing is on {when}", when=when)
    because = () if budget.over else hindrances(base, stretch, budget)
    return Oddity("empty", stretch.day, stretch.start, stretch.end, (), text, because)
