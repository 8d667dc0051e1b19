"""The talks of an event with preset sessions, as variables: those that no rule tells apart are counted together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.frame import Cost
from scheduler.slots.model import SlotModel
from scheduler.slots.positions import Position, TalkClass


def close(model: SlotModel) -> None:
    """Makes the variables of the talks, once all rules have posted themselves; no rule can ask for more."""
    for ask in model.last:
        ask()
    model.classes = place_talks(model)
    for then in model.then:
        then()


def place_talks(model: SlotModel) -> tuple[TalkClass, ...]:
    """The classes with their positions, added to the model: each talk is placed once, and sessions hold their talks."""
    for axis in model.event.used_axes:
        _refine(model, axis)
    classes = tuple(_class(model, talks) for talks in _alike(model))
    by_axis: dict[str | None, list[TalkClass]] = defaultdict(list)
    for one in classes:
        by_axis[one.axis].append(one)
    for axis, members in by_axis.items():
        _fill(model, axis, members)
    _link(model, classes)
    return classes


def divisible(talks: Iterable[Talk]) -> bool:
    """True if each length (in places) divides the next: such talks fit into sessions wherever, for each length, those
    that are at least so long do.
    """
    lengths = sorted({talk.places for talk in talks})
    return all(longer % shorter == 0 for shorter, longer in pairwise(lengths))


def _refine(model: SlotModel, axis: str | None) -> None:
    """Decides whether talks of the axis are told apart by room (`celled`) and by place (`fine`)."""
    several = any(model.allowed(axis, slot) > 1 for slot in model.event.slots)
    if several and any(model.event.talk[talk].axis == axis for talk, _, _ in model.roomed):
        model.celled.add(axis)
    if several and axis not in model.celled and not divisible(model.event.talks_of(axis)):
        if model.places:
            model.fine.add(axis)  # talks of such lengths fit into several rooms only where their places do
        else:
            model.shallow = True


def _alike(model: SlotModel) -> list[tuple[Talk, ...]]:
    single = {key[0] for key in (*model.inside, *model.placed, *model.roomed)} | model.optional
    found: dict[object, list[Talk]] = defaultdict(list)
    for talk in model.event.talks:
        costs = tuple(
            None if (talk.id, slot.id) in model.barred else model.prices.get((talk.id, slot.id), 0)
            for slot in model.event.slots
        )
        found[talk.axis, talk.places, costs, talk.id if talk.id in single else None].append(talk)
    return [tuple(talks) for talks in found.values()]


def _class(model: SlotModel, talks: tuple[Talk, ...]) -> TalkClass:
    positions = []
    for slot in model.event.slots:
        at = _positions(model, talks, slot)
        price = model.prices.get((talks[0].id, slot.id), 0)
        if at and price:
            model.costs.append(Cost("", price, sum(one.amount for one in at)))
        positions.extend(at)
    amounts = [one.amount for one in positions]
    if len(talks) > 1:
        model.cp.add(sum(amounts) == len(talks))
    elif talks[0].id in model.optional:
        model.cp.add(sum(amounts) == model.is_held(talks[0]))
    else:
        model.cp.add_exactly_one(amounts)
    return TalkClass(talks, tuple(positions))


def _positions(model: SlotModel, talks: Sequence[Talk], slot: Slot) -> list[Position]:
    talk, sessions = talks[0], model.allowed(talks[0].axis, slot)
    if not sessions or talk.places > slot.places or (talk.id, slot.id) in model.barred:
        return []
    price = model.prices.get((talk.id, slot.id), 0)
    celled, fine = talk.axis in model.celled, talk.axis in model.fine
    rooms = _rooms(model, talk.axis, slot) if celled else (None,)
    places: Sequence[int | None] = range(slot.places - talk.places + 1) if fine else (None,)
    most = min(len(talks), (1 if celled else sessions) * (1 if fine else slot.places // talk.places))
    if price and model.cutoff is not None:
        most = min(most, model.cutoff // price)
    if not most:
        return []
    alone = len(rooms) == len(places) == len(talks) == 1
    return [
        Position(slot, room, place, _amount(model, talks, slot, most, (room, place), alone=alone))
        for room in rooms
        for place in places
    ]


def _rooms(model: SlotModel, axis: str | None, slot: Slot) -> tuple[str, ...]:
    """The rooms in which the axis may have a session in the slot."""
    rooms = (room for room in model.event.rooms_of(slot) if (axis, slot.id, room) in model.cell)
    given = model.given if model.settled(axis) else None
    return tuple(room for room in rooms if given is None or (axis, slot.id, room) in given)


def _amount(
    model: SlotModel, talks: Sequence[Talk], slot: Slot, most: int, at: tuple[str | None, int | None], *, alone: bool
) -> IntVar:
    name = f"{talks[0].id}*{len(talks)}@{slot.id}/{at[0]}/{at[1]}"
    if alone and (talks[0].id, slot.id) in model.inside:
        return model.inside[talks[0].id, slot.id]
    if at[0] is None and at[1] is not None and len(talks) == 1 and (talks[0].id, slot.id, at[1]) in model.placed:
        return model.placed[talks[0].id, slot.id, at[1]]
    return model.cp.new_bool_var(name) if most == 1 else model.cp.new_int_var(0, most, name)


def _fill(model: SlotModel, axis: str | None, classes: Sequence[TalkClass]) -> None:
    """Sessions have a talk at least, and no more than fit."""
    by_cell: dict[tuple[str, str | None], list[tuple[int, Position]]] = defaultdict(list)
    for one in classes:
        for position in one.positions:
            by_cell[position.slot.id, position.room].append((one.places, position))
    for slot in model.event.slots:
        held = model.held[axis, slot.id]
        rooms = _rooms(model, axis, slot) if axis in model.celled else (None,)
        for room in rooms if held else ():
            sessions = sum(held) if room is None else model.cell[axis, slot.id, room]
            inside = by_cell[slot.id, room]
            model.cp.add(sum(position.amount for _, position in inside) >= sessions)
            for length, positions in _covering(slot, inside, fine=axis in model.fine):
                model.cp.add(sum(factor * position.amount for factor, position in positions) <= length * sessions)
            for _, position in inside:
                if position.amount.is_boolean:
                    model.cp.add_implication(position.amount, held[0])


def _covering(
    slot: Slot, inside: Sequence[tuple[int, Position]], *, fine: bool
) -> Iterator[tuple[int, list[tuple[int, Position]]]]:
    """The room that a session has, and what takes of it: place by place; and in pieces of each length that talks have,
    of which a talk takes as many whole ones as it has.
    """
    if fine:
        for place in range(slot.places):
            yield 1, [(1, one) for length, one in inside if one.place is not None and 0 <= place - one.place < length]
    for piece in sorted({1} | {length for length, _ in inside}):
        if piece == 1 or slot.places % piece or any(length % piece for length, _ in inside):
            yield slot.places // piece, [(length // piece, one) for length, one in inside if length >= piece]


def _link(model: SlotModel, classes: Sequence[TalkClass]) -> None:
    """The literals and counts that rules have asked for are what the positions say."""
    one_of: dict[tuple[str, str], list[Position]] = defaultdict(list)
    counted: dict[tuple[str | None, str], list[IntVar]] = defaultdict(list)
    for one in classes:
        for p in one.positions:
            counted[one.axis, p.slot.id].append(p.amount)
            if len(one.talks) == 1:
                one_of[one.talks[0].id, p.slot.id].append(p)
    for (talk, slot), literal in model.inside.items():
        amounts = [p.amount for p in one_of[talk, slot]]
        if [a.index for a in amounts] != [literal.index]:
            model.cp.add(sum(amounts) == literal)
    for (talk, slot, place), literal in model.placed.items():
        amounts = [p.amount for p in one_of[talk, slot] if p.place == place]
        if [a.index for a in amounts] != [literal.index]:
            model.cp.add(sum(amounts) == literal)
    for (talk, slot, room), literal in model.roomed.items():
        axis = model.event.talk[talk].axis
        if axis in model.celled:
            model.cp.add(sum(p.amount for p in one_of[talk, slot] if p.room == room) == literal)
        else:
            cell, inside = model.cell[axis, slot, room], model.inside[talk, slot]
            model.cp.add_implication(literal, inside)
            model.cp.add_implication(literal, cell)
            model.cp.add_bool_or(literal, ~inside, ~cell)
    for (axis, slot), count in model.count.items():
        model.cp.add(sum(counted[axis, slot]) == count)
