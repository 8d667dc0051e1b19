"""The talks of an axis that have an order stand at their positions, in the preset model.

A model without places counts the talks of earlier slots alone: the talk at position o is in the slot in which the
number of talks so far passes o. If the axis has one session there, the talk can be given its place in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset import separate_talks

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.model.preset.model import PresetModel
    from scheduler.model.preset.positions import TalkClass
    from scheduler.model.types import BoolLiteral, Term

#: The number of a room in the event, and a place of the slot in it.
_At = tuple[int, int]


def post(model: PresetModel, axis: str | None, talks: Sequence[Talk]) -> None:
    """before(slot) < order ≤ before(slot) + talks in the slot for each talk, unless its slack is 1.

    Parameters
    ----------
    model
        The preset model.
    axis
        The axis of the talks.
    talks
        The talks of the axis that have an order.
    """
    if model.has_rooms and model.all_settled(axis):
        _settled(model, axis)
        return
    missed = {talk.id: model.slack(Requirement("order", (talk.id,))) for talk in talks}
    reached = _reached_in(model, axis)
    before: list[Term] = [0, *reached]
    most = len(model.event.talks_of(axis))
    for talk in talks:
        kept, inside = ~missed[talk.id].index, model.inside(talk)
        for number, slot in enumerate(model.event.slots):
            here = inside[slot.id]
            if here is not None:
                if number:
                    model.cp.add_within(reached[number - 1].index, 0, talk.order - 1, (here, kept))
                model.cp.add_within(reached[number].index, talk.order, max(most, talk.order), (here, kept))
    for talk, other in combinations(sorted(talks, key=lambda talk: talk.order), 2):
        if talk.order == other.order:
            model.cp.add_bool_or(missed[talk.id], missed[other.id])
        elif model.is_false(missed[talk.id]) and other.order == talk.order + 1:
            _follow(model, talk, other)
    several = [slot for slot in model.event.slots if model.allowed(axis, slot) > 1]
    if several and not model.knows("rooms", "places"):
        for slot in several:
            _room_for(model, axis, talks, slot)
    else:
        model.lastly(lambda: _in_places(model, axis, talks, several, before, missed))


def _settled(model: PresetModel, axis: str | None) -> None:
    """Each talk of an axis that is settled counts 1 where it is not at its position, each place of two at once 1."""
    rank = {room.id: number for number, room in enumerate(model.event.rooms)}
    row = []
    for talk in model.event.talks_of(axis):
        settled = model.settled_talk(talk)
        assert settled is not None, "all talks of the axis are settled"
        row.append((model.number[settled[0]], rank[settled[1]], settled[2], talk))
    row.sort(key=lambda spot: spot[:3])
    for position, (*_, talk) in enumerate(row, start=1):
        if talk.order not in (0, position):
            model.price(Requirement("order", (talk.id,)), 1, model.true)
    for _, at_once in groupby(row, key=itemgetter(0)):
        for (_, room, place, talk), (_, other_room, other_place, other) in combinations(at_once, 2):
            both = min(place + talk.places, other_place + other.places) - max(place, other_place)
            if room != other_room and talk.order and other.order and both > 0:
                model.price(Requirement("order", (str(axis),), "parallel"), both, model.true)


def _reached_in(model: PresetModel, axis: str | None) -> list[IntVar]:
    """Return the number of talks of the axis in each slot and all before."""
    reached: list[IntVar] = []
    for slot in model.event.slots:
        count = model.cp.new_int_var(0, len(model.event.talks_of(axis)), "")
        model.cp.add(count == sum(reached[-1:]) + model.talks_in(axis, slot))
        reached.append(count)
    return reached


def _follow(model: PresetModel, talk: Talk, other: Talk) -> None:
    """The second talk is in no earlier slot than the first; this follows from their positions and helps the solver."""
    earlier: list[BoolLiteral] = []
    for slot in model.event.slots:
        earlier.append(model.in_slot(talk, slot))
        inside = model.in_slot(other, slot)
        if not model.is_false(inside):
            model.cp.add_bool_or(~inside, *earlier)


def _room_for(model: PresetModel, axis: str | None, talks: Sequence[Talk], slot: Slot) -> None:
    """The talks take at most the slot's places plus an excess: talks beyond it overlap, in any rooms."""
    taken = sum(talk.places * model.in_slot(talk, slot) for talk in talks)
    largest_excess = sum(talk.places for talk in talks) - slot.places
    if largest_excess > 0:
        excess = model.excess(Requirement("order", (str(axis),), "parallel"), largest_excess)
        model.cp.add(taken <= slot.places + excess)


def _in_places(
    model: PresetModel,
    axis: str | None,
    talks: Sequence[Talk],
    several: Sequence[Slot],
    before: Sequence[Term],
    missed: Mapping[str, BoolLiteral],
) -> None:
    """Where places are told apart each talk has its position counted, and no two overlap, unless slack is 1."""
    settled = any(model.settled_talk(talk) is not None for talk in talks)
    told = [slot for slot in model.event.slots if settled or slot in several or (axis, slot.id) in model.told_by_place]
    if not told:
        return  # the places are free: talks are put in order after the search
    for talk in talks:
        for slot in told:
            model.at(talk, slot, 0)
            for room in model.event.rooms_of(slot) if slot in several else ():
                model.in_room(talk, slot, room)
    for talk, other in combinations(talks, 2):
        for slot in several:
            separate_talks.not_at_once_in(model, talk, other, slot, Requirement("order", (str(axis),), "parallel"))
    model.later(lambda classes: _counted(model, axis, talks, before, missed, classes))


def _counted(
    model: PresetModel,
    axis: str | None,
    talks: Sequence[Talk],
    before: Sequence[Term],
    missed: Mapping[str, BoolLiteral],
    classes: Mapping[str | None, Sequence[TalkClass]],
) -> None:
    """The number of talks before each talk's place is its order − 1, unless the talk is missed."""
    rank = {room.id: number for number, room in enumerate(model.event.rooms)}
    amounts: dict[tuple[str, _At], list[IntVar]] = defaultdict(list)
    positions: dict[str, list[tuple[Slot, _At, IntVar]]] = defaultdict(list)
    for talk_class in classes[axis]:
        for position in talk_class.positions:
            at = (rank.get(position.room or "", 0), position.place or 0)
            amounts[position.slot.id, at].append(position.amount)
            if position.place is not None:
                positions[talk_class.talks[0].id].append((position.slot, at, position.amount))
    reached = _reached(model, axis, before, amounts)
    for talk in talks:
        for slot, at, amount in positions[talk.id]:  # those without a place are put in order after the search
            distance = reached[slot.id, at] + 1 - talk.order
            model.cp.add(distance == 0).only_enforce_if(amount, ~missed[talk.id])


def _reached(
    model: PresetModel, axis: str | None, before: Sequence[Term], amounts: Mapping[tuple[str, _At], Sequence[IntVar]]
) -> dict[tuple[str, _At], Term]:
    """Return the number of talks of the axis before each place of each room, by slot and place."""
    reached: dict[tuple[str, _At], Term] = {}
    upper_bound = len(model.event.talks_of(axis))
    for number, slot in enumerate(model.event.slots):
        count = before[number]
        for key in sorted(key for key in amounts if key[0] == slot.id):
            reached[key] = count
            following = model.cp.new_int_var(0, upper_bound, "")
            model.cp.add(following == count + sum(amounts[key]))
            count = following
    return reached
