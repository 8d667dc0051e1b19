"""The sessions of an axis are in one room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each axis that has talks has one requirement; an event without axes has none."""
    return tuple(Requirement("axis_rooms", (axis,)) for axis in event.used_axes if axis is not None)


def post(model: TimetableModel) -> None:
    """The rooms that the axis uses number at most one plus its excess."""
    rooms = [room.id for room in model.event.talk_rooms]
    for axis in model.event.used_axes if model.event.axes and len(rooms) > 1 else ():
        used = {room: model.cp.new_bool_var(f"{axis} uses {room}") for room in rooms}
        for session in model.candidates[axis]:
            for room in rooms:
                model.cp.add_implication(session.room[room], used[room])
        excess = model.excess(Requirement("axis_rooms", (str(axis),)), len(rooms) - 1)
        model.cp.add(sum(used.values()) <= 1 + excess)


def post_slots(model: PresetModel) -> None:
    """The rooms that the axis uses, and its sessions in one slot, number at most one plus its excess."""
    for axis in model.event.used_axes if model.event.axes else ():
        if model.settled_rooms(axis) is not None and model.knows("rooms"):
            rooms = model.given_rooms[axis]
            if len(rooms) > 1:
                model.price(Requirement("axis_rooms", (str(axis),)), len(rooms) - 1, model.true)
            continue
        excess = model.excess(Requirement("axis_rooms", (str(axis),)), len(model.event.talk_rooms) - 1)
        for slot in model.event.slots:
            if len(model.sessions[axis, slot.id]) > 1:
                model.cp.add(sum(model.sessions[axis, slot.id]) <= 1 + excess)
        used = [_used(model, axis, group) for group in model.all_groups()]
        if used:
            model.cp.add(sum(used) <= 1 + excess)


def _used(model: PresetModel, axis: str | None, group: tuple[str, ...]) -> Term:
    """Return a lower bound on the number of rooms of the group that the axis uses.

    In a group of several rooms it is the largest number of sessions of one slot: two slots may use different rooms.
    """
    in_slots = model.counts_of(axis, group[0])
    if not in_slots:
        return 0
    if len(group) == 1:
        literal = model.cp.new_bool_var(f"{axis} uses {group[0]}")
        model.cp.add_none_of([session.index for session in in_slots], [~literal.index])
        return literal
    model.knows("session rooms")
    upper_bound = model.cp.new_int_var(0, len(group), f"{axis} uses {group[0]}…")
    for count in in_slots:
        model.cp.add(count <= upper_bound)
    return upper_bound


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each axis counts the rooms of its sessions beyond the first."""
    violations, sessions = [], items.of_axes(programme)
    for axis in event.axes:
        rooms = sorted({session.room or "" for session in sessions.get(axis.id, ())})
        if len(rooms) > 1:
            text = message(
                "{axis} occupe {count} salles : {rooms}.",
                "{axis} uses {count} rooms: {rooms}.",
                axis=phrases.opening(phrases.axis(event, axis.id)),
                count=len(rooms),
                rooms=phrases.listed([phrases.room_name(event, room) for room in rooms]),
            )
            violations.append(Violation("axis_rooms", len(rooms) - 1, (axis.id, *rooms), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    axis = phrases.opening(phrases.axis(event, requirement.subjects[0]))
    return message("{axis} reste dans une seule salle.", "{axis} stays in one room.", axis=axis)


RULE = Rule(
    name="axis_rooms",
    kind="adjustable",
    title=message(fr="Une salle par axe", en="One room per axis"),
    meaning=message(
        fr="les sessions d'un même axe sont dans une seule salle",
        en="the sessions of one axis are in one room",
    ),
    unit=message(fr="salle en plus de la première", en="room beyond the first"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    relaxations=("rule",),
    measure_in=sees_no_talks,
)
