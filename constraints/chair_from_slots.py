"""One person of each list of an axis is at each of its sessions, in the preset model; posts alone use this module."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from constraints.duty_slots import Duty, chaired, discussed, judge, keep_apart, keep_apart_in, keep_from
from constraints.stays import poster_plenary
from scheduler.domain.chairing import chair_lists, listed_chairs
from scheduler.domain.requirement import Requirement
from scheduler.model.preset import attendance, talk_pairs

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term


def requirement_on(axis: str, number: int) -> Requirement:
    """Return the requirement that one person of the list `number` of the axis, from 0, is at each session."""
    return Requirement("chair_from", (axis,), str(number + 1))


def post(model: PresetModel) -> None:
    """Each session without a person of a list costs 1; who is chosen is there, and in one place."""
    event = model.event
    axes = [axis for axis in event.used_axes if axis is not None and _asks(model, axis)]
    for axis in axes:
        attendance.add(model, axis)
    for person in event.people:
        duties = [Duty(axis, person=person.id) for axis in axes if person.id in listed_chairs(event, axis)]
        if duties:
            _keep_in_one_place(model, person, duties)
    for axis, slot in product(axes, event.slots):
        if model.sessions[axis, slot.id]:
            _cover(model, axis, slot)


def _asks(model: PresetModel, axis: str) -> bool:
    """True if the model asks for people of a list of the axis."""
    numbers = range(len(chair_lists(model.event, axis)))
    return any(not model.drops(requirement_on(axis, number)) for number in numbers)


def _cover(model: PresetModel, axis: str, slot: Slot) -> None:
    """Each session of the axis in the slot has somebody of each list, or breaks its requirement."""
    sessions, lists = model.sessions[axis, slot.id], chair_lists(model.event, axis)
    exactly = attendance.are_apart(model, axis)
    for number, people in enumerate(lists):
        requirement = requirement_on(axis, number)
        if model.drops(requirement):
            continue
        lacking = model.excess(requirement, model.allowed(axis, slot))
        there = attendance.of_list(model.attending[axis, slot.id], people)
        if exactly:
            model.cp.add(sum(there) + lacking == sum(sessions))
        else:
            model.cp.add(sum(there) + lacking >= sum(sessions))
        if model.allowed(axis, slot) > 1 and model.knows("rooms"):
            _cover_rooms(model, axis, slot, people, lacking)


def _cover_rooms(model: PresetModel, axis: str, slot: Slot, people: tuple[str, ...], lacking: Term) -> None:
    """Where the slot has several sessions of the axis, no more of them than `lacking` have nobody of the list."""
    without: list[BoolLiteral] = []
    for room in model.event.rooms_of(slot):
        session = model.has_session(axis, slot, room)
        if session is not None:
            there = [
                attendance.in_room(model, axis, p, slot, room) for p in people if p in model.attending[axis, slot.id]
            ]
            without.append(model.cp.new_bool_var(f"{axis}@{slot.id}/{room} without"))
            model.cp.add_bool_or(~session, without[-1], *there)
    model.cp.add(sum(without) <= lacking)


def _keep_in_one_place(model: PresetModel, person: Person, duties: list[Duty]) -> None:
    """The sessions for which the person is chosen are apart from each other and from all else."""
    event, never = model.event, lambda: model.false
    presented = (Duty(talk.axis, talk) for talk in event.presented(person.id))
    elsewhere = list(dict.fromkeys(chain(presented, chaired(model, person), discussed(model, person))))
    shows = poster_plenary(event, person.id)
    plenaries = [p for p in model.plenaries if person.id in event.plenary[p.id].people or p.id in shows]
    for duty in duties:
        for other in elsewhere:
            keep_apart(model, duty, other, never)
        for pause in plenaries:
            keep_from(model, duty, pause, never)
        for slots in _near(model):
            if not any(model.is_false(duty.inside(model, slot)) for slot in slots):
                keep_apart_in(model, (duty, duty), slots, never)
    for duty, other in combinations(duties, 2):
        keep_apart(model, duty, other, never)


def _near(model: PresetModel) -> Iterator[tuple[Slot, Slot]]:
    """Yield each two slots that leave no time to change rooms between them."""
    for slots in combinations(model.event.slots, 2):
        if judge(model.event, *(talk_pairs.hours(slot) for slot in slots)) != "fine":
            yield slots
