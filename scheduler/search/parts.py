"""A large event in parts: some of its axes in some of its rooms each, and the programmes of the parts put together.

A part is an event of its own. Talks that ask something of each other are in one part; people who are in several parts
are away from the later ones while they have to be somewhere in the earlier ones.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import Table
from scheduler.domain.windows import Window, spans_on


@dataclass(frozen=True, slots=True)
class Part:
    """Some axes of an event and the rooms in which their talks are held, by id."""

    axes: frozenset[str]
    rooms: frozenset[str]


def is_divisible(event: Event) -> bool:
    """True if parts may be events of their own: all talks have axes, and nothing but breaks has to be placed beside."""
    asked = event.slots or event.late or event.begun or event.what_ifs
    placed = any(not plenary.fixed or plenary.after for plenary in event.plenaries)
    return not asked and not placed and bool(event.axes) and all(talk.axis is not None for talk in event.talks)


# ── dividing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def divided(event: Event, number: int, chance: random.Random) -> list[Part]:
    """About `number` parts of the event, with equal shares of the talks' minutes and of each kind of room."""
    groups = list(_bound_axes(event))
    chance.shuffle(groups)
    minutes = {axis.id: sum(talk.duration for talk in event.talks_of(axis.id)) for axis in event.axes}
    axes: list[set[str]] = [set() for _ in range(number)]
    for group in sorted(groups, key=lambda group: -sum(minutes[axis] for axis in group)):
        min(axes, key=lambda part: sum(minutes[axis] for axis in part)).update(group)
    shares = [sum(minutes[axis] for axis in part) for part in axes]
    rooms = _dealt(event, axes, shares)
    return [Part(frozenset(part), frozenset(dealt)) for part, dealt in zip(axes, rooms, strict=True) if part]


def _bound_axes(event: Event) -> Iterator[set[str]]:
    """The axes with talks, in groups: those of one group have talks that name each other or the same room."""
    leader = {str(axis): str(axis) for axis in event.used_axes}

    def first(axis: str) -> str:
        while leader[axis] != axis:
            axis = leader[axis]
        return axis

    by_room: dict[str, str] = {}
    for talk in event.talks:
        axis = str(talk.axis)
        others = [str(event.talk[name].axis) for name in (*talk.after, *talk.not_with, *talk.together)]
        others += [by_room.setdefault(room, axis) for room in _rooms_named(event, talk.id)]
        for other in others:
            leader[first(other)] = first(axis)
    groups: dict[str, set[str]] = defaultdict(set)
    for axis in leader:
        groups[first(axis)].add(axis)
    yield from groups.values()


def _rooms_named(event: Event, name: str) -> tuple[str, ...]:
    """The rooms in which the talk has to be."""
    talk = event.talk[name]
    return tuple(room for room in (talk.room, talk.pin and talk.pin.room) if room)


def _dealt(event: Event, parts: Sequence[set[str]], shares: Sequence[int]) -> list[set[str]]:
    """The rooms of each part: those that its talks name, and of the others, kind by kind, what its share asks for."""
    rooms: list[set[str]] = [set() for _ in parts]
    for talk in event.talks:
        part = next(number for number, axes in enumerate(parts) if talk.axis in axes)
        rooms[part].update(_rooms_named(event, talk.id))
    dealt = set[str]().union(*rooms)
    for room in sorted(event.talk_rooms, key=_kind):
        if room.id not in dealt:
            part = min(range(len(parts)), key=lambda n: ((len(rooms[n]) + 1) / max(1, shares[n]), n))
            rooms[part].add(room.id)
    return rooms


def _kind(room: Room) -> tuple[bool, int, tuple[str, ...]]:
    return room.capacity is not None, -(room.capacity or 0), room.features


# ── a part as an event ───────────────────────────────────────────────────────────────────────────────────────────────


