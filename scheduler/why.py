"""What it would cost to have it otherwise: a talk then or there, an axis in one piece; or what forbids it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from constraints import changes, rule
from scheduler.check import check
from scheduler.clock import grid
from scheduler.domain.talks import Ask, Talk
from scheduler.domain.windows import Window
from scheduler.errors import Contradiction
from scheduler.event import Event
from scheduler.explain import contradiction
from scheduler.outcome import Result, Status
from scheduler.programme import Programme
from scheduler.requirement import Violation
from scheduler.search import solve

#: Of the time, what is kept for the contradiction.
_KEPT = 0.5


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


def at(event: Event, day: date, start: int, talk: Talk, room: str | None) -> Ask:
    """The talk starts at the minute `start` of `day`, in `room` where one is given."""
    ends = [end for begins, end in _hours(event, talk, day) if begins == start] if event.slots else []
    end = max(ends, default=start + 1) if event.slots else start + talk.duration  # no place begins then: no time for it
    return Ask(kind="when", subject=talk.id, windows=(Window(start=start, end=end, day=day),), room=room)


def _hours(event: Event, talk: Talk, day: date) -> list[tuple[int, int]]:
    """When the talk may be held on that day: from place to place of the slots; on the grid, where there are none."""
    if not event.slots:
        first, last = event.day[day].start, event.day[day].end - talk.duration
        return [(minute, minute + talk.duration) for minute in grid(first, last, event.step)]
    slots = (slot for slot in event.slots if slot.day == day)
    places = ((slot, place) for slot in slots for place in range(slot.places - talk.places + 1))
    return sorted({(slot.minute(place), slot.minute(place + talk.places)) for slot, place in places})


def what_if(
    event: Event, base: Programme, asks: Sequence[Ask], *, time_limit: float = 60.0, workers: int | None = None
) -> Consequence:
    """What it costs to add `asks` to what `event` asks; `base` is a programme of the event."""
    begun = time.monotonic()
    more = event.model_copy(update={"asked": (*event.asked, *asks)})
    _, moved, minutes, _ = changes(base)
    levels = [*(rule(name) for name in event.levels), moved, minutes]
    result = solve(more, time_limit=time_limit, workers=workers, levels=levels, base=base, floors=proved(base))
    if result.programme is None:
        why = None
        if result.status == "infeasible":
            left = max(1.0, time_limit - (time.monotonic() - begun))
            why = contradiction(more, time_limit=left, workers=workers)
        return Consequence(result.status, more, contradiction=why)
    found = result.programme
    return Consequence(result.status, more, _differences(event, base, result), moved.measure(event, found), found)


def starts(
    event: Event, base: Programme, talk: Talk, room: str | None, *, time_limit: float, workers: int | None = None
) -> Iterator[tuple[Window, Consequence]]:
    """Each start of the talk on the grid of the event's `step`, or in its slots, with its cost; the time is shared out
    evenly.
    """
    deadline = time.monotonic() + time_limit
    every = [
        Window(start=start, end=end, day=day.date)
        for day in event.days
        for start, end in dict(_hours(event, talk, day.date)).items()
    ]
    levels = [rule(name) for name in event.levels]
    for number, window in enumerate(every):
        assert window.day is not None
        more = event.model_copy(update={"asked": (*event.asked, at(event, window.day, window.start, talk, room))})
        seconds = max(0.1, deadline - time.monotonic()) / (len(every) - number) * 4
        seconds = min(seconds, max(0.1, deadline - time.monotonic()))
        result = solve(more, time_limit=seconds, workers=workers, levels=levels, floors=proved(base), choose=False)
        levels_then = _differences(event, base, result) if result.programme else ()
        yield window, Consequence(result.status, more, levels_then, programme=result.programme)


def proved(base: Programme) -> tuple[int, ...]:
    """The values of the first levels, as far as they are proved."""
    found = []
    for level in base.levels:
        if level.value != level.bound:
            break
        found.append(level.value)
    return tuple(found)


def _differences(event: Event, base: Programme, result: Result) -> tuple[Difference, ...]:
    assert result.programme is not None
    then = {level.name: level.value for level in result.programme.levels}
    return tuple(Difference(name, now, then[name]) for name, now in check(event, base).levels)
