"""The hours of breaks and plenaries for one attempt, and the parts of the days that they leave to talks."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import STRIDE
from scheduler.domain.awaited import waits
from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.windows import Window, spans_on


@dataclass(frozen=True, slots=True, eq=False)
class Pause:
    """A break or plenary before it has its hour.

    Parameters
    ----------
    day
        The number of its day.
    starts
        The minutes of the day at which it may start, ascending.
    ideal
        The minute at which it would best start; None: any.
    waits_for
        The kinds and ids of what is over when it starts.
    position
        "first" or "last", if nothing but breaks may lie before it or after it.
    """

    kind: str
    id: str
    day: int
    starts: tuple[int, ...]
    duration: int
    ideal: int | None
    waits_for: tuple[tuple[str, str], ...]
    position: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day between two pauses, in minutes counted as in `minute_sets`.

    `stretch`: the number of its day, and of the breaks of that day before it. `wanting`: the stretch needs a talk, as
    no plenary lies in it.
    """

    start: int
    end: int
    stretch: tuple[int, int]
    wanting: bool


def pauses_of(kept: Strictness) -> list[Pause]:
    """The breaks and plenaries of the event, day by day."""
    event = kept.event
    return [
        *(
            Pause("break", b.id, number, tuple(b.starts(event.step)), b.longest, _ideal(event, b.id), (), None)
            for number, day in enumerate(event.days)
            for b in event.daily_breaks
            if b.day.date == day.date
        ),
        *(_plenary(kept, plenary) for plenary in event.plenaries),
    ]


def _ideal(event: Event, pause: str) -> int | None:
    return next(planned.ideal for planned in event.breaks if planned.id == pause)


def _plenary(kept: Strictness, plenary: Plenary) -> Pause:
    event = kept.event
    number = next(number for number, day in enumerate(event.days) if day.date == plenary.day)
    starts = plenary.starts(event.days[number], event.step)
    if not plenary.fixed and kept.keeps("person_available"):
        people = [event.person[person].available for person in plenary.people]
        starts = [m for m in starts if all(_there(w, plenary, m) for w in people if w)]
    waits_for = waits(event, plenary) if kept.keeps("plenary_after") else ()
    position = plenary.position if kept.keeps("framing") else None
    return Pause("plenary", plenary.id, number, tuple(starts), plenary.duration, plenary.ideal, waits_for, position)


def _there(windows: Sequence[Window], plenary: Plenary, minute: int) -> bool:
    """True if the windows of somebody hold the plenary where it starts at `minute`."""
    return any(start <= minute and minute + plenary.duration <= end for start, end in spans_on(windows, plenary.day))


# ── hours ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def starts_of(kept: Strictness, pauses: Sequence[Pause], chance: random.Random | None) -> dict[Pause, int] | None:
    """A minute of its day for each of the `pauses` that are given; None if they do not fit in the order that is tried.

    `chance`: draws the order and the hours; None: those that suit best.
    """
    chosen: dict[Pause, int] = {}
    for number, day in enumerate(kept.event.days):
        ordered = in_order([pause for pause in pauses if pause.day == number], chance)
        times = _spread(kept, ordered, (day.start, day.end), chance)
        if times is None:
            return None
        chosen |= dict(zip(ordered, times, strict=True))
    return chosen


def in_order(pauses: Sequence[Pause], chance: random.Random | None) -> list[Pause]:
    """The pauses of a day in an order that their hours suggest and that what they wait for asks."""
    keys = {pause: _key(pause, chance) for pause in pauses if pause.starts}
    left, ordered = sorted(pauses, key=lambda pause: keys.get(pause, 0.0)), []
    while left:
        names = {(pause.kind, pause.id) for pause in left}
        ready = next((pause for pause in left if names.isdisjoint(pause.waits_for)), left[0])
        left.remove(ready)
        ordered.append(ready)
    return ordered


