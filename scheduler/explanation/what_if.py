"""What-ifs: the cost of a talk at an hour or in a room, of an axis in fewer sessions; or the contradiction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from constraints import changes, rule
from scheduler.check import check
from scheduler.domain.clock import grid
from scheduler.domain.difference import Difference
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.talks import Talk, TalkAndRoom, WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import contradiction
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Progress, Result, Status, Tell
from scheduler.search.start_prices import StartPrices

#: Seconds: the least time for the contradiction of a what-if that is infeasible.
_MIN_CONTRADICTION_SECONDS = 1.0
#: Factor: the most that one start of a strip may take, in even parts of the remaining time.
_MAX_EVEN_PARTS = 4
#: Seconds: the least time for one start of a strip.
_MIN_START_SECONDS = 0.1
#: Solver threads for one start of a strip where no number is asked for.
_STRIP_WORKERS = 1


@dataclass(frozen=True, slots=True)
class Consequence:
    """The consequence of a what-if.

    Attributes
    ----------
    status
        "optimal": the levels are proved; "infeasible": no programme meets the what-if; "unknown": there was no time.
    event
        The event with the what-if.
    levels
        Its levels now and then.
    moved
        The talks that move.
    programme
        Of the best programmes the one nearest to the current programme, or of those that change least the best; None:
        there is none.
    contradiction
        The requirements that exclude the what-if; None: it is possible, or there was no time.
    told
        The people to be told, where the programme that changes least was asked for.
    """

    status: Status
    event: Event
    levels: tuple[Difference, ...] = ()
    moved: tuple[Violation, ...] = ()
    programme: Programme | None = None
    contradiction: Contradiction | None = None
    told: tuple[Violation, ...] = ()

    @property
    def worse(self) -> tuple[Difference, ...]:
        """The levels that change, in their order; the first of them is the cost."""
        return tuple(level for level in self.levels if level.now != level.then)


def at(event: Event, day: date, start: int, talk: Talk, room: str | None) -> WhatIf:
    """The what-if that the talk starts at the minute `start` of `day`, in `room` where one is given."""
    if event.slots:
        ends = [end for begins, end in _hours(event, talk, day) if begins == start]
        end = max(ends, default=start + 1)  # no place begins then: the talk fits nowhere
    else:
        end = start + talk.duration
    return WhatIf(kind="when", subject=talk.id, windows=(Window(start=start, end=end, day=day),), room=room)


def _hours(event: Event, talk: Talk, day: date) -> list[tuple[int, int]]:
    """The hours at which the talk may be held on that day: at the places of the slots, or else on the grid."""
    if not event.slots:
        first, last = event.day[day].start, event.day[day].end - talk.duration
        return [(minute, minute + talk.duration) for minute in grid(first, last, event.step)]
    slots = (slot for slot in event.slots if slot.day == day)
    places = ((slot, place) for slot in slots for place in range(slot.places - talk.places + 1))
    return sorted({(slot.minute(place), slot.minute(place + talk.places)) for slot, place in places})


def what_if(
    event: Event,
    base: Programme,
    what_ifs: Sequence[WhatIf],
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Consequence:
    """The consequence of adding `what_ifs` to an event of which `base` is a programme. Budget None: a minute."""
    asking, goal = _asking(event, what_ifs), best(event, base)
    return outcome(asking, base, goal, budget or Budget.of(), workers=workers, progress=progress)


def least_what_if(
    event: Event,
    base: Programme,
    what_ifs: Sequence[WhatIf],
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Consequence:
    """The consequence as in `what_if`, of the programme that changes least, as a repair does: few people to be told
    first, then few talks and breaks that move, then the levels of the event.
    """
    asking, goal = _asking(event, what_ifs), least(event, base)
    consequence = outcome(asking, base, goal, budget or Budget.of(), workers=workers, progress=progress)
    if consequence.programme is None:
        return consequence
    return replace(consequence, told=changes(base)[0].measure(asking, consequence.programme))


def best(event: Event, base: Programme) -> Goal:
    """The goal of `what_if`: the levels of the event first."""
    _, moved, minutes, _ = changes(base)
    return Goal([*(rule(name) for name in event.levels), moved, minutes], base, proved(event, base))


def least(event: Event, base: Programme) -> Goal:
    """The goal of `least_what_if`: what changes since `base` first."""
    return Goal([*changes(base), *(rule(name) for name in event.levels)], base)


def _asking(event: Event, what_ifs: Sequence[WhatIf]) -> Event:
    return event.model_copy(update={"what_ifs": (*event.what_ifs, *what_ifs)})


def outcome(
    with_what_ifs: Event, base: Programme, goal: Goal, budget: Budget, *, workers: int | None, progress: Tell | None
) -> Consequence:
    """The consequence for the event with the what-ifs: the programme that is best by the goal, or the contradiction."""
    result = solve(with_what_ifs, budget, goal=goal, workers=workers, progress=progress)
    if result.programme is None:
        conflict = None
        if result.status == "infeasible":
            conflict = contradiction(
                with_what_ifs, budget.at_least(_MIN_CONTRADICTION_SECONDS), workers=workers, progress=progress
            )
        return Consequence(result.status, with_what_ifs, contradiction=conflict)
    programme, differences = result.programme, _differences(with_what_ifs, base, result)
    moved = changes(base)[1].measure(with_what_ifs, programme)
    return Consequence(result.status, with_what_ifs, differences, moved, programme)


class Start(NamedTuple):
    """One start of a strip: the hours of the talk, and their consequence."""

    window: Window
    consequence: Consequence


def starts(
    event: Event,
    base: Programme,
    talk_and_room: TalkAndRoom,
    budget: Budget,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Start, ...]:
    """The strip of the talk: each start on the grid, or at the places of the slots, with its consequence.

    Each start gets about an even part of the budget; where it is stopped, the starts so far are returned. Workers None:
    one, since the starts are many small questions, which several threads answer no sooner.
    """
    begun, talk = time.monotonic(), event.talk[talk_and_room.talk]
    windows = [
        Window(start=start, end=end, day=day.date)
        for day in event.days
        for start, end in dict(_hours(event, talk, day.date)).items()
    ]
    asked = WhatIf(kind="when", subject=talk.id, windows=tuple(windows), room=talk_and_room.room)
    prices = StartPrices(event, base, asked, budget)
    strip: list[Start] = []
    for number, window in enumerate(windows):
        remaining = budget.at_least(_MIN_START_SECONDS)
        part = remaining.at_most(remaining.left / (len(windows) - number) * _MAX_EVEN_PARTS)
        consequence = _consequence(base, window, prices, part, workers or _STRIP_WORKERS)
        if budget.stopped:
            break
        strip.append(Start(window, consequence))
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("strip", len(strip), len(windows), seconds, consequence.programme, strip[-1]))
    return tuple(strip)


def _consequence(
    base: Programme, window: Window, prices: StartPrices, budget: Budget, workers: int | None
) -> Consequence:
    """The consequence of the talk of the prices starting with the window, in their room if there is one."""
    assert window.day is not None
    event = prices.event
    question = at(event, window.day, window.start, prices.talk, prices.room)
    with_what_if = event.model_copy(update={"what_ifs": (*event.what_ifs, question)})
    result = prices.at(window, with_what_if, budget)
    if result is None:
        goal = Goal([rule(name) for name in event.levels], floors=proved(event, base), choose=False)
        result = solve(with_what_if, budget, goal=goal, workers=workers)
    differences = _compared(prices.now, result) if result.programme else ()
    return Consequence(result.status, with_what_if, differences, programme=result.programme)


def proved(event: Event, base: Programme) -> tuple[int, ...]:
    """The values of the event's first levels, up to the first that the base does not state as proved for this event."""
    if base.input != fingerprint(event):
        return ()
    values = []
    for name, level in zip(event.levels, base.levels, strict=False):
        if name != level.name or level.value != level.bound:
            break
        values.append(level.value)
    return tuple(values)


def _differences(event: Event, base: Programme, result: Result) -> tuple[Difference, ...]:
    """The value of each level of the event in `base` and in the programme of `result`."""
    return _compared(check(event, base).levels, result)


def _compared(levels: Sequence[tuple[str, int]], result: Result) -> tuple[Difference, ...]:
    """The levels with the values that they have now and in the programme of `result`."""
    assert result.programme is not None
    then = {level.name: level.value for level in result.programme.levels}
    return tuple(Difference(name, now, then[name]) for name, now in levels)
