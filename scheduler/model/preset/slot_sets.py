"""The sets of slots that an axis may be held in, in a model of preset sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.model.preset.model import PresetModel

#: Each set of slots (by number) that an axis may be held in, with its literal.
SlotSets: TypeAlias = "Sequence[tuple[tuple[int, ...], IntVar]]"

#: Sets of slots of one axis: with more, they are not listed, since the list would outgrow the model.
_MOST = 600


def slot_sets(model: PresetModel, axis: str | None) -> SlotSets | None:
    """Each set of slots (by number) that the axis may be held in, with its literal; exactly one is true.

    None where the sessions of the axis are given, and where the sets are too many.
    """
    if model.settled(axis):
        return None
    talks = model.event.talks_of(axis)
    slots = [slot for slot in model.event.slots if model.allowed(axis, slot)]
    largest = min(len(talks), len(slots))
    number = sum(comb(len(slots), size) for size in range(1, largest + 1))
    if number > _MOST or any(talk.id in model.scope.optional_talks for talk in talks):
        return None
    needed = sum(talk.places for talk in talks)
    sets = [
        (tuple(model.number[slot.id] for slot in chosen), model.cp.new_bool_var(""))
        for size in range(1, largest + 1)
        for chosen in combinations(slots, size)
        if sum(slot.places * model.allowed(axis, slot) for slot in chosen) >= needed
    ]
    model.cp.add_exactly_one(literal for _, literal in sets)
    for slot in slots:
        here = [literal for chosen, literal in sets if model.number[slot.id] in chosen]
        model.cp.add(sum(here) == model.sessions[axis, slot.id][0])
    _need_further_sessions(model, axis, sets, needed)
    return sets


def _need_further_sessions(model: PresetModel, axis: str | None, sets: SlotSets, needed: int) -> None:
    """Where the first sessions of a set have fewer places than are `needed`, further ones make up for them."""
    further: dict[int, list[IntVar]] = defaultdict(list)
    for chosen, literal in sets:
        slots = [model.event.slots[number] for number in chosen]
        missing = needed - sum(slot.places for slot in slots)
        if missing > 0:
            widest = max(slot.places for slot in slots if model.allowed(axis, slot) > 1)
            further[-(-missing // widest)].append(literal)
    if further:
        every = (slot for slot in model.event.slots if model.allowed(axis, slot))
        sessions = sum(sum(model.sessions[axis, slot.id][1:]) for slot in every)
        model.cp.add(sessions >= sum(count * sum(literals) for count, literals in further.items()))