def event_of(event: Event, part: Part, placed: Sequence[Programme]) -> Event:
    """The part as an event, where the programmes of earlier parts are `placed`: breaks are when they are there."""
    talks = tuple(talk for talk in event.talks if talk.axis in part.axes)
    gone = {talk.id for talk in event.talks} - {talk.id for talk in talks}
    gone |= {axis.id for axis in event.axes} - part.axes
    busy = _busy(event, placed)
    return event.model_copy(
        update={
            "axes": tuple(axis for axis in event.axes if axis.id in part.axes),
            "talks": talks,
            "rooms": tuple(_open(room, part) for room in event.rooms),
            "people": tuple(_free(event, person, busy.get(person.id, ())) for person in event.people),
            "breaks": tuple(_fixed(event, placed[0])) if placed else event.breaks,
            "tables": tuple(_without(table, gone) for table in event.tables),
            "wishes": (),
        }
    )


def _open(room: Room, part: Part) -> Room:
    return room if room.id in part.rooms else room.model_copy(update={"talks": False})


def _fixed(event: Event, programme: Programme) -> Iterator[Break]:
    """The breaks of the programme, each at its minute."""
    known = {pause.id: pause for pause in event.breaks}
    for number, placed in enumerate(programme.breaks):
        hours = {"day": placed.day, "at": placed.start, "duration": placed.end - placed.start}
        yield known[placed.id].model_copy(update={**hours, "id": f"{placed.id} {number}"})


def _without(table: Table, gone: set[str]) -> Table:
    """The table without the cells of talks and axes that are gone."""
    cells = tuple(cell for cell in table.cells if gone.isdisjoint(cell[:2]))
    return table.model_copy(update={"cells": cells})


def _busy(event: Event, placed: Iterable[Programme]) -> Mapping[str, list[tuple[date, int, int]]]:
    """By person, the day and the minutes at which he or she has to be somewhere, with the time to come and go."""
    settings = event.session_settings
    margin = max(settings.room_change, settings.person_pause)
    busy: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
    for programme in placed:
        for session in programme.sessions:
            axis = event.axis[session.axis or ""]
            for person in (*axis.every_chair, *axis.every_discussant):
                busy[person].append((session.day, session.start - margin, session.end + margin))
        for placed_talk in programme.talks:
            talk = event.talk[placed_talk.id]
            for person in (*talk.speakers, *talk.discussants):
                busy[person].append((placed_talk.day, placed_talk.start - margin, placed_talk.end + margin))
    return busy


def _free(event: Event, person: Person, busy: Sequence[tuple[date, int, int]]) -> Person:
    """The person, there only when not busy."""
    if not busy:
        return person
    windows: list[Window] = []
    for day in event.days:
        own = spans_on(person.available, day.date) if person.available else ((day.start, day.end),)
        taken = spans_on([Window(start=start, end=end, day=of) for of, start, end in busy], day.date)
        windows += [Window(start=start, end=end, day=day.date) for start, end in _outside(own, taken)]
    never = Window(start=0, end=0, day=event.days[0].date)
    return person.model_copy(update={"available": tuple(windows) or (never,)})


def _outside(own: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of `own` without what is `taken`; both are disjoint and ascend."""
    for start, end in own:
        for busy_from, busy_until in taken:
            if start < busy_from and start < end:
                yield start, min(end, busy_from)
            start = max(start, busy_until)
        if start < end:
            yield start, end


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────


def together(event: Event, programmes: Sequence[Programme]) -> Programme:
    """The programmes of all parts as one, with the pauses of the first; sessions are named in the order of time."""
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    every = [(number, session) for number, programme in enumerate(programmes) for session in programme.sessions]
    every.sort(key=lambda entry: (entry[1].day, entry[1].start, rank[entry[1].room]))
    names = {(number, session.id): f"S{n}" for n, (number, session) in enumerate(every, start=1)}
    sessions = tuple(session.model_copy(update={"id": names[number, session.id]}) for number, session in every)
    talks = {
        talk.id: talk.model_copy(update={"session": names[number, talk.session]})
        for number, programme in enumerate(programmes)
        for talk in programme.talks
    }
    ordered = tuple(talks[name] for session in sessions for name in session.talks)
    return programmes[0].model_copy(update={"sessions": sessions, "talks": ordered})
