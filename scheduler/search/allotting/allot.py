"""A programme of an event with axes whose days are nearly full."""

from __future__ import annotations

from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.allotting.attempt import Attempt
from scheduler.search.control import Budget, Workers


def allotted(event: Event, budget: Budget, threads: Workers, attempts: int) -> Programme | None:
    """A programme that the check accepts; None if none was found, which proves nothing.

    Sessions are allotted to the parts of the days between the pauses first, then to rooms, then to minutes. Instead of
    those that find no place then, others are sought.

    Parameters
    ----------
    attempts
        The ways to set the pauses that are tried, at the most.
    """
    if event.slots or event.late or event.begun:
        return None
    prepared = Preparation(Strictness(event, strict=False))
    if not prepared.promising:
        return None
    for number, starts in enumerate(promising_hours(prepared, threads.seed, attempts)):
        if budget.over:
            break
        programme = Attempt(prepared, starts, number, budget, threads).programme()
        if programme is not None and not check(event, programme).hard:
            return programme
    return None
