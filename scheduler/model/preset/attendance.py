"""People of whom one is chosen for each session of an axis, in a model of preset sessions: who is at which session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from scheduler.domain.chairing import chair_lists, listed_chairs
from scheduler.model.preset.windows import covers

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def add(model: PresetModel, axis: str) -> None:
    """Adds a literal for each slot of the axis and each person of its lists who is there for all of it.

    Nobody is at a session that is not held, nor at two of them; all of them together are no more than the lists.
    """
    for slot in model.event.slots:
        sessions = model.sessions[axis, slot.id]
        if not sessions:
            continue
        literals = {
            person: model.cp.new_bool_var(f"{person} at {axis}@{slot.id}")
            for person in listed_chairs(model.event, axis)
            if is_there(model, person, slot)
        }
        model.attending[axis, slot.id] = literals
        model.cp.add(sum(literals.values()) <= len(chair_lists(model.event, axis)) * sum(sessions))


def is_there(model: PresetModel, person: str, slot: Slot) -> bool:
    """True if the person is there for the whole slot."""
    available = model.event.person[person].available
    return not available or covers(available, slot.day, slot.start, slot.end)


def inside(model: PresetModel, axis: str | None, person: str, slot: Slot) -> BoolLiteral:
    """A literal that is true if the person is at a session of the axis in the slot."""
    return model.attending.get((axis, slot.id), {}).get(person, model.false)


def in_room(model: PresetModel, axis: str | None, person: str, slot: Slot, room: str) -> BoolLiteral:
    """A literal that is true if that session is in the room; constant 0, and the model is shallow, where it does not
    tell rooms apart.
    """
    session = model.has_session(axis, slot, room)
    here = inside(model, axis, person, slot)
    if session is None or model.is_false(here):
        return model.false
    key = (axis, slot.id, room)
    if key not in model.attending_in:
        _add_rooms(model, axis, slot)
    return model.attending_in[key][person]


def _add_rooms(model: PresetModel, axis: str | None, slot: Slot) -> None:
    """Adds the literals of all people by room: each is in one room, and in one where a session is held."""
    people = model.attending[axis, slot.id]
    for room in model.event.rooms_of(slot):
        session = model.has_session(axis, slot, room)
        if session is not None:
            there = {person: model.cp.new_bool_var(f"{person} at {axis}@{slot.id}/{room}") for person in people}
            model.attending_in[axis, slot.id, room] = there
            for literal in there.values():
                model.cp.add_implication(literal, session)
    for person, here in people.items():
        rooms = (model.attending_in.get((axis, slot.id, room), {}) for room in model.event.rooms_of(slot))
        model.cp.add(sum(literals[person] for literals in rooms if literals) == here)


def of_list(literals: Mapping[str, BoolLiteral], people: Iterable[str]) -> list[BoolLiteral]:
    """The literals of the people of one list."""
    return [literals[person] for person in people if person in literals]


def are_apart(model: PresetModel, axis: str) -> bool:
    """True if nobody stands on two lists of the axis."""
    every = [*chain.from_iterable(chair_lists(model.event, axis))]
    return len(every) == len(set(every))
