"""The first, second … session of an axis in a model of preset sessions: its slot, and its room in that slot.

Sessions of an axis follow each other in the order of their slots, those of one slot in the order of their rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term


def most(model: PresetModel, axis: str | None) -> int:
    """Return an upper bound on the sessions of the axis in all slots."""
    return sum(len(model.sessions[axis, slot.id]) for slot in model.event.slots)


def in_slot(model: PresetModel, axis: str | None, number: int, slot: Slot) -> BoolLiteral:
    """A literal that is true if the session `number` of the axis, from 0, is in the slot."""
    if (axis, number) not in model.nth_in_slot:
        _add_slots(model, axis, number)
    return model.nth_in_slot[axis, number].get(slot.id, model.false)


def exists(model: PresetModel, axis: str | None, number: int) -> BoolLiteral:
    """A literal that is true if the axis has the session `number`, from 0."""
    if (axis, number) not in model.nth_in_slot:
        _add_slots(model, axis, number)
    return model.nth_sessions[axis, number]


def _add_slots(model: PresetModel, axis: str | None, number: int) -> None:
    """Adds the literals of the session for each slot; one is true unless the axis has fewer sessions."""
    literals: dict[str, BoolLiteral] = {}
    before: Term = model.false
    for slot in model.event.slots:
        sessions = model.sessions[axis, slot.id]
        if sessions:
            literals[slot.id] = here = model.cp.new_bool_var(f"{axis}#{number}@{slot.id}")
            model.cp.add(before <= number).only_enforce_if(here)
            model.cp.add(before + sum(sessions) > number).only_enforce_if(here)
            before = before + sum(sessions)
    held = model.cp.new_bool_var(f"{axis}#{number}")
    model.cp.add(before > number).only_enforce_if(held)
    model.cp.add(before <= number).only_enforce_if(~held)
    model.cp.add(sum(literals.values()) == held)
    model.nth_sessions[axis, number], model.nth_in_slot[axis, number] = held, literals


def in_room(model: PresetModel, axis: str | None, number: int, slot: Slot, room: str) -> BoolLiteral:
    """A literal that is true if the session is in the slot and the room; constant 0, and the model is shallow, where
    it does not tell rooms apart.
    """
    if not model.sessions[axis, slot.id] or not model.knows("rooms"):
        return model.false
    key = (axis, number, slot.id)
    if key not in model.nth_in_room:
        model.nth_in_room[key] = _rooms(model, axis, number, slot)
    return model.nth_in_room[key].get(room, model.false)


def _rooms(model: PresetModel, axis: str | None, number: int, slot: Slot) -> dict[str, BoolLiteral]:
    """The literals of the session in the slot, one a room; one is true where the session is in the slot."""
    here = in_slot(model, axis, number, slot)
    literals: dict[str, BoolLiteral] = {}
    before: Term = model.false
    for earlier in model.event.slots[: model.number[slot.id]]:
        before = before + sum(model.sessions[axis, earlier.id])
    for room in model.event.rooms_of(slot):
        session = model.has_session(axis, slot, room)
        if session is not None:
            literals[room] = there = model.cp.new_bool_var(f"{axis}#{number}@{slot.id}/{room}")
            model.cp.add_implication(there, session)
            model.cp.add(before == number).only_enforce_if(there)
            before = before + session
    model.cp.add(sum(literals.values()) == here)
    return literals
