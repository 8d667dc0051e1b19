"""A talk lies inside one of the windows of its room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset.fitting_hours import places_that_fit
from scheduler.model.preset.windows import within

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("room_available", (room.id,)) for room in event.talk_rooms if room.available)


def post(model: TimetableModel) -> None:
    """A talk in the room starts so that it lies inside one of the room's windows, unless slack is 1."""
    for room in model.event.talk_rooms:
        if not room.available:
            continue
        requirement = Requirement("room_available", (room.id,))
        for talk in model.event.talks:
            slack = model.slack(requirement)
            hours = model.starts_within(room.available, talk.duration)
            for session in model.candidates[talk.axis]:
                model.within(model.start_of(talk), hours, ~slack, session.holds[talk.id], session.room[room.id])


def post_slots(model: PresetModel) -> None:
    """Each talk of the room at a place outside its windows costs 1.

    A model without rooms holds at most as many sessions in the slot as it has rooms that are open for one place.
    """
    for slot in model.event.slots:
        limited = [room for room in model.event.talk_rooms if room.available and room.id in model.event.rooms_of(slot)]
        for room in limited:
            _keep_within(model, room, slot)
        if limited and not model.knows("groups"):
            shut = [room for room in limited if _shut(model, room, slot)]
            model.cp.add(model.sessions_in(slot) <= len(model.event.rooms_of(slot)) - len(shut))


def _shut(model: PresetModel, room: Room, slot: Slot) -> bool:
    """True if the room is open for no single place of the slot."""
    fits = within(room.available)
    open_ = any(fits(slot, slot.minute(place), slot.minute(place + 1)) for place in range(slot.places))
    return not open_ and model.binds(Requirement("room_available", (room.id,)))


def _keep_within(model: PresetModel, room: Room, slot: Slot) -> None:
    """Each talk in the room during the slot at a place outside the room's windows costs 1."""
    requirement, fits = Requirement("room_available", (room.id,)), within(room.available)
    if fits(slot, slot.start, slot.end):
        return
    for axis in model.event.used_axes:
        talks = [talk for talk in model.event.talks_of(axis) if talk.places <= slot.places]
        good = {talk.id: places_that_fit(talk, slot, fits) for talk in talks}
        sessions = model.room_count(axis, slot, room.id)
        if sessions is None:
            continue
        if not any(any(fitting) for fitting in good.values()) and model.binds(requirement):
            model.forbid(sessions)
        else:
            for talk in talks:
                _keep_talk(model, talk, slot, room, good[talk.id])


def _keep_talk(model: PresetModel, talk: Talk, slot: Slot, room: Room, good: Sequence[bool]) -> None:
    """The talk in the room costs 1 at each place at which `good` is False."""
    requirement = Requirement("room_available", (room.id,))
    if all(good):
        return
    inside = model.in_room(talk, slot, room.id)
    if model.is_false(inside):
        return
    if not any(good):
        model.price(requirement, 1, inside)
    elif model.knows("places"):
        slack = model.slack(requirement)
        for place, fine in enumerate(good):
            if not fine:
                model.cp.add_bool_or(slack, ~inside, ~model.at(talk, slot, place))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return all talks, if some room has windows."""
    return event.talks if any(room.available for room in event.talk_rooms) else ()


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk that no window of its room holds whole counts 1; introductions and discussions do not count."""
    violations = []
    for item in items.talks(programme):
        room = event.room.get(item.room or "")
        if room is not None and room.available and not items.covered(item, room.available):
            text = message(
                "L'exposé {talk} a lieu {when} dans {room}, qui n'est libre {only}.",
                "Talk {talk} is held {when} in {room}, which is free {only}.",
                talk=phrases.talk(event, item.id),
                when=phrases.when(event, item),
                room=phrases.room(event, room.id),
                only=phrases.only(event, room.available),
            )
            violations.append(Violation("room_available", 1, (item.id, room.id), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    room = event.room[requirement.subjects[0]]
    return message(
        "{room} n'est libre {only}.",
        "{room} is free {only}.",
        room=phrases.opening(phrases.room(event, room.id)),
        only=phrases.only(event, room.available),
    )


RULE = Rule(
    name="room_available",
    kind="adjustable",
    title=message(fr="Disponibilités des salles", en="Availability of rooms"),
    meaning=message(
        fr="l'exposé tient tout entier dans l'une des plages de sa salle",
        en="the talk lies wholly in one of the windows of its room",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("rooms.available",),
    sees_inside=sees_inside,
    relaxations=("room_hours",),
    by_session=True,
)
