"""The talks and the sessions of one room do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message
from scheduler.model.capacity import most_on

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel

_Pairs = Sequence[tuple[Item, Item]]


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("room_overlap"),)


def post(model: TimetableModel) -> None:
    """The intervals of a room's sessions are disjoint, and no more sessions are held at once than there are rooms."""
    if model.drops(Requirement("room_overlap")):
        return
    for room in model.event.talk_rooms:
        model.cp.add_no_overlap(model.interval(session, session.room[room.id]) for session in model.sessions)
    post_all_rooms(model)


def post_all_rooms(model: TimetableModel) -> None:
    """A cumulative constraint and the sums of lengths and sizes bound all rooms together (a pause takes all of them).

    They follow from the rest of the rule, and let the solver see early that the rooms are full.
    """
    rooms = len(model.event.talk_rooms)
    intervals = [*map(model.interval, model.sessions), *map(model.interval, model.pauses)]
    demands = [1] * len(model.sessions) + [rooms] * len(model.pauses)
    model.cp.add_cumulative(intervals, demands, rooms)
    window = sum(day.end - day.start for day in model.event.days)
    paused = sum(model.minutes_where(pause, pause.present) for pause in model.pauses)
    model.cp.add(sum(session.length for session in model.sessions) <= rooms * (window - paused))
    upper_bound = _most_talks(model)
    if upper_bound is not None:
        model.cp.add(sum(session.size for session in model.sessions) <= rooms * upper_bound)


def _most_talks(model: TimetableModel) -> int | None:
    """Return an upper bound on the talks of one room on all days: pauses cut its time into pieces of whole talks."""
    event, shortest = model.event, min(talk.duration for talk in model.event.talks)
    certain = [pause for pause in model.pauses if model.is_true(pause.present)]
    days = (
        (day, [(p.starts, p.shortest) for p in certain if p.day == number]) for number, day in enumerate(event.days)
    )
    return most_on(days, shortest)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of a room that overlap, introductions and discussions included, counts 1.

    Each pair of talks of a room that overlap counts 1, unless their two sessions count already.
    """
    sessions = _overlaps(items.sessions(programme))
    talks = _of_talks(event, _overlaps(items.talks(programme)), sessions)
    return (*(_violation(event, *pair) for pair in sessions), *talks)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    within = [talk for talk in items.talks(programme) if talk.session in sessions]
    near = [
        talk
        for talk in items.talks(programme)
        if talk.session in sessions or any(talk.room == other.room and items.overlap(talk, other) for other in within)
    ]
    pairs = [pair for pair in _overlaps(near) if any(talk.session in sessions for talk in pair)]
    return tuple(_of_talks(event, pairs, _overlaps(items.sessions(programme)))) if pairs else ()


def _of_talks(event: Event, talks: _Pairs, sessions: _Pairs) -> list[Violation]:
    """Return the violations of the pairs of talks whose sessions are none of the pairs of sessions."""
    counted = {frozenset((session.id, other.id)) for session, other in sessions}
    return [
        _violation(event, talk, other)
        for talk, other in talks
        if frozenset((talk.session, other.session)) not in counted
    ]


def _overlaps(sequence: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return each pair of items of one room that share a minute, in the order of `sequence`."""
    index = {id(item): number for number, item in enumerate(sequence)}
    rooms: dict[str | None, list[Item]] = defaultdict(list)
    for item in sequence:
        rooms[item.room].append(item)
    pairs = (pair for in_room in rooms.values() for pair in items.meeting(in_room))
    return sorted(pairs, key=lambda pair: (index[id(pair[0])], index[id(pair[1])]))


def _violation(event: Event, item: Item, other: Item) -> Violation:
    text = message(
        "{item} ({first}) et {other} ({second}) se chevauchent dans {room}.",
        "{item} ({first}) and {other} ({second}) overlap in {room}.",
        item=phrases.opening(phrases.item(event, item)),
        first=phrases.when(event, item),
        other=phrases.item(event, other),
        second=phrases.when(event, other),
        room=phrases.room(event, item.room),
    )
    return Violation("room_overlap", 1, (item.id, other.id), text)


def say(event: Event, requirement: Requirement) -> Message:
    if len(event.talk_rooms) == 1:
        return message(
            "{room} ne peut accueillir qu'un exposé à la fois.",
            "{room} can hold only one talk at a time.",
            room=phrases.opening(phrases.room(event, event.talk_rooms[0].id)),
        )
    return message(
        "Chacune des {count} salles ne peut accueillir qu'un exposé à la fois.",
        "Each of the {count} rooms can hold only one talk at a time.",
        count=len(event.talk_rooms),
    )


RULE = Rule(
    name="room_overlap",
    kind="fixed",
    title=message(fr="Un exposé à la fois", en="One talk at a time"),
    meaning=message(
        fr="les exposés et les sessions d'une même salle, introductions et discussions comprises, ne "
        "se chevauchent pas",
        en="the talks and sessions of one room, introductions and discussions included, do not overlap",
    ),
    unit=message(fr="paire de sessions ou d'exposés", en="pair of sessions or talks"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    unrelaxed="a room holds one talk at a time; another room is a way out of any crowd",
    blamable=True,
    shared=True,
    crowding=True,
    measure_in=measure_in,
)
