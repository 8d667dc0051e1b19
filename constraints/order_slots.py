"""The order of an axis's talks, in a model of preset sessions.

Without places the model counts the talks of earlier slots alone. A talk at position o is in the slot in which the talks
so far pass o; where the axis has one session there, it can be given its place in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.model.preset.model import PresetModel
    from scheduler.model.preset.positions import TalkClass
    from scheduler.model.types import BoolLiteral, Term

#: A room, by its number, and a place in it.
_At = tuple[int, int]


def post(model: PresetModel, axis: str | None, talks: Sequence[Talk]) -> None:
    """`talks`: those of the axis that have an order."""
    missed = {talk.id: model.slack(Requirement("order", (talk.id,))) for talk in talks}
    before = _before(model, axis)
    for talk in talks:
        for number, slot in enumerate(model.event.slots):
            inside = model.in_slot(talk, slot)
            if not model.is_false(inside):
                model.cp.add(before[number] < talk.order).only_enforce_if(inside, ~missed[talk.id])
                model.cp.add(before[number + 1] >= talk.order).only_enforce_if(inside, ~missed[talk.id])
    for one, other in combinations(sorted(talks, key=lambda talk: talk.order), 2):
        if one.order == other.order:
            model.cp.add_bool_or(missed[one.id], missed[other.id])
        elif model.is_false(missed[one.id]) and other.order == one.order + 1:
            _follow(model, one, other)
    several = [slot for slot in model.event.slots if model.allowed(axis, slot) > 1]
    if several and not model.knows("rooms", "places"):
        for slot in several:
            _room_for(model, axis, talks, slot)
    else:
        model.lastly(lambda: _in_places(model, axis, talks, several, before, missed))


def _before(model: PresetModel, axis: str | None) -> list[Term]:
    """How many talks of the axis are in earlier slots than the first, the second…; last, in all."""
    found: list[Term] = [0]
    for slot in model.event.slots:
        count = model.cp.new_int_var(0, len(model.event.talks_of(axis)), "")
        model.cp.add(count == found[-1] + model.talks_in(axis, slot))
        found.append(count)
    return found


def _follow(model: PresetModel, one: Talk, other: Talk) -> None:
    """The second talk is in no earlier slot than the first; this follows from their positions, but says it sooner."""
    earlier: list[BoolLiteral] = []
    for slot in model.event.slots:
        earlier.append(model.in_slot(one, slot))
        inside = model.in_slot(other, slot)
        if not model.is_false(inside):
            model.cp.add_bool_or(~inside, *earlier)


def _room_for(model: PresetModel, axis: str | None, talks: Sequence[Talk], slot: Slot) -> None:
    """Talks that take more places than the slot has overlap, in whatever rooms they are."""
    taken = sum(talk.places * model.in_slot(talk, slot) for talk in talks)
    most = sum(talk.places for talk in talks) - slot.places
    if most > 0:
        over = model.excess(Requirement("order", (str(axis),), "parallel"), most)
        model.cp.add(taken <= slot.places + over)


def _in_places(
    model: PresetModel,
    axis: str | None,
    talks: Sequence[Talk],
    several: Sequence[Slot],
    before: Sequence[Term],
    missed: Mapping[str, BoolLiteral],
) -> None:
    """Positions are counted to the place, and no two of the talks overlap."""
    if not several and axis not in model.axes_by_place:
        return  # the places are free: what is found is put in order
    for talk in talks:
        for slot in model.event.slots:
            model.at(talk, slot, 0)
            for room in model.event.rooms_of(slot) if slot in several else ():
                model.in_room(talk, slot, room)
    for one, other in combinations(talks, 2):
        for slot in several:
            model.not_at_once_in(one, other, slot, Requirement("order", (str(axis),), "parallel"))
    model.later(lambda classes: _counted(model, axis, talks, before, missed, classes))


def _counted(
    model: PresetModel,
    axis: str | None,
    talks: Sequence[Talk],
    before: Sequence[Term],
    missed: Mapping[str, BoolLiteral],
    classes: Sequence[TalkClass],
) -> None:
    """As many talks come before each of the talks as its order says, or it is missed."""
    rank = {room.id: number for number, room in enumerate(model.event.rooms)}
    held: dict[tuple[str, _At], list[IntVar]] = defaultdict(list)
    own: dict[str, list[tuple[Slot, _At, IntVar]]] = defaultdict(list)
    for one in classes:
        for position in one.positions if one.axis == axis else ():
            at = (rank.get(position.room or "", 0), position.place or 0)
            held[position.slot.id, at].append(position.amount)
            own[one.talks[0].id].append((position.slot, at, position.amount))
    reached = _reached(model, axis, before, held)
    for talk in talks:
        for slot, at, amount in own[talk.id]:
            away = reached[slot.id, at] + 1 - talk.order
            model.cp.add(away == 0).only_enforce_if(amount, ~missed[talk.id])


def _reached(
    model: PresetModel, axis: str | None, before: Sequence[Term], held: Mapping[tuple[str, _At], Sequence[IntVar]]
) -> dict[tuple[str, _At], Term]:
    """How many talks of the axis come before each place of each room in a slot."""
    found: dict[tuple[str, _At], Term] = {}
    most = len(model.event.talks_of(axis))
    for number, slot in enumerate(model.event.slots):
        count = before[number]
        for key in sorted(key for key in held if key[0] == slot.id):
            found[key] = count
            following = model.cp.new_int_var(0, most, "")
            model.cp.add(following == count + sum(held[key]))
            count = following
    return found
