"""A day that runs late: what had begun is a fact, what is still to come waits."""

from __future__ import annotations

from datetime import date
from typing import Literal

from scheduler.domain.breaks import Aim, Begun, Late, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.frozen import Frozen
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import LateSlot, late_slots
from scheduler.domain.talks import Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window


class Held(Frozen):
    """An item that has begun, with its actual minutes `[start, end)` of `day`."""

    kind: Literal["talk", "break", "plenary"]
    id: str
    day: date
    start: int
    end: int
    room: str | None = None


class Delay(Frozen):
    """A day that runs `minutes` late, as known at the minute `now`; `begun` are the items that had begun by then.

    No other item starts before the minute `resumes`; the day ends at the minute `until`, where that is given. The
    `aim` says what a repair is for. `slots` are the hours of the day's preset slots, where there are any.
    """

    day: date
    now: int
    minutes: int
    resumes: int
    begun: tuple[Held, ...]
    until: int | None = None
    aim: Aim = "order"
    slots: tuple[LateSlot, ...] = ()


def ended_at(event: Event, delay: Delay) -> Event:
    """The event with the day of the delay cut at its new end."""
    if delay.until is None:
        return event
    days = tuple(d.model_copy(update={"end": delay.until}) if d.date == delay.day else d for d in event.days)
    return event.model_copy(update={"days": days})


def late(event: Event, delay: Delay) -> Event:
    """The event with begun items at their actual hours and all others held back to the minute at which
    the day resumes.
    """
    begun = {(item.kind, item.id, item.day): item for item in delay.begun}
    talks, what_ifs = [], []
    for talk in event.talks:
        begun_talk = next((item for item in delay.begun if (item.kind, item.id) == ("talk", talk.id)), None)
        talks.append(_waiting(talk) if begun_talk is None else _started(event, talk, begun_talk))
        what_ifs.append(_waits(event, talk, delay) if begun_talk is None else _stays(begun_talk))
    plenaries = (_plenary(item, delay, begun.get(("plenary", item.id, item.day))) for item in event.plenaries)
    breaks = (
        Begun(id=item.id, day=item.day, start=item.start, end=item.end) for item in delay.begun if item.kind == "break"
    )
    return event.model_copy(
        update={
            "talks": tuple(talks),
            "what_ifs": (*event.what_ifs, *what_ifs),
            "plenaries": tuple(plenaries),
            "slots": late_slots(event.slots, delay.day, delay.slots),
            "begun": tuple(breaks),
            "late": (Late(day=delay.day, floor=delay.resumes, aim=delay.aim),),
        }
    )


def _started(event: Event, talk: Talk, actual: Held) -> Talk:
    """The talk at its actual length, pinned to its start where that is off the grid."""
    pin = Pin(day=actual.day, start=actual.start, room=actual.room) if actual.start % 60 % event.step else None
    return talk.model_copy(update={"duration": actual.end - actual.start, "pin": pin})


def _waiting(talk: Talk) -> Talk:
    """The talk, free to start later than its pin."""
    return talk if talk.pin is None else talk.model_copy(update={"pin": talk.pin.model_copy(update={"slips": True})})


def _stays(talk: Held) -> WhatIf:
    """The requirement that a begun talk keeps its hours and room."""
    window = Window(start=talk.start, end=talk.end, day=talk.day)
    return WhatIf(kind="begun", subject=talk.id, windows=(window,), room=talk.room)


def _waits(event: Event, talk: Talk, delay: Delay) -> WhatIf:
    """The requirement that a talk which has not begun starts when the day resumes, or on a later day."""

    def remaining(day: Day) -> Window:
        return Window(start=delay.resumes if day.date == delay.day else 0, end=DAY, day=day.date)

    windows = tuple(remaining(day) for day in event.days if day.date >= delay.day)
    return WhatIf(kind="waits", subject=talk.id, windows=windows)


def _plenary(plenary: Plenary, delay: Delay, begun: Held | None) -> Plenary:
    """The plenary at its actual hours if `begun` is given; else, on the day of the delay, free to start later."""
    if begun is not None:
        return plenary.model_copy(update={"start": begun.start, "duration": begun.end - begun.start})
    if plenary.day != delay.day:
        return plenary
    return plenary.model_copy(update={"start": max(plenary.earliest, delay.resumes), "slips": True})


def delay(programme: Programme, day: date, now: int, minutes: int, until: int | None, former: Delay | None) -> Delay:
    """The delay that follows from the day running `minutes` late at the minute `now`.

    `programme` is the one under way. `former` is an earlier delay of that day: its items keep their actual hours. A
    delay given again for the same `now` replaces the former one. `until` is the new end of the day; without it, the end
    of the former delay stays, and so does its aim.
    """
    replaces = former is not None and former.now == now
    begun = [
        _really(item, former, replaces)
        for item in _all(programme)
        if item.day < day or (item.day == day and item.start <= now)
    ]
    running = [item for item in begun if item.day == day and item.end > now]
    longer = [item.model_copy(update={"end": item.end + minutes}) for item in running]
    resumes = min((item.end for item in longer), default=now + minutes)
    kept = [item for item in begun if item not in running]
    return Delay(
        day=day,
        now=now,
        minutes=minutes,
        resumes=resumes,
        begun=(*kept, *longer),
        until=until if until is not None or former is None else former.until,
        aim="order" if former is None else former.aim,
    )


def _really(item: Held, former: Delay | None, replaces: bool) -> Held:
    """The item at its actual hours after the former delay; a replaced delay's minutes are taken off."""
    if former is None:
        return item
    key = (item.kind, item.id, item.day)
    known = next((begun for begun in former.begun if (begun.kind, begun.id, begun.day) == key), None)
    if known is None:
        return item
    lengthened = replaces and known.day == former.day and known.end > former.now + former.minutes
    return known.model_copy(update={"end": known.end - former.minutes}) if lengthened else known


def _all(programme: Programme) -> list[Held]:
    """Every talk, break and plenary of the programme with its hours."""
    talks = [Held(kind="talk", id=t.id, day=t.day, start=t.start, end=t.end, room=t.room) for t in programme.talks]
    breaks = [Held(kind="break", id=b.id, day=b.day, start=b.start, end=b.end) for b in programme.breaks]
    return [
        *talks,
        *breaks,
        *(Held(kind="plenary", id=p.id, day=p.day, start=p.start, end=p.end) for p in programme.plenaries),
    ]
