"""Ways to set the pauses, tried one after the other until a programme is made that the check accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.control import Budget

#: Makes a programme with these hours of the pauses, the way that has this number, from 0; None: it finds none.
Made = Callable[[Preparation, Mapping[Pause, int], int], Programme | None]


def first_accepted(event: Event, budget: Budget, seed: int, attempts: int, made: Made) -> Programme | None:
    """The first programme `made` that the check accepts, in at most so many attempts; None, which proves nothing.

    None too for preset sessions, and for days that run late or have begun.
    """
    if event.slots or event.late or event.begun:
        return None
    prepared = Preparation(Strictness(event, strict=False))
    if not prepared.promising:
        return None
    for number, starts in enumerate(promising_hours(prepared, seed, attempts)):
        if budget.over:
            break
        programme = made(prepared, starts, number)
        if programme is not None and not check(event, programme).hard:
            return programme
    return None
