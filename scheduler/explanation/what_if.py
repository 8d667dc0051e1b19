"""What it would cost to have it otherwise: a talk then or there, an axis in one piece; or what forbids it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from constraints import changes, rule
from scheduler.check import check
from scheduler.domain.clock import grid
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import contradiction
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Progress, Result, Status, Tell

#: Seconds that the contradiction has at least.
_LEAST = 1.0
#: One start of a strip may take this many times its even part of the time that is left, and this many seconds at least.
_TIMES, _AT_LEAST = 4, 0.1


@dataclass(frozen=True, slots=True)
class Difference:
    """A level, its value in the programme that there is and in the one that would be."""

    name: str
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from asking more. `status` "optimal": the levels are proved; "infeasible": nothing allows it, and
    `contradiction` says why, if there was time; "unknown": there was none.

    `event` is the one that asks more. `programme` is, of the equally good ones, the nearest to the one that there is;
    `moved` are its talks elsewhere.
    """

    status: Status
    event: Event
    levels: tuple[Difference, ...] = ()
    moved: tuple[Violation, ...] = ()
    programme: Programme | None = None
    contradiction: Contradiction | None = None

    @property
    def worse(self) -> tuple[Difference, ...]:
        """The levels that change, in their order; the first is the price."""
        return tuple(one for one in self.levels if one.now != one.then)


def at(event: Event, day: date, start: int, talk: Talk, room: str | None) -> WhatIf:
    """The talk starts at the minute `start` of `day`, in `room` where one is given."""
    ends = [end for begins, end in _hours(event, talk, day) if begins == start] if event.slots else []
    end = max(ends, default=start + 1) if event.slots else start + talk.duration  # no place begins then: no time for it
    return WhatIf(kind="when", subject=talk.id, windows=(Window(start=start, end=end, day=day),), room=room)


def _hours(event: Event, talk: Talk, day: date) -> list[tuple[int, int]]:
    """When the talk may be held on that day: from place to place of the slots; on the grid, where there are none."""
    if not event.slots:
        first, last = event.day[day].start, event.day[day].end - talk.duration
        return [(minute, minute + talk.duration) for minute in grid(first, last, event.step)]
    slots = (slot for slot in event.slots if slot.day == day)
    places = ((slot, place) for slot in slots for place in range(slot.places - talk.places + 1))
    return sorted({(slot.minute(place), slot.minute(place + talk.places)) for slot, place in places})


def what_if(
    event: Event,
    base: Programme,
    asks: Sequence[WhatIf],
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Consequence:
    """What it costs to add `asks` to what `event` asks; `base` is a programme of the event. Budget None: a minute."""
    budget = budget or Budget.of()
    more = event.model_copy(update={"what_ifs": (*event.what_ifs, *asks)})
    _, moved, minutes, _ = changes(base)
    levels = [*(rule(name) for name in event.levels), moved, minutes]
    goal = Goal(levels, base, proved(event, base))
    result = solve(more, budget, goal=goal, workers=workers, progress=progress)
    if result.programme is None:
        why = None
        if result.status == "infeasible":
            why = contradiction(more, budget.at_least(_LEAST), workers=workers, progress=progress)
        return Consequence(result.status, more, contradiction=why)
    found = result.programme
    return Consequence(result.status, more, _differences(event, base, result), moved.measure(event, found), found)


class Start(NamedTuple):
    """One start of a strip, and what follows from it."""

    window: Window
    consequence: Consequence


def starts(
    event: Event,
    base: Programme,
    talk: Talk,
    room: str | None,
    budget: Budget,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Start, ...]:
    """Each start of the talk on the grid of the event's `step`, or in its slots, with its cost; the time is shared out
    evenly. Stopped, the starts that were answered.
    """
    begun = time.monotonic()
    every = [
        Window(start=start, end=end, day=day.date)
        for day in event.days
        for start, end in dict(_hours(event, talk, day.date)).items()
    ]
    found: list[Start] = []
    for number, window in enumerate(every):
        there = budget.at_least(_AT_LEAST)
        part = there.at_most(there.left / (len(every) - number) * _TIMES)
        follows = _start(event, base, window, (talk, room), part, workers)
        if budget.stopped:
            break
        found.append(Start(window, follows))
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("strip", len(found), len(every), seconds, follows.programme, found[-1]))
    return tuple(found)


def _start(
    event: Event, base: Programme, window: Window, what: tuple[Talk, str | None], budget: Budget, workers: int | None
) -> Consequence:
    """What follows where the talk starts with the window, in the room if one is given."""
    assert window.day is not None
    more = event.model_copy(update={"what_ifs": (*event.what_ifs, at(event, window.day, window.start, *what))})
    goal = Goal([rule(name) for name in event.levels], floors=proved(event, base), choose=False)
    result = solve(more, budget, goal=goal, workers=workers)
    levels_then = _differences(event, base, result) if result.programme else ()
    return Consequence(result.status, more, levels_then, programme=result.programme)


def proved(event: Event, base: Programme) -> tuple[int, ...]:
    """The values of the event's first levels, as far as the base states that they were proved for this event."""
    if base.input != fingerprint(event):
        return ()
    values = []
    for name, level in zip(event.levels, base.levels, strict=False):
        if name != level.name or level.value != level.bound:
            break
        values.append(level.value)
    return tuple(values)


def _differences(event: Event, base: Programme, result: Result) -> tuple[Difference, ...]:
    assert result.programme is not None
    then = {level.name: level.value for level in result.programme.levels}
    return tuple(Difference(name, now, then[name]) for name, now in check(event, base).levels)
