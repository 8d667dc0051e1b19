"""An instance of the track-based benchmark as an event whose soft rules count the seats that are missing.

Tracks are axes, blocks are slots. Who of several chairs and organisers attends a session cannot be said in an event.
So an event asks less than the instance: only people who have no substitute attend sessions, and a track has none in a
block in which all of its chairs, or organisers, are away. Or it asks more (`Asked`): people who were appointed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from benchmarks.judged import WrongFile
from benchmarks.track_based.instance import Instance
from benchmarks.track_based.plan import Plan
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table
from scheduler.domain.talks import Axis, Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.validation.invariants import checked


@dataclass(frozen=True)
class Asked:
    """What an event asks besides what the instance does.

    `kept`: tracks have their sessions in the blocks of this plan, whose chairs and organisers present nothing elsewhere
    meanwhile. `named`: all but these tracks, whose first, second … session is anywhere, with this chair and organiser.
    `avoided`: where nothing is kept, no session of the track is in the block.
    """

    kept: Plan | None = None
    named: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    avoided: frozenset[tuple[int, int]] = frozenset()


NOTHING = Asked()

_FIRST_DAY = date(2026, 1, 5)
#: Minutes of the day at which a day begins.
_MORNING = 8 * 60
#: Minutes of a talk, and between two blocks: the most; fewer where a day has many.
_TALK = 20


def to_event(instance: Instance, title: str, asked: Asked = NOTHING) -> Event:
    """The instance as an event, `checked`, with what is asked besides; ids are talk-0, track-0, room-0, block-0…."""
    slots, axes = tuple(_slots(instance)), tuple(_axes(instance, asked))
    event = Event(
        id="track-based",
        title=title,
        days=_days(slots),
        timezone="UTC",
        language="en",
        axes=axes,
        rooms=tuple(Room(id=f"room-{n}", name=f"room-{n}", capacity=seats) for n, seats in enumerate(instance.seats)),
        people=_people(instance, slots, axes),
        talks=tuple(_talks(instance)),
        slots=slots,
        session_settings=SessionSettings(max_talks=instance.session_talks, room_change=0),
        tables=tuple(_tables(instance, asked)),
        what_ifs=tuple(
            WhatIf(kind="sessions", subject=f"track-{track}", most=instance.sessions_of(track))
            for track in instance.papers_of
        ),
        rules=(("capacity", "off"),),
        priorities=("rules",),
    )
    return checked(event)


def _axes(instance: Instance, asked: Asked) -> Iterator[Axis]:
    """The tracks that have talks, with the people who are named, failing that with those who have no substitute."""
    for track in instance.papers_of:
        name = f"track-{track}"
        if track in asked.named:
            yield Axis(
                id=name,
                title=name,
                session_chairs=tuple((f"person-{chair}",) for chair, _ in asked.named[track]),
                session_discussants=tuple((f"person-{organiser}",) for _, organiser in asked.named[track]),
            )
        else:
            alone = [people[0] for people in (instance.chairs[track], instance.organisers[track]) if len(people) == 1]
            yield Axis(id=name, title=name, chairs=tuple(f"person-{person}" for person in dict.fromkeys(alone)))


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


def _people(instance: Instance, slots: Sequence[Slot], axes: Sequence[Axis]) -> tuple[Person, ...]:
    """The people who present or attend; who is away in every block is there before the first."""
    people = []
    names = {person for axis in axes for person in (*axis.every_chair, *axis.every_discussant)}
    for person in sorted(
        {int(name.removeprefix("person-")) for name in names} | {paper.presenter for paper in instance.papers}
    ):
        there = [slot for block, slot in enumerate(slots) if block not in instance.away[person]]
        windows = [Window(start=slot.start, end=slot.end, day=slot.day) for slot in there]
        before = [Window(start=_MORNING - 1, end=_MORNING, day=_FIRST_DAY)]
        available = () if len(there) == len(slots) else tuple(windows or before)
        people.append(Person(id=f"person-{person}", name=f"person-{person}", available=available))
    return tuple(people)


def _tables(instance: Instance, asked: Asked) -> Iterator[Table]:
    """The seats that a track misses in each room, and the blocks that are closed to tracks and to talks."""
    missing = [
        (f"track-{track}", f"room-{room}", instance.audience[track] - seats)
        for track in instance.papers_of
        for room, seats in enumerate(instance.seats)
        if instance.audience[track] > seats
    ]
    kept = tuple(session for session in asked.kept or () if session.track not in asked.named)
    tracks = {*_not_in(instance, kept, asked.named)} if asked.kept else {*asked.avoided, *_without_people(instance)}
    closed = [(f"track-{track}", f"block-{block}", None) for track, block in sorted(tracks)]
    busy = [(f"talk-{talk}", f"block-{block}", None) for talk, block in sorted(set(_missed(instance, kept)))]
    if missing:
        yield Table(name="axis_room", cells=tuple(missing))
    if closed:
        yield Table(name="axis_slot", cells=tuple(closed))
    if busy:
        yield Table(name="talk_slot", cells=tuple(busy))


def _without_people(instance: Instance) -> Iterator[tuple[int, int]]:
    """Yield each track with each block in which none of its chairs, or none of its organisers, is there."""
    for track, block in product(instance.papers_of, range(instance.blocks)):
        for people in (instance.chairs[track], instance.organisers[track]):
            if len(people) > 1 and all(block in instance.away[person] for person in people):
                yield track, block
                break


def _not_in(instance: Instance, kept: Plan, free: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each track that is not free with each block in which it has no session in the plan."""
    there = {(session.track, session.block) for session in kept}
    for track, block in product(instance.papers_of, range(instance.blocks)):
        if track not in free and (track, block) not in there:
            yield track, block


def _missed(instance: Instance, kept: Plan) -> Iterator[tuple[int, int]]:
    """Yield each talk with each block in which its presenter attends a session of another track."""
    for session, (talk, paper) in product(kept, enumerate(instance.papers)):
        if paper.presenter in (session.chair, session.organiser) and paper.track != session.track:
            yield talk, session.block
