"""What has changed since the folder was written, and the event that it makes of the folder's own. Pure.

Cancelled talks are left out, absences are taken from people's windows, and on a day that runs late what has begun is
where it is while the rest waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Literal

from scheduler.clock import DAY
from scheduler.event import (
    Ask,
    Begun,
    Day,
    Event,
    Frozen,
    Late,
    LeftOut,
    Person,
    Pin,
    Plenary,
    Table,
    Talk,
    Window,
    spans_on,
)
from scheduler.programme import Programme


class Held(Frozen):
    """Something that has begun: where it is, in minutes of `day`, `[start, end)`."""

    kind: Literal["talk", "break", "plenary"]
    id: str
    day: date
    start: int
    end: int
    room: str | None = None


class Delay(Frozen):
    """At the minute `now` of `day` it was known that the day runs `minutes` late: `begun` is what had begun by then.

    Nothing else starts before the minute `resumes`; the day ends at `until` where that is given.
    """

    day: date
    now: int
    minutes: int
    resumes: int
    begun: tuple[Held, ...]
    until: int | None = None


class Amendments(Frozen):
    """`cancelled` are ids of talks; `absent` gives a person's id and when she or he is away, () for always."""

    cancelled: tuple[str, ...] = ()
    absent: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    delays: tuple[Delay, ...] = ()


def amended(event: Event, amendments: Amendments) -> Event:
    """The event as it is now."""
    event = _without(event, frozenset(amendments.cancelled))
    for person, windows in amendments.absent:
        people = tuple(_away(event, one, windows) if one.id == person else one for one in event.people)
        event = event.model_copy(update={"people": people})
    delays = sorted(amendments.delays, key=lambda delay: delay.day)
    for delay in delays:
        event = _until(event, delay)
    return _late(event, delays[-1]) if delays else event


def _without(event: Event, cancelled: frozenset[str]) -> Event:
    """The event without the cancelled talks, which are left out, and without the people who have nothing else to do."""
    gone = [talk for talk in event.talks if talk.id in cancelled]
    if not gone:
        return event
    left = tuple(
        LeftOut(id=t.id, title=t.title, speakers=t.speakers, names=tuple(event.person[p].name for p in t.speakers))
        for t in gone
    )
    event = without_talks(event, cancelled)
    needed = {person for talk in event.talks for person in talk.speakers}
    needed |= {person for axis in event.axes for person in axis.chairs}
    needed |= {person for plenary in event.plenaries for person in plenary.speakers}
    people = tuple(person for person in event.people if person.id in needed)
    return event.model_copy(update={"people": people, "left_out": (*event.left_out, *left)})


def without_talks(event: Event, gone: Collection[str]) -> Event:
    """The event without those talks, and without all that it says of them: conditions of other talks, cells of tables,
    wishes, what is asked besides.
    """
    talks = tuple(talk.freed_from(gone) for talk in event.talks if talk.id not in gone)
    tables = (_without_rows(table, gone) for table in event.tables)
    wishes = (
        wish.model_copy(update={"talks": tuple(name for name in wish.talks if name not in gone)})
        for wish in event.wishes
    )
    axes = {talk.axis or "" for talk in talks}
    asked = (ask for ask in event.asked if (ask.subject in axes if ask.kind == "sessions" else ask.subject not in gone))
    return event.model_copy(
        update={
            "talks": talks,
            "tables": tuple(table for table in tables if table.cells),
            "wishes": tuple(wish for wish in wishes if wish.talks),
            "asked": tuple(asked),
        }
    )


def _without_rows(table: Table, gone: Collection[str]) -> Table:
    """The table without the rows of those talks, if its rows are talks."""
    if table.name not in ("talk_slot", "talk_room"):
        return table
    return table.model_copy(update={"cells": tuple(cell for cell in table.cells if cell[0] not in gone)})


def _away(event: Event, person: Person, windows: Sequence[Window]) -> Person:
    """The person, present when she or he was but for `windows`."""
    several = len(event.days) > 1
    left: list[Window] = []
    for day in event.days:
        present = spans_on(person.available, day.date) if person.available else ((0, DAY),)
        away = spans_on(windows, day.date) if windows else ((0, DAY),)
        named = day.date if several else None
        left += [Window(start=start, end=end, day=named) for start, end in _minus(present, away)]
    never = Window(start=0, end=0)  # no window would mean always
    return person.model_copy(update={"available": tuple(left) or (never,)})


