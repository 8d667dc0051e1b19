"""Between the values of a slot model's variables and a programme, both ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.event import Event
from scheduler.extract import held_break, held_plenary, paused
from scheduler.programme import PlacedSession, PlacedTalk, Programme
from scheduler.slots.model import SlotModel
from scheduler.slots.sessions import Cell


@dataclass(frozen=True, slots=True)
class _Put:
    """A talk of a slot, with its room and place where the model says them."""

    talk: Talk
    room: str | None
    place: int | None


def programme_of(model: SlotModel, values: Sequence[int]) -> Programme | None:
    """The programme that the solver's `values` (one a variable, by index) describe; its levels are left out.

    What the model leaves open is settled here: rooms, which of several rooms of an axis a talk is in, and its place.
    None where talks of several lengths do not fit that way, and without values.
    """
    if not values:
        return None
    event, puts, rooms = model.event, _puts(model, values), _rooms(model, values)
    held: list[tuple[int, int, str | None, Sequence[tuple[Talk, int]]]] = []
    before: dict[str | None, int] = defaultdict(int)
    order = {room.id: number for number, room in enumerate(event.rooms)}
    for number, slot in enumerate(event.slots):
        for axis in event.used_axes:
            shared = _shared(slot, rooms[axis, slot.id], puts[axis, slot.id], before[axis])
            if shared is None:
                return None
            held.extend((number, order[room], axis, talks) for room, talks in shared.items())
            before[axis] += len(puts[axis, slot.id])
    held.sort(key=lambda one: one[:2])
    sessions: list[PlacedSession] = []
    placed: list[PlacedTalk] = []
    for count, (at, where, axis, members) in enumerate(held, start=1):
        session = _session(event, event.slots[at], f"S{count}", event.rooms[where].id, axis, members)
        sessions.append(session[0])
        placed.extend(session[1])
    breaks = [held_break(model, pause, values) for pause in model.breaks]
    plenaries = [held_plenary(model, pause, values) for pause in model.plenaries]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(placed),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(sorted(plenaries, key=lambda p: (p.day, p.start))),
    )


def _puts(model: SlotModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[_Put]]:
    """The talks of each axis and slot; talks of one class take its positions in their order."""
    found: dict[tuple[str | None, str], list[_Put]] = defaultdict(list)
    for one in model.classes:
        talks = iter(one.talks)
        for position in one.positions:
            for _ in range(values[position.amount.index]):
                found[one.axis, position.slot.id].append(_Put(next(talks), position.room, position.place))
    return found


def _rooms(model: SlotModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[str]]:
    """The rooms of each axis and slot, in the event's order; those that the model leaves open are the rooms that the
    axis has had, else one that few axes have.
    """
    event = model.event
    found: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    liked: dict[str | None, Counter[str]] = defaultdict(Counter)
    used: Counter[str] = Counter()
    order = {room.id: number for number, room in enumerate(event.rooms)}
    for slot in event.slots:
        free = set(event.rooms_of(slot))
        groups = model.groups_of(slot) or (event.rooms_of(slot),)
        for group in sorted(groups, key=len):
            wanted = {axis: _wanted(model, values, axis, slot, group) for axis in event.used_axes}
            # Axes that have a room to come back to choose first.
            for axis in sorted(wanted, key=lambda axis: -max((liked[axis][room] for room in group), default=0)):
                for _ in range(wanted[axis]):
                    here = [room for room in group if room in free]
                    best = max(here, key=lambda room: (liked[axis][room], -used[room], -order[room]))
                    free.discard(best)
                    liked[axis][best] += 1
                    used[best] += 1
                    found[axis, slot.id].append(best)
    return defaultdict(list, {key: sorted(rooms, key=lambda room: order[room]) for key, rooms in found.items()})


def _wanted(model: SlotModel, values: Sequence[int], axis: str | None, slot: Slot, group: Sequence[str]) -> int:
    """How many rooms of the group the axis has in the slot."""
    if model.rooms == "none":
        return sum(values[literal.index] for literal in model.held[axis, slot.id])
    cell = model.cell.get((axis, slot.id, group[0]))
    return 0 if cell is None else values[cell.index]


def _shared(
    slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """The talks of an axis in the slot, room by room, each with its place; `before`: its talks in earlier slots."""
    if not rooms:
        return {}
    if any(put.place is None for put in puts):
        return _in_a_row(slot, rooms, puts, before)
    inside: dict[str, list[tuple[Talk, int]]] = {room: [] for room in rooms}
    for put in sorted(puts, key=lambda put: put.place or 0):
        free = (r for r in rooms if put.room in (None, r) and _over(inside[r]) <= (put.place or 0))
        inside[next(free)].append((put.talk, put.place or 0))
    for room in rooms:
        if not inside[room]:  # several rooms for what fits into fewer: each has a talk at least
            inside[room].append(next(talks for talks in inside.values() if len(talks) > 1).pop())
    return inside


def _over(talks: Sequence[tuple[Talk, int]]) -> int:
    return max((place + talk.places for talk, place in talks), default=0)


def _in_a_row(
    slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """Each room is filled from its first place on, talks standing where their order in the axis has them."""
    inside = _packed(slot, rooms, puts, before)
    if inside is None:
        return None
    found = {}
    for room in rooms:
        talks = _ordered(inside[room], before)
        before += len(talks)
        found[room] = [(talk, sum(one.places for one in talks[:n])) for n, talk in enumerate(talks)]
    return found


def _packed(slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int) -> dict[str, list[Talk]] | None:
    """Which talks are in which room: in their order where they are of one length, else the longest first."""
    inside: dict[str, list[Talk]] = {room: [put.talk for put in puts if put.room == room] for room in rooms}
    free = _ordered([put.talk for put in puts if put.room is None], before)
    if len({talk.places for talk in free}) > 1:
        free.sort(key=lambda talk: -talk.places)
    for number, talk in enumerate(free):
        empty = [room for room in rooms if not inside[room]]
        fitting = [r for r in rooms if sum(one.places for one in inside[r]) + talk.places <= slot.places]
        choice = empty if len(empty) >= len(free) - number else fitting
        if not choice:
            return None
        inside[choice[0]].append(talk)
    return inside


def _ordered(talks: Sequence[Talk], before: int) -> list[Talk]:
    """The talks, those that have an order at their positions after the `before` earlier ones, where these are free."""
    row: list[Talk | None] = [None] * len(talks)
    rest = []
    for talk in sorted(talks, key=lambda talk: talk.order):
        at = talk.order - before - 1
        if talk.order and 0 <= at < len(row) and row[at] is None:
            row[at] = talk
        else:
            rest.append(talk)
    return [talk or rest.pop(0) for talk in row]


def _session(
    event: Event, slot: Slot, name: str, room: str, axis: str | None, members: Sequence[tuple[Talk, int]]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    ordered = sorted(members, key=lambda one: one[1])
    placed = [
        PlacedTalk(
            id=talk.id, session=name, room=room, day=slot.day,
            start=slot.minute(place), end=slot.minute(place + talk.places),
        )
        for talk, place in ordered
    ]  # fmt: skip
    chairs = tuple(event.person[person].name for person in event.axis[axis].chairs) if axis else ()
    session = PlacedSession(
        id=name, axis=axis, room=room, day=slot.day, start=slot.start, end=slot.end,
        talks=tuple(talk.id for talk, _ in ordered), chairs=chairs, slot=slot.id,
    )  # fmt: skip
    return session, placed


def sessions_of(programme: Programme) -> frozenset[Cell]:
    """The sessions of the programme, as a model is given them."""
    return frozenset((one.axis, one.slot or "", one.room) for one in programme.sessions)


def decisions(model: SlotModel, programme: Programme) -> list[tuple[IntVar, int]]:
    """What the model's variables are worth in `programme`, but for those that follow from others; of talks that are
    counted together, of the first positions what adds up.
    """
    held = Counter((session.axis, session.slot or "") for session in programme.sessions)
    rooms: Counter[tuple[str | None, str, str]] = Counter()
    for session in programme.sessions:
        group = model.group.get(session.room)
        if group:
            rooms[session.axis, session.slot or "", group[0]] += 1
    found: list[tuple[IntVar, int]] = []
    for key, literals in model.held.items():
        found += [(literal, int(number < held[key])) for number, literal in enumerate(literals)]
    found += [(count, rooms[key]) for key, count in model.cell.items()]
    at = {talk.id: (programme.session[talk.session].slot, talk.room, talk.start) for talk in programme.talks}
    for one in model.classes:
        here = [at[talk.id] for talk in one.talks if talk.id in at]
        for p in one.positions:
            begins = None if p.place is None else p.slot.minute(p.place)
            count = sum(s == p.slot.id and p.room in (None, r) and begins in (None, b) for s, r, b in here)
            found.append((p.amount, count))
    for pause in model.pauses:
        found += paused(model, pause, programme)
    return list({variable.index: (variable, value) for variable, value in found}.values())


def hold(model: SlotModel, programme: Programme, *, talks: bool) -> None:
    """In each slot each axis has as many sessions as in `programme`, and, where `talks`, each class as many talks;
    rooms and places stay free.
    """
    kept = {literal.index for literals in model.held.values() for literal in literals}
    if talks:
        kept |= {p.amount.index for one in model.classes for p in one.positions if p.room is None}
    for variable, value in decisions(model, programme):
        if variable.index in kept:
            model.cp.add(variable == value)
