"""Ways to set the pauses, tried one after the other until a programme is made that the check accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.control import Budget, Workers

#: Makes a programme with these hours of the pauses, the way that has this number, from 0, until the budget is over;
#: None: it finds none.
Made = Callable[[Preparation, Mapping[Pause, int], int, Budget], Programme | None]
#: A number, and hours of the pauses.
_Way = tuple[int, Mapping[Pause, int]]
#: Seconds between two looks at the `stop` of the budget.
_INTERVAL = 0.05


def first_accepted(
    event: Event, budget: Budget, threads: Workers, attempts: int, made: Made, *, at_once: bool = False
) -> Programme | None:
    """The first programme `made` that the check accepts, in at most so many attempts; None, which proves nothing.

    None too for preset sessions, and for days that run late or have begun.

    Parameters
    ----------
    threads
        Their seed draws the ways to set the pauses.
    at_once
        True: each thread tries a way of its own, and the first that finds a programme ends the others.
    """
    if event.slots or event.late or event.begun:
        return None
    prepared = Preparation(Strictness(event, strict=False))
    if not prepared.promising:
        return None
    ways = [*enumerate(promising_hours(prepared, threads.seed, attempts))]

    def accepted(way: _Way, own: Budget) -> Programme | None:
        programme = None if own.over else made(prepared, way[1], way[0], own)
        return None if programme is None or check(event, programme).hard else programme

    if at_once and threads.number > 1:
        return _first_of(ways, accepted, budget, threads.number)
    return next((programme for way in ways if (programme := accepted(way, budget)) is not None), None)


def _first_of(
    ways: Sequence[_Way], accepted: Callable[[_Way, Budget], Programme | None], budget: Budget, threads: int
) -> Programme | None:
    """The first programme that is ready; all other ways are stopped then, or once the budget is."""
    own, found = Budget(budget.deadline), None
    with ThreadPoolExecutor(threads) as pool:
        waiting = {pool.submit(accepted, way, own) for way in ways}
        try:
            while waiting and found is None and not budget.stopped:
                ready, waiting = wait(waiting, _INTERVAL, FIRST_COMPLETED)
                found = next((programme for each in ready if (programme := each.result()) is not None), None)
        finally:
            own.stop.set()
    return found