def _minus(spans: Iterable[tuple[int, int]], away: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    left = list(spans)
    for first, last in away:
        cut = [((start, min(end, first)), (max(start, last), end)) for start, end in left]
        left = [(start, end) for pair in cut for start, end in pair if start < end]
    return left


# ── a day that runs late ─────────────────────────────────────────────────────────────────────────────────────────────


def _until(event: Event, delay: Delay) -> Event:
    if delay.until is None:
        return event
    days = tuple(d.model_copy(update={"end": delay.until}) if d.date == delay.day else d for d in event.days)
    return event.model_copy(update={"days": days})


def _late(event: Event, delay: Delay) -> Event:
    begun = {(one.kind, one.id, one.day): one for one in delay.begun}
    talks, asked = [], []
    for talk in event.talks:
        held = next((one for one in delay.begun if (one.kind, one.id) == ("talk", talk.id)), None)
        talks.append(_waiting(talk) if held is None else _started(event, talk, held))
        asked.append(_waits(event, talk, delay) if held is None else _stays(held))
    plenaries = (_plenary(one, delay, begun.get(("plenary", one.id, one.day))) for one in event.plenaries)
    breaks = (Begun(id=h.id, day=h.day, start=h.start, end=h.end) for h in delay.begun if h.kind == "break")
    return event.model_copy(
        update={
            "talks": tuple(talks),
            "asked": (*event.asked, *asked),
            "plenaries": tuple(plenaries),
            "begun": tuple(breaks),
            "late": (Late(day=delay.day, floor=delay.resumes),),
        }
    )


def _started(event: Event, talk: Talk, held: Held) -> Talk:
    """The talk as long as it is, pinned where its session may have begun off the grid."""
    pin = Pin(day=held.day, start=held.start, room=held.room) if held.start % 60 % event.step else None
    return talk.model_copy(update={"duration": held.end - held.start, "pin": pin})


def _waiting(talk: Talk) -> Talk:
    return talk if talk.pin is None else talk.model_copy(update={"pin": talk.pin.model_copy(update={"slips": True})})


def _stays(held: Held) -> Ask:
    window = Window(start=held.start, end=held.end, day=held.day)
    return Ask(kind="begun", subject=held.id, windows=(window,), room=held.room)


def _waits(event: Event, talk: Talk, delay: Delay) -> Ask:
    def left(day: Day) -> Window:
        return Window(start=delay.resumes if day.date == delay.day else 0, end=DAY, day=day.date)

    return Ask(kind="waits", subject=talk.id, windows=tuple(left(day) for day in event.days if day.date >= delay.day))


def _plenary(plenary: Plenary, delay: Delay, held: Held | None) -> Plenary:
    if held is not None:
        return plenary.model_copy(update={"start": held.start, "duration": held.end - held.start})
    if plenary.day != delay.day:
        return plenary
    return plenary.model_copy(update={"start": max(plenary.start, delay.resumes), "slips": True})


def delay(programme: Programme, day: date, now: int, minutes: int, until: int | None, former: Delay | None) -> Delay:
    """What follows from the day running `minutes` late at `now`, `programme` being what was under way.

    `former`: an earlier delay of that day, whose hours are those that things really had; told again for the same
    `now`, it is replaced.
    """
    again = former is not None and former.now == now
    begun = [
        _really(one, former, again) for one in _all(programme) if one.day < day or (one.day == day and one.start <= now)
    ]
    running = [one for one in begun if one.day == day and one.end > now]
    longer = [one.model_copy(update={"end": one.end + minutes}) for one in running]
    resumes = min((one.end for one in longer), default=now + minutes)
    kept = [one for one in begun if one not in running]
    return Delay(
        day=day,
        now=now,
        minutes=minutes,
        resumes=resumes,
        begun=(*kept, *longer),
        until=until if until is not None or former is None else former.until,
    )


def _really(held: Held, former: Delay | None, again: bool) -> Held:
    """Where it really was, by the former delay; without the minutes that the former adds, if it is told again."""
    if former is None:
        return held
    known = next((one for one in former.begun if (one.kind, one.id, one.day) == (held.kind, held.id, held.day)), None)
    if known is None:
        return held
    late = again and known.day == former.day and known.end > former.now + former.minutes
    return known.model_copy(update={"end": known.end - former.minutes}) if late else known


def _all(programme: Programme) -> list[Held]:
    talks = [Held(kind="talk", id=t.id, day=t.day, start=t.start, end=t.end, room=t.room) for t in programme.talks]
    breaks = [Held(kind="break", id=b.id, day=b.day, start=b.start, end=b.end) for b in programme.breaks]
    return [
        *talks,
        *breaks,
        *(Held(kind="plenary", id=p.id, day=p.day, start=p.start, end=p.end) for p in programme.plenaries),
    ]
