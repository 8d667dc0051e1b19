"""Between the values of a slot model's variables and a programme, both ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from scheduler.event import Event, Slot, Talk
from scheduler.extract import held_break, held_plenary, paused
from scheduler.programme import PlacedSession, PlacedTalk, Programme
from scheduler.slots.model import SlotModel
from scheduler.terms import Term


@dataclass(frozen=True, slots=True)
class _Put:
    """A talk of a slot, with its room and place where the model says them."""

    talk: Talk
    room: str | None
    place: int | None


def programme_of(model: SlotModel, values: Sequence[int]) -> Programme:
    """The programme that the solver's `values` (one a variable, by index) describe; its levels are left out.

    What the model leaves open is settled here: which of several rooms of an axis a talk is in, and its place.
    """
    event, puts = model.event, _puts(model, values)
    held: list[tuple[int, int, str | None, Sequence[tuple[Talk, int]]]] = []
    before: dict[str | None, int] = defaultdict(int)
    order = {room.id: number for number, room in enumerate(event.rooms)}
    for number, slot in enumerate(event.slots):
        for axis in event.used_axes:
            cells = [(room, model.cell.get((axis, slot.id, room))) for room in event.rooms_of(slot)]
            rooms = [room for room, literal in cells if literal is not None and values[literal.index]]
            for room, talks in _shared(slot, rooms, puts[axis, slot.id], before[axis]).items():
                held.append((number, order[room], axis, talks))
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


def _shared(slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int) -> dict[str, list[tuple[Talk, int]]]:
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


def _in_a_row(slot: Slot, rooms: Sequence[str], puts: list[_Put], before: int) -> dict[str, list[tuple[Talk, int]]]:
    """Room after room is filled from its first place on, talks standing where their order in the axis has them."""
    free, found = _ordered([put.talk for put in puts if put.room is None], before), {}
    for number, room in enumerate(rooms):
        talks = [put.talk for put in puts if put.room == room]
        if free:
            fitting = min(slot.places // free[0].places, len(free) - (len(rooms) - number - 1))
            talks = free if len(rooms) == 1 else free[:fitting]
            free = free[len(talks) :]
        else:
            talks = _ordered(talks, before)
        before += len(talks)
        found[room] = [(talk, sum(one.places for one in talks[:n])) for n, talk in enumerate(talks)]
    return found


def _ordered(talks: Sequence[Talk], before: int) -> list[Talk]:
    """The talks, those that have an order at their positions after the `before` earlier ones, where these are free."""
    row: list[Talk | None] = [None] * len(talks)
    rest = []
    for talk in talks:
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


def decisions(model: SlotModel, programme: Programme, *, places: bool = True) -> list[tuple[Term, int]]:
    """What sums of the model's variables are worth in `programme`; without `places`, nothing of places in sessions."""
    held = Counter((session.axis, session.slot or "") for session in programme.sessions)
    rooms = {(session.axis, session.slot or "", session.room) for session in programme.sessions}
    found: list[tuple[Term, int]] = []
    for key, literals in model.held.items():
        found += [(literal, int(number < held[key])) for number, literal in enumerate(literals)]
    found += [(literal, int(key in rooms)) for key, literal in model.cell.items()]
    at = {talk.id: (programme.session[talk.session].slot, talk.room, talk.start) for talk in programme.talks}
    for one in model.classes:
        sums: dict[tuple[str, str | None, int | None], list[IntVar]] = defaultdict(list)
        for p in one.positions:
            begins = None if p.place is None or not places else p.slot.minute(p.place)
            sums[p.slot.id, p.room, begins].append(p.amount)
        here = [at[talk.id] for talk in one.talks if talk.id in at]
        for (slot, room, begins), amounts in sums.items():
            count = sum(s == slot and room in (None, r) and begins in (None, b) for s, r, b in here)
            found.append((sum(amounts), count))
    for pause in model.pauses:
        found += paused(model, pause, programme)
    return found
