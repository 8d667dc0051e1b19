"""Programmes from the values of a preset model's variables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset.chosen_chairs import chosen_chairs
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.solution import whole


@dataclass(frozen=True, slots=True)
class _Placement:
    """A talk in a slot, with its room and place where the model tells them."""

    talk: Talk
    room: str | None
    place: int | None


def programme_of(model: ClosedModel, values: Sequence[int]) -> Programme | None:
    """The programme that the solver's `values`, one for each variable, describe; its levels are left out.

    Rooms and places that the model leaves open are chosen here. None where talks of several lengths do not fit into the
    chosen rooms, and where there are no values.
    """
    if not values:
        return None
    event, filled = model.event, _filled(model, values)
    if filled is None:
        return None
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    numbers: Counter[str | None] = Counter()
    chosen = chosen_chairs(
        model, values, [(axis, event.slots[slot].id, event.rooms[room].id) for slot, room, axis, _ in filled]
    )
    for count, (slot, room, axis, members) in enumerate(filled, start=1):
        session, placed = _session(event.slots[slot], f"S{count}", event.rooms[room].id, axis, members)
        if axis is not None:
            chairs = event.axis[axis].chairs_of(numbers[axis])
            session = session.model_copy(update={"chairs": tuple(event.person[person].name for person in chairs)})
        proposed = chosen.get((axis, session.slot, session.room)) or _proposed(model, values, (axis, numbers[axis]))
        if proposed:
            session = session.model_copy(update={"chairs": proposed, "proposed": True})
        numbers[axis] += 1
        sessions.append(session)
        talks.extend(placed)
    return whole(model.base, sessions, talks, values)


def _proposed(model: ClosedModel, values: Sequence[int], session: tuple[str | None, int]) -> tuple[str, ...]:
    """The name of the person who is proposed to chair the session; () if nobody is, or who was chosen of lists."""
    literals = model.proposals.get(session, {})
    return tuple(model.event.person[person].name for person, each in literals.items() if values[each.index])[:1]


#: A session by its slot and room (their numbers), axis, and talks with their places.
_Filled = tuple[int, int, str | None, Sequence[tuple[Talk, int]]]


def _filled(model: ClosedModel, values: Sequence[int]) -> list[_Filled] | None:
    """The sessions by slot and room, with their talks; None where these do not fit into the rooms."""
    event, placements, rooms = model.event, _placements(model, values), _rooms(model, values)
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    sessions: list[_Filled] = []
    before: dict[str | None, int] = defaultdict(int)
    for number, slot in enumerate(event.slots):
        for axis in event.used_axes:
            by_room = _by_room(slot, rooms[axis, slot.id], placements[axis, slot.id], before[axis])
            if by_room is None:
                return None
            sessions.extend((number, rank[room], axis, talks) for room, talks in by_room.items())
            before[axis] += len(placements[axis, slot.id])
    return sorted(sessions, key=lambda session: session[:2])


def _placements(model: ClosedModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[_Placement]]:
    """The talks of each axis and slot; talks of one class take its positions in their order."""
    placements: dict[tuple[str | None, str], list[_Placement]] = defaultdict(list)
    for talk_class in model.classes:
        talks = iter(talk_class.talks)
        for position in talk_class.positions:
            for _ in range(values[position.amount.index]):
                placements[talk_class.axis, position.slot.id].append(
                    _Placement(next(talks), position.room, position.place)
                )
    return placements


def _rooms(model: ClosedModel, values: Sequence[int]) -> dict[tuple[str | None, str], list[str]]:
    """The rooms of each axis and slot, in the event's order.

    Where the model leaves a room open, the axis gets the room that it has had most often, else the one used least.
    """
    event = model.event
    rooms_of: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    used_by: dict[str | None, Counter[str]] = defaultdict(Counter)
    used: Counter[str] = Counter()
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    present = _present(model, values)
    for slot in event.slots:
        free = set(event.rooms_of(slot))
        groups = model.rooms.groups(event.rooms_of(slot)) or (event.rooms_of(slot),)
        for group in sorted(groups, key=len):
            needed = present.get((slot.id, group[0] if model.rooms.group else None), {})
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


def _present(model: ClosedModel, values: Sequence[int]) -> Mapping[tuple[str, str | None], Mapping[str | None, int]]:
    """By slot and group of rooms (its first room; None: the model knows no rooms), the axes with sessions there, in the
    event's order, each with the number of these.
    """
    present: dict[tuple[str, str | None], dict[str | None, int]] = defaultdict(dict)
    if model.depth.rooms == "none":
        for (axis, slot), literals in model.sessions.items():
            number = sum(values[literal.index] for literal in literals)
            if number:
                present[slot, None][axis] = number
    for (axis, slot, room), count in model.rooms.count.items():
        number = values[count.index]
        if number:
            present[slot, room][axis] = number
    return present


def _by_room(
    slot: Slot, rooms: Sequence[str], placements: list[_Placement], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """The talks of an axis in the slot, room by room, each with its place; None where they do not fit.

    `before`: the number of its talks in earlier slots.
    """
    if not rooms:
        return {}
    if any(placement.place is None for placement in placements):
        return _in_a_row(slot, rooms, placements, before)
    inside: dict[str, list[tuple[Talk, int]]] = {room: [] for room in rooms}
    for placement in sorted(placements, key=lambda placement: placement.place or 0):
        free = (r for r in rooms if placement.room in (None, r) and _end(inside[r]) <= (placement.place or 0))
        inside[next(free)].append((placement.talk, placement.place or 0))
    for room in rooms:
        if not inside[room]:  # each room has a talk, also where fewer rooms would do
            inside[room].append(next(talks for talks in inside.values() if len(talks) > 1).pop())
    return inside


def _end(talks: Sequence[tuple[Talk, int]]) -> int:
    """The first place after the last of `talks`."""
    return max((place + talk.places for talk, place in talks), default=0)


def _in_a_row(
    slot: Slot, rooms: Sequence[str], placements: list[_Placement], before: int
) -> dict[str, list[tuple[Talk, int]]] | None:
    """Fills each room from its first place on, with talks at their positions in the order of the axis if possible."""
    inside = _packed(slot, rooms, placements, before)
    if inside is None:
        return None
    placed = {}
    for room in rooms:
        talks = _ordered(inside[room], before)
        before += len(talks)
        placed[room] = [(talk, sum(earlier.places for earlier in talks[:n])) for n, talk in enumerate(talks)]
    return placed


def _packed(
    slot: Slot, rooms: Sequence[str], placements: list[_Placement], before: int
) -> dict[str, list[Talk]] | None:
    """The talks of each room: put there in their order where they are of one length, else the longest first."""
    inside: dict[str, list[Talk]] = {
        room: [placement.talk for placement in placements if placement.room == room] for room in rooms
    }
    free = _ordered([placement.talk for placement in placements if placement.room is None], before)
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
    slot: Slot, name: str, room: str, axis: str | None, members: Sequence[tuple[Talk, int]]
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
    session = PlacedSession(
        id=name,
        axis=axis,
        room=room,
        day=slot.day,
        start=slot.start,
        end=slot.end,
        talks=tuple(talk.id for talk, _ in ordered),
        slot=slot.id,
    )
    return session, placed
