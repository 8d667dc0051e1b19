"""Few rooms are used (a level)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule, nothing, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is the number of pairs of a room and a day that some session has."""
    used: list[Term] = []
    for number in range(len(model.event.days)):
        for room in model.event.talk_rooms:
            literal = model.cp.new_bool_var(f"{room.id} in use #{number}")
            for session in model.sessions:
                model.cp.add_bool_or(~session.room[room.id], ~session.day[number], literal)
            used.append(literal)
    total = sum(used)
    return lambda: total


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """The cost is, for each day and group of equal rooms, the most sessions that one of its slots has there.

    Two slots need not use the same rooms of a group, so only a model that tells rooms apart is exact.
    """
    total = sum(_of_day(model, day) for day in dict.fromkeys(slot.day for slot in model.event.slots))
    return lambda: total


def _of_day(model: PresetModel, day: date) -> Term:
    """Return a lower bound on the rooms that the slots of the day use."""
    slots = [slot for slot in model.event.slots if slot.day == day]
    groups = model.all_groups()
    if not groups:
        return _most(model, len(model.event.talk_rooms), [model.sessions_in(slot) for slot in slots])
    used: list[Term] = []
    for group in groups:
        if len(group) > 1:
            model.knows("session rooms")
        counts = [[model.room_count(axis, slot, group[0]) for axis in model.event.used_axes] for slot in slots]
        in_slots = [[count for count in of_slot if count is not None] for of_slot in counts]
        used.append(_most(model, len(group), [sum(of_slot) for of_slot in in_slots if of_slot]))
    return sum(used)


def _most(model: PresetModel, rooms: int, counts: list[Term]) -> Term:
    """Return a variable that is at least each of the counts."""
    upper_bound = model.cp.new_int_var(0, rooms, "")
    for count in counts:
        model.cp.add(count <= upper_bound)
    return upper_bound


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each room counts 1 for each day on which it has a session."""
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    used = {(session.day, session.room) for session in programme.sessions}
    return tuple(
        Violation(
            "rooms",
            1,
            (room,),
            message(
                "{room} accueille des sessions{day}.",
                "{room} has sessions{day}.",
                room=phrases.opening(phrases.room(event, room)),
                day=_on(event, day),
            ),
        )
        for day, room in sorted(used, key=lambda pair: (pair[0], rank.get(pair[1], len(rank)), pair[1]))
    )


def _on(event: Event, day: date) -> Message:
    """Return the day, after a space, where the event has several."""
    return message(" {day}", " {day}", day=phrases.on(day)) if len(event.days) > 1 else Message(fr="", en="")


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="rooms",
    kind="level",
    title=message(fr="Peu de salles", en="Few rooms"),
    meaning=message(
        fr="il faut aussi peu de salles que possible : celles qui accueillent une session, comptées jour par jour",
        en="as few rooms as possible are used: those that have a session, counted day by day",
    ),
    unit=message(fr="salle et jour", en="room and day"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    measure_in=sees_no_talks,
)
