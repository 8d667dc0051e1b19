"""Chairs are proposed for the sessions that have none, in the preset model; posts alone use them.

A session is known by its axis and its position among the axis's sessions (`nth_sessions`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING

from constraints import session_lists
from constraints.duty_slots import Duty, Slack, chaired, discussed, keep_apart, keep_from, keep_present
from constraints.stays import poster_plenary
from scheduler.domain.chairing import chair_lists, listed_chairs, potential_chairs
from scheduler.domain.programme import Programme
from scheduler.model.preset import attendance, nth_sessions

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.domain.event import Event
    from scheduler.domain.people import Person
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term

#: A session by its axis and its position among the axis's sessions, from 0.
Key = tuple[str | None, int]


def propose(model: PresetModel) -> None:
    """The model has a literal for each session that nobody is stated to chair and each person who may: proposed.

    At most one is true for a session, and only where the person is there for the whole of it, and in one place,
    whatever the settings of the rules. Further calls do nothing.
    """
    if model.proposals:
        return
    people = potential_chairs(model.event)
    for axis, number in sessions(model):
        if chair_lists(model.event, axis):
            model.proposals[axis, number] = _chosen(model, axis, number)
        elif not stated(model.event, (axis, number)):
            literals = {person.id: model.cp.new_bool_var(f"{axis}#{number} by {person.id}") for person in people}
            model.cp.add(sum(literals.values()) <= nth_sessions.exists(model, axis, number))
            model.proposals[axis, number] = literals
    for person in people:
        _keep_in_one_place(model, person)


def sessions(model: PresetModel) -> Iterator[Key]:
    """Yield each session that may be held."""
    for axis in model.event.used_axes:
        talks = len(model.event.talks_of(axis))
        yield from ((axis, number) for number in range(min(talks, nth_sessions.most(model, axis))))


def stated(event: Event, key: Key) -> tuple[str, ...]:
    """Return the people who are stated to chair the session, by id."""
    axis, number = key
    return () if axis is None else event.axis[axis].chairs_of(number)


def _keep_in_one_place(model: PresetModel, person: Person) -> None:
    """The sessions proposed to the person lie in his or her windows, and apart from each other and all else."""
    event = model.event
    own = {
        Duty(axis, number=number): each[person.id]
        for (axis, number), each in model.proposals.items()
        if person.id in each and not chair_lists(event, axis)
    }
    chosen = (Duty(axis, person=person.id) for axis in event.used_axes if person.id in listed_chairs(event, axis))
    presented = (Duty(talk.axis, talk) for talk in event.presented(person.id))
    elsewhere = list(dict.fromkeys(chain(presented, chaired(model, person), discussed(model, person), chosen)))
    shows = poster_plenary(event, person.id)
    plenaries = [p for p in model.plenaries if person.id in event.plenary[p.id].people or p.id in shows]
    for duty, literal in own.items():
        slack = _unless(model, literal, literal)
        if person.available:
            keep_present(model, duty, person, slack)
        for other in elsewhere:
            keep_apart(model, duty, other, slack)
        for pause in plenaries:
            keep_from(model, duty, pause, slack)
    for (duty, literal), (other, another) in combinations(own.items(), 2):
        keep_apart(model, duty, other, _unless(model, literal, another))


def _chosen(model: PresetModel, axis: str | None, number: int) -> dict[str, IntVar]:
    """Return a literal for each person of the axis's lists that is 1 if he or she is chosen for the session `number`.

    A model that cannot tell which of several sessions of a slot it is allows any of them.
    """
    literals = {}
    for person in listed_chairs(model.event, axis):
        here: list[BoolLiteral] = []
        exact = True
        for slot in model.event.slots:
            there, inside = (
                attendance.inside(model, axis, person, slot),
                nth_sessions.in_slot(model, axis, number, slot),
            )
            if model.is_false(there) or model.is_false(inside):
                continue
            if model.allowed(axis, slot) > 1 and model.knows("rooms"):
                for room in model.event.rooms_of(slot):
                    nth = nth_sessions.in_room(model, axis, number, slot, room)
                    here.append(model.both(nth, attendance.in_room(model, axis, person, slot, room)))
            else:
                exact = exact and model.allowed(axis, slot) < 2
                here.append(model.both(inside, there))
        literals[person] = chosen = model.cp.new_bool_var(f"{axis}#{number} by {person}")
        if exact:
            model.cp.add(sum(here) == chosen)
        else:
            model.cp.add_bool_or(~chosen, *here)
    return literals


def without_chair(model: PresetModel, key: Key) -> Term:
    """Return 1 if the session is held and nobody is proposed or chosen for it, else 0; it is to be minimised."""
    lacking = nth_sessions.exists(model, *key) - sum(model.proposals[key].values())
    if len(chair_lists(model.event, key[0])) < 2:
        return lacking
    without = model.cp.new_bool_var(f"{key} without a chair")
    model.cp.add(without >= lacking)
    return without


def _unless(model: PresetModel, literal: BoolLiteral, other: BoolLiteral) -> Slack:
    """Return the slack that is true unless both literals are; it is made once a constraint asks for it."""
    return cache(lambda: ~model.both(literal, other))


def present_there(model: PresetModel, key: Key, person: str, literal: BoolLiteral) -> BoolLiteral | None:
    """Return a literal that is 1 if the person chairs the session and presents a talk of it; None: no talk of the axis.

    A model that does not know rooms tells it only where the axis has a single session in the slot.
    """
    talks = [talk for talk in model.event.presented(person) if talk.axis == key[0]]
    if not talks:
        return None
    presents = model.cp.new_bool_var(f"{person} presents in {key}")
    duty = Duty(key[0], number=key[1])
    for talk in talks:
        for slot in model.event.slots:
            inside, held = model.in_slot(talk, slot), duty.inside(model, slot)
            if model.is_false(inside) or model.is_false(held):
                continue
            if model.allowed(key[0], slot) < 2:
                model.cp.add_bool_or(presents, ~literal, ~inside, ~held)
            elif model.knows("rooms"):
                for room in model.event.rooms_of(slot):
                    here, there = model.in_room(talk, slot, room), duty.in_room(model, slot, room)
                    model.cp.add_bool_or(presents, ~literal, ~here, ~there)
    return presents


def stays_proposed(model: PresetModel, base: Programme, person: Person) -> BoolLiteral:
    """Return a literal that is 1 only if the person is proposed for the sessions of `base`, and for no others.

    A session of `base` is one with its axis, slot and room; a model that does not know rooms compares the slots alone.
    """
    event = model.event
    before = [item for item, chair in session_lists.proposed(event, base) if chair == person.id]
    stays = model.cp.new_bool_var(f"{person.id} is proposed as before")
    own = {key: each[person.id] for key, each in model.proposals.items() if person.id in each}
    model.cp.add(sum(own.values()) == len(before)).only_enforce_if(stays)
    for item in before:
        hours = item.day, item.start, item.end
        slots = [s for s in event.slots if (s.day, s.start, s.end) == hours and item.room in event.rooms_of(s)]
        here = []
        for (axis, number), literal in own.items():
            for slot in slots if axis == item.axis else ():
                rooms = model.knows("rooms")
                there = nth_sessions.in_slot(model, axis, number, slot)
                there = nth_sessions.in_room(model, axis, number, slot, item.room or "") if rooms else there
                here.append(model.both(literal, there))
        model.cp.add_bool_or(~stays, *here)
    return stays
