"""The parts of days: what lies between one pause and the next, which no session crosses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler.clock import DAY
from scheduler.domain.talks import Ask
from scheduler.event import Event
from scheduler.frame import Frame, Pause
from scheduler.terms import Term


@dataclass(frozen=True, slots=True)
class Running:
    """A session that has begun: its axis, how many of its talks have at most, the minute at which the last of them
    is over.
    """

    axis: str | None
    begun: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """What lies between two pauses, or a pause and an end of the day. Absolute minutes.

    `first`, `last`: the least that `begin` and the most that `end` can be. `running`: the sessions that go on, by room.
    """

    begin: Term
    end: Term
    first: int
    last: int
    running: Mapping[str, Running] = field(default_factory=dict)


def parts(frame: Frame) -> Iterator[Part]:
    """The parts of each day; of one that runs late, those of what has not begun.

    A pause that may come before or after another is none, as far as parts are concerned.
    """
    event, floors = frame.event, {late.day: late.floor for late in frame.event.late}
    for number, day in enumerate(event.days):
        if day.date < min(floors, default=day.date):
            continue
        floor = min(floors.get(day.date, day.start), day.end)
        first = number * DAY + floor
        begin: Term = first
        running = _running(event, day.date, floor, number) if day.date in floors else {}
        for pause in _in_order(frame, number, floor):
            yield Part(begin, pause.start, first, number * DAY + max(pause.starts), running)
            begin, first, running = pause.end, number * DAY + min(pause.starts) + pause.least, {}
        yield Part(begin, number * DAY + day.end, first, number * DAY + day.end, running)


def _in_order(frame: Frame, number: int, floor: int) -> list[Pause]:
    """The pauses of a day that are still to come, but those of which the order is open."""
    kept: list[Pause] = []
    sure = [pause for pause in frame.pauses if pause.day == number and pause.present is frame.true and pause.starts]
    coming = [pause for pause in sure if min(pause.starts) >= floor]
    for pause in sorted(coming, key=lambda pause: (min(pause.starts), max(pause.starts))):
        if not kept or min(pause.starts) + pause.least > max(kept[-1].starts):
            kept.append(pause)
    return kept


def begun(event: Event) -> tuple[Ask, ...]:
    """What is asked of the talks that have begun."""
    return tuple(ask for ask in event.asked if ask.kind == "begun")


def _running(event: Event, day: date, floor: int, number: int) -> dict[str, Running]:
    """By room, the session of which a talk has begun that the next may follow at `floor` or later."""
    gap = event.talk_settings.gap
    talks = defaultdict(list)
    for ask in begun(event):
        if ask.windows[0].day == day:
            window = ask.windows[0]
            talks[ask.room].append((window.end, window.start, event.talk[ask.subject].axis))
    found = {}
    for room, held in talks.items():
        (end, start, axis), *before = sorted(held, reverse=True, key=lambda talk: talk[0])
        count = 1
        for ended, started, other in before:
            if other != axis or ended + gap != start:
                break
            count, start = count + 1, started
        if room is not None and end + gap >= floor:
            found[room] = Running(axis, count, number * DAY + end)
    return found