def _key(pause: Pause, chance: random.Random | None) -> float:
    if pause.position is not None:
        return -1.0 if pause.position == "first" else 2.0 * DAY
    low, high = pause.starts[0], pause.starts[-1] + pause.duration
    return (low + high) / 2 if chance is None else chance.uniform(low, high)


def _spread(
    kept: Strictness, pauses: Sequence[Pause], hours: tuple[int, int], chance: random.Random | None
) -> list[int] | None:
    """A start for each of the pauses, in their order; None if they do not fit."""
    room = rooms_between(kept, pauses)
    latest, end = [], hours[1] - room[-1]
    for pause, before in zip(reversed(pauses), reversed(room[:-1]), strict=True):
        last = next((m for m in reversed(pause.starts) if m + pause.duration <= end), None)
        if last is None:
            return None
        latest.append(last)
        end = last - before
    times: list[int] = []
    begin = hours[0]
    for pause, before, last in zip(pauses, room[:-1], reversed(latest), strict=True):
        fitting = [minute for minute in pause.starts if begin + before <= minute <= last]
        if not fitting:
            return None
        times.append(_chosen(pause, fitting, chance))
        begin = times[-1] + pause.duration
    return times


def rooms_between(kept: Strictness, pauses: Sequence[Pause]) -> list[int]:
    """The minutes before each of the pauses and after the last in which a talk must fit between two breaks."""
    event, room = kept.event, [0] * (len(pauses) + 1)
    if kept.keeps("break_between") and event.talks:
        around = event.session_settings.introduction + event.session_settings.discussion
        least = min(talk.duration for talk in event.talks) + around
        filled = False
        for number, pause in enumerate(pauses):
            if pause.kind == "break" and not filled:
                room[number] = least
            filled = pause.kind != "break"
        if pauses and not filled and any(pause.kind == "break" for pause in pauses):
            room[-1] = least
    return room


def _chosen(pause: Pause, fitting: Sequence[int], chance: random.Random | None) -> int:
    if chance is not None:
        return chance.choice(fitting)
    if pause.ideal is not None:
        ideal = pause.ideal
        return min(fitting, key=lambda minute: abs(minute - ideal))
    if pause.position == "last" or any(kind == "talk" for kind, _ in pause.waits_for):
        return fitting[-1]
    return fitting[len(fitting) // 2] if pause.kind == "break" else fitting[0]


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def parts(kept: Strictness, starts: Mapping[Pause, int]) -> list[Part]:
    """The parts of the days in which talks may be, in the order of time."""
    return [part for number in range(len(kept.event.days)) for part in _parts_of_day(kept, number, starts)]


def _parts_of_day(kept: Strictness, number: int, starts: Mapping[Pause, int]) -> Iterator[Part]:
    day = kept.event.days[number]
    items = sorted(
        ((start, pause.duration, pause) for pause, start in starts.items() if pause.day == number),
        key=lambda item: item[:2],
    )
    begin, end = day.start, day.end
    for start, duration, pause in items:
        begin = max(begin, start + duration) if pause.position == "first" else begin
        end = min(end, start) if pause.position == "last" else end
    held = _stretches_with_plenaries([pause for _, _, pause in items])
    counted = kept.keeps("break_between") and any(pause.kind == "break" for _, _, pause in items)
    minute, passed, base = day.start, 0, number * STRIDE
    ends = [(start, start + duration, pause.kind) for start, duration, pause in items]
    for start, over, kind in [*ends, (day.end, day.end, "night")]:
        low, high = max(minute, begin), min(start, end)
        if low < high:
            yield Part(base + low, base + high, (number, passed), counted and passed not in held)
        minute = max(minute, over)
        passed += kind == "break"


def _stretches_with_plenaries(pauses: Sequence[Pause]) -> set[int]:
    """The numbers of breaks before each plenary; the pauses of a day are given in the order of time."""
    breaks_before = accumulate(pause.kind == "break" for pause in pauses)
    return {number for pause, number in zip(pauses, breaks_before, strict=True) if pause.kind != "break"}
