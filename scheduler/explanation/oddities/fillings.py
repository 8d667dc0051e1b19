"""What would fill empty time: another programme and its price, or the smallest changes of the folder; all solved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from constraints import rule
from scheduler.check import check
from scheduler.domain.difference import Difference
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.explanation.oddities.hindrances import requirements_beside
from scheduler.explanation.oddities.shifts import Measured
from scheduler.explanation.oddities.stretches import Stretch, idle_minutes, stretches_to_come
from scheduler.explanation.relaxations import Relaxation, Sources, relaxations
from scheduler.explanation.smallest_amount import smallest_amount
from scheduler.explanation.way_out import AppliedRelaxation, WayOut, way_of
from scheduler.explanation.what_if import proved
from scheduler.search.control import Budget, Stopped
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Progress, Status, Tell

#: Changes of the folder: the most that are told of one stretch, and the most that are tried where each is priced.
_MAX_WAYS, _PRICED = 2, 4
#: Seconds: the least time for one stretch.
_LEAST_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Filling:
    """What would fill a stretch without more empty time elsewhere on its day.

    Attributes
    ----------
    stretch
        The empty time.
    status
        As of `solve`, for the event in which the stretch is filled so: "infeasible" is proved.
    levels
        The levels of the best such programme, now and then; none without a programme.
    ways
        Changes of the folder with which there is such a programme, or, where there is one already, one that is no worse
        than now; cheapest first.
    complete
        False if there was no time to look for all of them.
    """

    stretch: Stretch
    status: Status
    levels: tuple[Difference, ...] = ()
    ways: tuple[WayOut, ...] = ()
    complete: bool = True

    @property
    def worse(self) -> tuple[Difference, ...]:
        """The levels that change, in their order; the first of them is the price."""
        return tuple(level for level in self.levels if level.now != level.then)


def fillings(
    event: Event,
    programme: Programme,
    budget: Budget | None = None,
    *,
    sources: Sources | None = None,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Filling, ...]:
    """What would fill each empty time of the programme, in the order of time.

    Budget None: a minute; where it is stopped, the fillings so far are returned.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    empty = stretches_to_come(event, programme)
    base = Measured(event, programme, check(event, programme))
    answer: list[Filling] = []
    for number, stretch in enumerate(empty):
        part = budget.share(1 / (len(empty) - number)).at_least(_LEAST_SECONDS)
        filling = _filling(base, stretch, part, sources or Sources(), workers)
        if budget.stopped:
            break
        answer.append(filling)
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("fillings", len(answer), len(empty), seconds, answer=filling))
    return tuple(answer)


def filled(event: Event, programme: Programme, stretch: Stretch, fewer: int) -> Event:
    """The event in which the stretch is filled, and the day has `fewer` idle minutes less than in the programme."""
    most = max(0, idle_minutes(programme, stretch.day) - fewer)
    window = Window(start=stretch.start, end=stretch.end, day=stretch.day)
    asked = WhatIf(kind="idle", subject=stretch.day.isoformat(), windows=(window,), most=most)
    return event.model_copy(update={"what_ifs": (*event.what_ifs, asked)})


def _filling(base: Measured, stretch: Stretch, budget: Budget, sources: Sources, workers: int | None) -> Filling:
    """The price of the best programme in which the stretch is filled, and changes with which that costs nothing."""
    event, programme, report = base
    fuller = filled(event, programme, stretch, stretch.minutes)
    goal = Goal([rule(name) for name in event.levels], programme, proved(event, programme), choose=False)
    result = solve(fuller, budget, goal=goal, workers=workers)
    if result.status == "unknown":
        return Filling(stretch, "unknown", complete=False)
    levels: tuple[Difference, ...] = ()
    if result.programme is not None:
        then = {level.name: level.value for level in result.programme.levels}
        levels = tuple(Difference(name, now, then[name]) for name, now in report.levels)
    if levels and not _is_worse(levels):
        return Filling(stretch, result.status, levels)
    enough = _costless(base, budget, workers) if levels else _possible(FeasibilityOracle(budget, workers))
    ways = _ways(base, stretch, fuller, _Search(budget, sources, enough, priced=bool(levels)))
    return Filling(stretch, result.status, levels, ways, complete=bool(ways) or not budget.over)


def _is_worse(levels: Sequence[Difference]) -> bool:
    """True if the first level that changes gets worse."""
    return next((level.then > level.now for level in levels if level.then != level.now), False)


# ── changes of the folder ────────────────────────────────────────────────────────────────────────────────────────────


class _Search(NamedTuple):
    """How changes are looked for: `enough` answers whether an event will do; `priced`: it is a long question."""

    budget: Budget
    sources: Sources
    enough: Callable[[Event], bool | None]
    priced: bool


def _possible(oracle: FeasibilityOracle) -> Callable[[Event], bool | None]:
    """A function that answers whether an event has a programme; None: there was no time."""
    return lambda event: oracle.possible(event, requirements(event))


def _costless(base: Measured, budget: Budget, workers: int | None) -> Callable[[Event], bool | None]:
    """A function that answers whether an event has a programme no worse than the base; None: there was no time."""

    def costless(event: Event) -> bool | None:
        goal = Goal([rule(name) for name in event.levels], base.programme, choose=False)
        result = solve(event, budget.share(1 / _PRICED), goal=goal, workers=workers)
        if result.programme is None:
            return False if result.status == "infeasible" else None
        then = {level.name: level.value for level in result.programme.levels}
        return not _is_worse([Difference(name, now, then[name]) for name, now in base.report.levels])

    return costless


def _ways(base: Measured, stretch: Stretch, fuller: Event, search: _Search) -> tuple[WayOut, ...]:
    """The smallest changes that are enough, among those of what lies beside the stretch, cheapest first."""
    beside = requirements_beside(base, stretch, search.budget)
    every = ((r, _amounts(r, stretch, priced=search.priced)) for r in relaxations(fuller, beside, search.sources))
    waiting = sorted(((r, amounts) for r, amounts in every if amounts), key=lambda pair: pair[0].cost(pair[1][0]))
    ways: list[WayOut] = []
    try:
        for relaxation, amounts in waiting[: _PRICED if search.priced else None]:
            if search.budget.over or len(ways) == _MAX_WAYS:
                break
            change = _smallest(search, fuller, relaxation, amounts)
            ways += [] if change is None else [way_of(fuller, [change])]
    except Stopped:
        pass
    return tuple(ways)


def _amounts(relaxation: Relaxation, stretch: Stretch, *, priced: bool) -> Sequence[int]:
    """The amounts that are tried: where something moves, or each question is long, the one as long as the stretch."""
    if relaxation.monotone and not priced:
        return relaxation.amounts
    within = [amount for amount in relaxation.amounts if amount <= stretch.minutes]
    return within[-1:]


def _smallest(
    search: _Search, fuller: Event, relaxation: Relaxation, amounts: Sequence[int]
) -> AppliedRelaxation | None:
    """The relaxation by the smallest of its amounts that is enough; None: none is, or there was no time."""

    def enough(amount: int) -> bool | None:
        return search.enough(relaxation.applied(fuller, amount))

    least, proved = smallest_amount(replace(relaxation, amounts=amounts), 0, enough)
    return None if least is None else AppliedRelaxation(relaxation, least, proved and amounts is relaxation.amounts)
