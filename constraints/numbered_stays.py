"""The first, second … sessions of an axis at which a person has to be stay where another programme has them.

Only posts of levels of change use this module; `unchanged` is for their measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.clock import DAY
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.talks import Axis
from scheduler.model.preset import nth_sessions

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral

#: The sessions of a person by their numbers, each with the session of the other programme, if it has one.
Numbered = Sequence[tuple[int, PlacedSession | None]]


def of_person(model: TimetableModel, base: Programme, person: str) -> Iterator[BoolLiteral]:
    """Yield a literal for each axis and role of the person that is 1 only if the sessions stay."""
    for axis, sessions in _sessions(model.event.axes, base, person):
        candidates = {candidate.number: candidate for candidate in model.candidates.get(axis, ())}
        if sessions[0][0] in candidates:
            yield _stay(model, candidates, sessions)


def _sessions(axes: Sequence[Axis], base: Programme, person: str) -> Iterator[tuple[str, Numbered]]:
    """Yield the sessions that the person chairs or discusses by their numbers, where `base` has the first of them."""
    for axis in axes:
        if not axis.numbered:
            continue
        before = [session for session in base.sessions if session.axis == axis.id]
        count = max(len(before), len(axis.session_chairs), len(axis.session_discussants)) + 1
        for people_of in (axis.chairs_of, axis.discussants_of):
            if people_of == axis.chairs_of and not axis.session_chairs:
                continue
            numbers = [number for number in range(count) if person in people_of(number)]
            if numbers and numbers[0] < len(before):
                yield axis.id, [(number, before[number] if number < len(before) else None) for number in numbers]


def _stay(model: TimetableModel, candidates: dict[int, Candidate], sessions: Numbered) -> BoolLiteral:
    """Return a literal that is 1 only if each session has the room, start and end that it had, or none is held."""
    stays = model.cp.new_bool_var("numbered sessions stay")
    first = candidates[sessions[0][0]].present
    for number, was in sessions:
        candidate = candidates.get(number)
        if candidate is None:
            if was is not None:
                model.cp.add_bool_or(~stays, ~first)
        elif was is None:
            model.cp.add_bool_or(~stays, ~candidate.present)
        else:
            midnight = model.day_number[was.day] * DAY
            held = [stays, first]
            model.cp.add_bool_or(~stays, ~first, candidate.room.get(was.room, model.false))
            model.cp.add(candidate.start == midnight + was.start).only_enforce_if(held)
            model.cp.add(candidate.end == midnight + was.end).only_enforce_if(held)
    return stays


def of_person_in_slots(model: PresetModel, base: Programme, person: str) -> Iterator[BoolLiteral]:
    """Yield a literal for each axis and role of the person that is 1 only if the sessions stay.

    A model that does not know rooms compares the slots alone.
    """
    for axis, sessions in _sessions(model.event.axes, base, person):
        if axis in model.event.used_axes:
            yield _stay_in_slots(model, axis, sessions)


def _stay_in_slots(model: PresetModel, axis: str, sessions: Numbered) -> BoolLiteral:
    """Return a literal that is 1 only if each session has the slot and room that it had, or none is held."""
    stays = model.cp.new_bool_var("numbered sessions stay")
    gone = [~nth_sessions.exists(model, axis, sessions[0][0])]
    for number, was in sessions:
        if was is None:
            model.cp.add_bool_or(~stays, ~nth_sessions.exists(model, axis, number))
            continue
        slots = [slot for slot in model.event.slots if _has(model, slot, was)]
        if model.knows("rooms"):
            there = [nth_sessions.in_room(model, axis, number, slot, was.room) for slot in slots]
        else:
            there = [nth_sessions.in_slot(model, axis, number, slot) for slot in slots]
        model.cp.add_bool_or(~stays, *gone, *there)
    return stays


def _has(model: PresetModel, slot: Slot, session: PlacedSession) -> bool:
    """True if the session may be in the slot: it has its hours and one of its rooms."""
    same = (slot.day, slot.start, slot.end) == (session.day, session.start, session.end)
    return same and session.room in model.event.rooms_of(slot)
