"""The people whom a preset model chooses from the lists of an axis: read from its values, or given to it as hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.chairing import chair_lists
from scheduler.domain.programme import Programme
from scheduler.model.preset.positions import ClosedModel

#: A session by its axis, slot and room.
Place = tuple[str | None, str, str]


def chosen_chairs(
    model: ClosedModel, values: Sequence[int], sessions: Sequence[Place]
) -> Mapping[tuple[str | None, str | None, str], tuple[str, ...]]:
    """The names of the people who are chosen for each of the sessions, in the order of the lists.

    Where the model does not tell in which of several rooms somebody is, each list fills them in its order.
    """
    by_slot: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for axis, slot, room in sessions:
        by_slot[axis, slot].append(room)
    chosen: dict[tuple[str | None, str | None, str], tuple[str, ...]] = {}
    for (axis, slot), rooms in by_slot.items():
        literals = model.attending.get((axis, slot), {})
        there = [person for person, literal in literals.items() if values[literal.index]]
        if there:
            for room, people in zip(rooms, _in_rooms(model, values, (axis, slot), rooms, there), strict=True):
                chosen[axis, slot, room] = tuple(model.event.person[person].name for person in people)
    return chosen


def _in_rooms(
    model: ClosedModel, values: Sequence[int], key: tuple[str | None, str], rooms: Sequence[str], there: Sequence[str]
) -> list[list[str]]:
    """The people of each of the rooms, of those who are in the slot."""
    if len(rooms) == 1:
        return [[*there]]
    known = [model.attending_in.get((*key, room), {}) for room in rooms]
    if any(known):
        return [[person for person in there if person in each and values[each[person].index]] for each in known]
    filled: list[list[str]] = [[] for _ in rooms]
    left = list(there)
    for people in chair_lists(model.event, key[0]):
        own = [person for person in left if person in people]
        for room in filled:
            if own and not set(room).intersection(people):
                left.remove(own[0])
                room.append(own.pop(0))
    return filled


def attending(model: ClosedModel, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """Yield each literal of somebody in a slot, or in a room of it, with its value in the programme."""
    names = {(s.axis, s.slot or "", s.room): set(s.chairs) for s in programme.sessions if s.proposed}
    in_slot: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for (axis, slot, _), chairs in names.items():
        in_slot[axis, slot] |= chairs
    every = [(literals, in_slot.get(key, set())) for key, literals in model.attending.items()]
    every += [(literals, names.get(place, set())) for place, literals in model.attending_in.items()]
    for literals, chairs in every:
        for person, literal in literals.items():
            yield literal, int(model.event.person[person].name in chairs)
