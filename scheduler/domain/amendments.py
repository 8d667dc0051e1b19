"""Amendments: changes since the folder was written, applied to the event that the folder states. Pure functions.

Cancelled talks are left out, absences are subtracted from people's windows, and on a day that runs late, items that
have begun keep their hours while the others wait.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Literal

from scheduler.domain.breaks import Aim, Begun, Late, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.frozen import Frozen
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import LateSlot, late_slots
from scheduler.domain.settings import Table
from scheduler.domain.talks import LeftOut, Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window, spans_on


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


class Amendments(Frozen):
    """Cancelled talks and posters by id, absences as a person's id with windows (none: always away), and delays."""

    cancelled: tuple[str, ...] = ()
    absent: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    delays: tuple[Delay, ...] = ()


def amended(event: Event, amendments: Amendments) -> Event:
    """The event with all amendments applied."""
    event = _without(event, frozenset(amendments.cancelled))
    for person, windows in amendments.absent:
        people = tuple(_away(event, other, windows) if other.id == person else other for other in event.people)
        event = event.model_copy(update={"people": people})
    delays = sorted(amendments.delays, key=lambda delay: delay.day)
    for delay in delays:
        event = _until(event, delay)
    return _late(event, delays[-1]) if delays else event


def _without(event: Event, cancelled: frozenset[str]) -> Event:
    """The event without the cancelled talks and posters, which become left out, and without the people whom only
    they needed.
    """
    dropped = [talk for talk in event.contributions if talk.id in cancelled]
    if not dropped:
        return event
    left_out = tuple(
        LeftOut(id=t.id, title=t.title, speakers=t.speakers, names=tuple(event.speaker_name(t, p) for p in t.speakers))
        for t in dropped
    )
    posters = tuple(poster for poster in event.posters if poster.id not in cancelled)
    event = without_talks(event, cancelled).model_copy(update={"posters": posters})
    needed = {person for talk in event.contributions for person in (*talk.speakers, *talk.discussants)}
    needed |= {person for axis in event.axes for person in (*axis.every_chair, *axis.every_discussant)}
    needed |= {person.id for person in event.people if person.may_chair}
    needed |= {person for plenary in event.plenaries for person in plenary.people}
    people = tuple(person for person in event.people if person.id in needed)
    return event.model_copy(update={"people": people, "left_out": (*event.left_out, *left_out)})


def without_talks(event: Event, gone: Collection[str]) -> Event:
    """The event without the talks and without every reference to them.

    These are the conditions of other talks and of plenaries, the cells of tables, the wishes and the what-ifs that
    name them.
    """
    talks = tuple(talk.freed_from(gone) for talk in event.talks if talk.id not in gone)
    tables = (_without_rows(table, gone) for table in event.tables)
    wishes = (
        wish.model_copy(update={"talks": tuple(name for name in wish.talks if name not in gone)})
        for wish in event.wishes
    )
    axes = {talk.axis or "" for talk in talks}
    what_ifs = (
        what_if
        for what_if in event.what_ifs
        if (
            what_if.subject in axes
            if what_if.kind == "sessions"
            else not what_if.of_talk or what_if.subject not in gone
        )
    )
    return event.model_copy(
        update={
            "talks": talks,
            "plenaries": tuple(_not_waiting(plenary, gone) for plenary in event.plenaries),
            "tables": tuple(table for table in tables if table.cells),
            "wishes": tuple(wish for wish in wishes if wish.talks),
            "what_ifs": tuple(what_ifs),
        }
    )


def _not_waiting(plenary: Plenary, gone: Collection[str]) -> Plenary:
    """The plenary, which no longer comes after the talks that are `gone`."""
    after = tuple(name for name in plenary.after if name not in gone)
    return plenary if after == plenary.after else plenary.model_copy(update={"after": after})


def _without_rows(table: Table, gone: Collection[str]) -> Table:
    """The table without the rows of the talks, if its rows stand for talks."""
    if table.name not in ("talk_slot", "talk_room"):
        return table
    return table.model_copy(update={"cells": tuple(cell for cell in table.cells if cell[0] not in gone)})


def _away(event: Event, person: Person, windows: Sequence[Window]) -> Person:
    """The person with `windows` removed from her or his presence; no windows remove everything."""
    several = len(event.days) > 1
    available: list[Window] = []
    for day in event.days:
        present = spans_on(person.available, day.date) if person.available else ((0, DAY),)
        away = spans_on(windows, day.date) if windows else ((0, DAY),)
        named = day.date if several else None
        available += [Window(start=start, end=end, day=named) for start, end in _minus(present, away)]
    never = Window(start=0, end=0)  # no window would mean always
    return person.model_copy(update={"available": tuple(available) or (never,)})


def _minus(spans: Iterable[tuple[int, int]], away: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without the minutes of `away`."""
    remaining = list(spans)
    for first, last in away:
        cut = [((start, min(end, first)), (max(start, last), end)) for start, end in remaining]
        remaining = [(start, end) for pair in cut for start, end in pair if start < end]
    return remaining


# ── a day that runs late ─────────────────────────────────────────────────────────────────────────────────────────────


def _until(event: Event, delay: Delay) -> Event:
    """The event with the day of the delay cut at its new end."""
    if delay.until is None:
        return event
    days = tuple(d.model_copy(update={"end": delay.until}) if d.date == delay.day else d for d in event.days)
    return event.model_copy(update={"days": days})


def _late(event: Event, delay: Delay) -> Event:
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
