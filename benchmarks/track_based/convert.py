"""An instance of the track-based benchmark as an event whose soft rules count the seats that are missing.

Tracks are axes, blocks are slots; of the chairs of a track, and of its organisers, one attends each of its sessions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.judged import WrongFile
from benchmarks.track_based.instance import Instance
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table
from scheduler.domain.talks import Axis, Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.validation.invariants import checked

_FIRST_DAY = date(2026, 1, 5)
#: Minutes of the day at which a day begins.
_MORNING = 8 * 60
#: Minutes of a talk, and between two blocks: the most; fewer where a day has many.
_TALK = 20


def to_event(instance: Instance, title: str) -> Event:
    """The instance as an event, `checked`; ids are talk-0, track-0, room-0, block-0, person-0…."""
    slots = tuple(_slots(instance))
    event = Event(
        id="track-based",
        title=title,
        days=_days(slots),
        timezone="UTC",
        language="en",
        axes=tuple(_axes(instance)),
        rooms=tuple(Room(id=f"room-{n}", name=f"room-{n}", capacity=seats) for n, seats in enumerate(instance.seats)),
        people=tuple(_people(instance, slots)),
        talks=tuple(_talks(instance)),
        slots=slots,
        session_settings=SessionSettings(max_talks=instance.session_talks, room_change=0),
        tables=tuple(_tables(instance)),
        what_ifs=tuple(
            WhatIf(kind="sessions", subject=f"track-{track}", most=instance.sessions_of(track))
            for track in instance.papers_of
        ),
        rules=(("capacity", "off"),),
        priorities=("rules",),
    )
    return checked(event)


def _axes(instance: Instance) -> Iterator[Axis]:
    """The tracks that have talks."""
    for track in instance.papers_of:
        name = f"track-{track}"
        lists = (instance.chairs[track], instance.organisers[track])
        yield Axis(id=name, title=name, chair_from=tuple(tuple(f"person-{p}" for p in people) for people in lists))


def _slots(instance: Instance) -> Iterator[Slot]:
    talk = _minutes(instance)
    length = talk * instance.session_talks
    for block in range(instance.blocks):
        day, number = divmod(block, instance.day_blocks)
        start = _MORNING + number * (length + talk)
        yield Slot(
            id=f"block-{block}",
            day=_FIRST_DAY + timedelta(days=day),
            start=start,
            end=start + length,
            places=instance.session_talks,
        )


def _minutes(instance: Instance) -> int:
    """The minutes of a talk. Raises WrongFile where a day has more talks in a row than it has minutes."""
    fitting = (DAY - _MORNING) // (instance.day_blocks * (instance.session_talks + 1))
    if not fitting:
        raise WrongFile(f"{instance.day_blocks} blocks of {instance.session_talks} talks do not fit into one day")
    return min(_TALK, fitting)


def _days(slots: Sequence[Slot]) -> tuple[Day, ...]:
    dates = sorted({slot.day for slot in slots})
    last = max(slot.end for slot in slots)
    return tuple(Day(date=day, start=_MORNING, end=last) for day in dates)


def _talks(instance: Instance) -> Iterator[Talk]:
    for number, paper in enumerate(instance.papers):
        others = [each for each in instance.papers_of[paper.track] if instance.papers[each].best and each != number]
        yield Talk(
            id=f"talk-{number}",
            title=f"talk-{number}",
            axis=f"track-{paper.track}",
            speakers=(f"person-{paper.presenter}",),
            duration=_minutes(instance),
            together=tuple(f"talk-{each}" for each in others) if paper.best else (),
        )


def _people(instance: Instance, slots: Sequence[Slot]) -> Iterator[Person]:
    """The people who present or attend; who is away in every block is there before the first."""
    named = {paper.presenter for paper in instance.papers}
    for track in instance.papers_of:
        named.update(instance.chairs[track], instance.organisers[track])
    for person in sorted(named):
        there = [slot for block, slot in enumerate(slots) if block not in instance.away[person]]
        windows = [Window(start=slot.start, end=slot.end, day=slot.day) for slot in there]
        before = [Window(start=_MORNING - 1, end=_MORNING, day=_FIRST_DAY)]
        available = () if len(there) == len(slots) else tuple(windows or before)
        yield Person(id=f"person-{person}", name=f"person-{person}", available=available)


def _tables(instance: Instance) -> Iterator[Table]:
    """The seats that a track misses in each room."""
    missing = [
        (f"track-{track}", f"room-{room}", instance.audience[track] - seats)
        for track in instance.papers_of
        for room, seats in enumerate(instance.seats)
        if instance.audience[track] > seats
    ]
    if missing:
        yield Table(name="axis_room", cells=tuple(missing))
