"""Programmes from the values of a preset model's variables, and hints for these from a programme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.sessions import Cell
from scheduler.model.solution import pause_decisions, placed_break, placed_plenary


@dataclass(frozen=True, slots=True)
class _Put:
    """A talk in a slot, with its room and place where the model tells them."""

    talk: Talk
    room: str | None
    place: int | None


def programme_of(model: ClosedModel, values: Sequence[int]) -> Programme | None:
    """The programme that the solver's `values` (one a variable, by index) describe; its levels are left out.

    What the model leaves open is chosen here: rooms, the room of a talk whose axis has several, and its place. None
    where talks of several lengths do not fit into the chosen rooms, and where there are no values.
    """
    if not values:
        return None
    event, filled = model.event, _filled(model, values)
    if filled is None:
        return None
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for count, (slot, room, axis, members) in enumerate(filled, start=1):
        session, placed = _session(event, event.slots[slot], f"S{count}", event.rooms[room].id, axis, members)
        sessions.append(session)
        talks.extend(placed)
    breaks = [placed_break(model.base, pause, values) for pause in model.base.breaks]
    plenaries = [placed_plenary(model.base, pause, values) for pause in model.base.plenaries]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(sorted(plenaries, key=lambda p: (p.day, p.start))),
    )


#: A session by its slot and room (their numbers), axis, and talks with their places.
_Filled = tuple[int, int, str | None, Sequence[tuple[Talk, int]]]


def _filled(model: ClosedModel, values: Sequence[int]) -> list[_Filled] | None:
    """The sessions by slot and room, with their talks; None where these do not fit into the rooms."""
    event, puts, rooms = model.event, _puts(model, values), _rooms(model, values)
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    sessions: list[_Filled] = []
    before: dict[str | None, int] = defaultdict(int)
    for number, slot in enumerate(event.slots):
        for axis in event.used_axes:
            shared = _shared(slot, rooms[axis, slot.id], puts[axis, slot.id], before[axis])
            if shared is None:
                return None
            sessions.extend((number, rank[room], axis, talks) for room, talks in shared.items())
            before[axis] += len(puts[axis, slot.id])
    return sorted(sessions, key=lambda session: session[:2])


def _puts(model: ClosedModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[_Put]]:
    """The talks of each axis and slot; talks of one class take its positions in their order."""
    puts: dict[tuple[str | None, str], list[_Put]] = defaultdict(list)
    for talk_class in model.classes:
        talks = iter(talk_class.talks)
        for position in talk_class.positions:
            for _ in range(values[position.amount.index]):
                puts[talk_class.axis, position.slot.id].append(_Put(next(talks), position.room, position.place))
    return puts


def _rooms(model: ClosedModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[str]]:
    """The rooms of each axis and slot, in the event's order.

    Where the model leaves a room open, the axis gets the room that it has had most often, else the one used least.
    """
    event = model.event
    rooms_of: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    used_by: dict[str | None, Counter[str]] = defaultdict(Counter)
    used: Counter[str] = Counter()
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    for slot in event.slots:
        free = set(event.rooms_of(slot))
        groups = model.rooms.groups(event.rooms_of(slot)) or (event.rooms_of(slot),)
        for group in sorted(groups, key=len):
            needed = {axis: _sessions(model, values, axis, slot, group) for axis in event.used_axes}
            # Axes that have a room to come back to choose first.
            for axis in sorted(needed, key=lambda axis: -max((used_by[axis][room] for room in group), default=0)):
                for _ in range(needed[axis]):
                    choices = [room for room in group if room in free]
                    best = max(choices, key=lambda room: (used_by[axis][room], -used[room], -rank[room]))
                    free.discard(best)
                    used_by[axis][best] += 1
                    used[best] += 1
                    rooms_of[axis, slot.id].append(best)
    return defaultdict(list, {key: sorted(rooms, key=lambda room: rank[room]) for key, rooms in rooms_of.items()})


def _sessions(model: ClosedModel, values: Sequence[int], axis: str | None, slot: Slot, group: Sequence[str]) -> int:
    """The number of sessions that the axis has in the slot and the group of rooms."""
    if model.depth.rooms == "none":
        return sum(values[literal.index] for literal in model.sessions[axis, slot.id])
    count = model.rooms.count.get((axis, slot.id, group[0]))
    return 0 if count is None else values[count.index]


def _shared(
    slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """The talks of an axis in the slot, room by room, each with its place; None where they do not fit.

    `before`: the number of its talks in earlier slots.
    """
    if not rooms:
        return {}
    if any(put.place is None for put in puts):
        return _in_a_row(slot, rooms, puts, before)
    inside: dict[str, list[tuple[Talk, int]]] = {room: [] for room in rooms}
    for put in sorted(puts, key=lambda put: put.place or 0):
        free = (r for r in rooms if put.room in (None, r) and _end(inside[r]) <= (put.place or 0))
        inside[next(free)].append((put.talk, put.place or 0))
    for room in rooms:
        if not inside[room]:  # several rooms for what fits into fewer: each has a talk at least
            inside[room].append(next(talks for talks in inside.values() if len(talks) > 1).pop())
    return inside


def _end(talks: Sequence[tuple[Talk, int]]) -> int:
    """The first place after the last of `talks`."""
    return max((place + talk.places for talk, place in talks), default=0)


def _in_a_row(
    slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """Fills each room from its first place on, with talks at their positions in the order of the axis if possible."""
    inside = _packed(slot, rooms, puts, before)
    if inside is None:
        return None
    placed = {}
    for room in rooms:
        talks = _ordered(inside[room], before)
        before += len(talks)
        placed[room] = [(talk, sum(earlier.places for earlier in talks[:n])) for n, talk in enumerate(talks)]
    return placed


def _packed(slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int) -> dict[str, list[Talk]] | None:
    """The talks of each room: put there in their order where they are of one length, else the longest first."""
    inside: dict[str, list[Talk]] = {room: [put.talk for put in puts if put.room == room] for room in rooms}
    free = _ordered([put.talk for put in puts if put.room is None], before)
    if len({talk.places for talk in free}) > 1:
        free.sort(key=lambda talk: -talk.places)
    for number, talk in enumerate(free):
        empty = [room for room in rooms if not inside[room]]
        fitting = [r for r in rooms if sum(other.places for other in inside[r]) + talk.places <= slot.places]
        choice = empty if len(empty) >= len(free) - number else fitting
        if not choice:
            return None
        inside[choice[0]].append(talk)
    return inside


def _ordered(talks: Sequence[Talk], before: int) -> list[Talk]:
    """The talks in a row that follows `before` earlier ones: each at the position of its `order` where that is free."""
    row: list[Talk | None] = [None] * len(talks)
    others = []
    for talk in sorted(talks, key=lambda talk: talk.order):
        position = talk.order - before - 1
        if talk.order and 0 <= position < len(row) and row[position] is None:
            row[position] = talk
        else:
            others.append(talk)
    return [talk or others.pop(0) for talk in row]


def _session(
    event: Event, slot: Slot, name: str, room: str, axis: str | None, members: Sequence[tuple[Talk, int]]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    """The session `name` of the programme and its talks, in the order of their places."""
    ordered = sorted(members, key=lambda member: member[1])
    placed = [
        PlacedTalk(
            id=talk.id,
            session=name,
            room=room,
            day=slot.day,
            start=slot.minute(place),
            end=slot.minute(place + talk.places),
        )
        for talk, place in ordered
    ]
    chairs = tuple(event.person[person].name for person in event.axis[axis].chairs) if axis else ()
    session = PlacedSession(
        id=name,
        axis=axis,
        room=room,
        day=slot.day,
        start=slot.start,
        end=slot.end,
        talks=tuple(talk.id for talk, _ in ordered),
        chairs=chairs,
        slot=slot.id,
    )
    return session, placed


def sessions_of(programme: Programme) -> frozenset[Cell]:
    """The sessions of the programme, for a model to which they are given."""
    return frozenset((session.axis, session.slot or "", session.room) for session in programme.sessions)


def decisions(model: ClosedModel, programme: Programme) -> list[tuple[IntVar, int]]:
    """The values of the model's variables in `programme`; of those that follow from others, none."""
    sessions = Counter((session.axis, session.slot or "") for session in programme.sessions)
    rooms: Counter[Cell] = Counter()
    for session in programme.sessions:
        group = model.rooms.group.get(session.room)
        if group:
            rooms[session.axis, session.slot or "", group[0]] += 1
    pairs: list[tuple[IntVar, int]] = []
    for key, literals in model.sessions.items():
        pairs += [(literal, int(number < sessions[key])) for number, literal in enumerate(literals)]
    pairs += [(count, rooms[key]) for key, count in model.rooms.count.items()]
    pairs += _talk_decisions(model, programme)
    for pause in model.base.pauses:
        pairs += pause_decisions(model.base, pause, programme)
    return list({variable.index: (variable, value) for variable, value in pairs}.values())


def _talk_decisions(model: ClosedModel, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """The number of talks that each position has in `programme`."""
    placed = {talk.id: (programme.session[talk.session].slot, talk.room, talk.start) for talk in programme.talks}
    for talk_class in model.classes:
        spots = [placed[talk.id] for talk in talk_class.talks if talk.id in placed]
        for position in talk_class.positions:
            minute = None if position.place is None else position.slot.minute(position.place)
            yield (
                position.amount,
                sum(
                    slot == position.slot.id and position.room in (None, room) and minute in (None, start)
                    for slot, room, start in spots
                ),
            )


def hold(model: ClosedModel, programme: Programme, *, talks: bool) -> None:
    """Fixes the number of sessions of each axis in each slot as in `programme`, and where `talks`, that of the talks of
    each class; rooms and places stay free.
    """
    fixed = {literal.index for literals in model.sessions.values() for literal in literals}
    if talks:
        positions = (position for talk_class in model.classes for position in talk_class.positions)
        fixed |= {position.amount.index for position in positions if position.room is None}
    for variable, value in decisions(model, programme):
        if variable.index in fixed:
            model.cp.add(variable == value)
