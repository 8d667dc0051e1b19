"""The parts of days: the time from one pause to the next, which no session crosses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.talks import WhatIf
from scheduler.model.base import Pause, TimetableBase
from scheduler.model.types import Term


@dataclass(frozen=True, slots=True)
class Running:
    """A session that has begun: its axis, an upper bound on its talks that have begun, and the absolute minute at
    which the last of these is over.
    """

    axis: str | None
    begun: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """The time between two pauses, or between a pause and an end of the day. Absolute minutes.

    `first`, `last`: the smallest value of `begin` and the largest of `end`. `running`: the sessions that have begun
    and go on, by room.
    """

    begin: Term
    end: Term
    first: int
    last: int
    running: Mapping[str, Running] = field(default_factory=dict)


def parts(model: TimetableBase) -> Iterator[Part]:
    """The parts of each day; on a day that runs late, only the parts that have not begun.

    A pause whose order with another is open divides nothing.
    """
    event, floors = model.event, {late.day: late.floor for late in model.event.late}
    for number, day in enumerate(event.days):
        if day.date < min(floors, default=day.date):
            continue
        floor = min(floors.get(day.date, day.start), day.end)
        first = number * DAY + floor
        begin: Term = first
        running = _running(event, day.date, floor, number) if day.date in floors else {}
        for pause in in_order(model, number, floor):
            yield Part(begin, pause.start, first, number * DAY + max(pause.starts), running)
            begin, first, running = pause.end, number * DAY + min(pause.starts) + pause.shortest, {}
        yield Part(begin, number * DAY + day.end, first, number * DAY + day.end, running)


def in_order(model: TimetableBase, number: int, floor: int) -> list[Pause]:
    """The pauses of a day that start at the minute `floor` or later, without those whose order is open."""
    ordered: list[Pause] = []
    certain = [p for p in model.pauses if p.day == number and model.is_true(p.present) and p.starts]
    coming = [pause for pause in certain if min(pause.starts) >= floor]
    for pause in sorted(coming, key=lambda pause: (min(pause.starts), max(pause.starts))):
        if not ordered or min(pause.starts) + pause.shortest > max(ordered[-1].starts):
            ordered.append(pause)
    return ordered


def begun(event: Event) -> tuple[WhatIf, ...]:
    """The what-ifs that keep each talk that has begun at its hour and in its room."""
    return tuple(what_if for what_if in event.what_ifs if what_if.kind == "begun")


def _running(event: Event, day: date, floor: int, number: int) -> dict[str, Running]:
    """By room, the session that has begun and whose next talk may start at the minute `floor` or later."""
    gap = event.talk_settings.gap
    talks = defaultdict(list)
    for what_if in begun(event):
        window = what_if.windows[0]
        if window.day == day:
            talks[what_if.room].append((window.end, window.start, event.talk[what_if.subject].axis))
    running = {}
    for room, in_room in talks.items():
        (end, start, axis), *before = sorted(in_room, reverse=True, key=lambda talk: talk[0])
        count = 1
        for ended, started, other in before:
            if other != axis or ended + gap != start:
                break
            count, start = count + 1, started
        if room is not None and end + gap >= floor:
            running[room] = Running(axis, count, number * DAY + end)
    return running
