"""What sessions hold in a model of preset sessions: a talk at least, and no more talks than have places in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.preset.positions import TalkClass

#: More than any sum of talks or places.
_MANY = 2**40


@dataclass(frozen=True, slots=True)
class _Inside:
    """What may be in a session: the lengths in places, the first places where they are told apart, and the amounts, by
    their indices.
    """

    lengths: list[int] = field(default_factory=list)
    places: list[int | None] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)


def rooms_left(model: PresetModel, axis: str | None, slot: Slot) -> tuple[str, ...]:
    """The rooms in which the axis may have a session in the slot."""
    rooms = (room for room in model.event.rooms_of(slot) if model.has_session(axis, slot, room) is not None)
    given = model.settled_rooms(axis)
    return tuple(room for room in rooms if given is None or (axis, slot.id, room) in given)


def fill(model: PresetModel, axis: str | None, classes: Sequence[TalkClass]) -> None:
    """Sessions of the axis have a talk at least, and no more than fit."""
    if model.all_settled(axis):
        return
    by_room: dict[tuple[str, str | None], _Inside] = defaultdict(_Inside)
    for talk_class in classes:
        length = talk_class.places
        for slot, room, place, amount in talk_class.positions:
            inside = by_room[slot.id, room]
            inside.lengths.append(length)
            inside.places.append(place)
            inside.amounts.append(amount.index)
    several = [at.amount for each in classes if len(each.talks) > 1 for at in each.positions]
    numbers = {amount.index for amount in several if not amount.is_boolean}
    for slot in model.event.slots:
        literals = model.sessions[axis, slot.id]
        rooms = rooms_left(model, axis, slot) if axis in model.axes_by_room and literals else (None,)
        for room in rooms if literals else ():
            count = None if room is None else model.has_session(axis, slot, room)
            sessions = [literal.index for literal in (literals if count is None else (count,))]
            inside = by_room[slot.id, room]
            amounts, number = inside.amounts, len(sessions)
            model.cp.add_sum_of(amounts + sessions, [1] * len(amounts) + [-1] * number, 0, _MANY)
            for length, taken, weights in _covering(slot, inside, by_place=(axis, slot.id) in model.told_by_place):
                model.cp.add_sum_of(taken + sessions, weights + [-length] * number, -_MANY, 0)
            if not model.is_true(literals[0]):
                single = [amount for amount in amounts if amount not in numbers] if numbers else amounts
                model.cp.add_none_of(single, [~literals[0].index])


def _covering(slot: Slot, inside: _Inside, *, by_place: bool) -> Iterator[tuple[int, list[int], list[int]]]:
    """The capacities of a session, each with the amounts that use it, by their indices, and by how much.

    The capacities are its places one by one, and its whole pieces of each length that talks have; a talk uses the
    pieces that it covers.
    """
    if by_place:
        covered: list[list[int]] = [[] for _ in range(slot.places)]
        for length, place, at in zip(inside.lengths, inside.places, inside.amounts, strict=True):
            for number in range(place, place + length) if place is not None else ():
                covered[number].append(at)
        yield from ((1, here, [1] * len(here)) for here in covered)
    yield slot.places, inside.amounts, inside.lengths
    lengths = {*inside.lengths}
    for piece in sorted(lengths - {1}):
        if slot.places % piece or any(length % piece for length in lengths):
            pieces = [length // piece for length in inside.lengths]
            amounts = [at for number, at in zip(pieces, inside.amounts, strict=True) if number]
            yield slot.places // piece, amounts, [number for number in pieces if number]
