"""A talk lies in the windows of its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Requirement, Rule, Violation
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.model import Model


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("room_available", (room.id,)) for room in event.rooms if room.available)


def post(model: Model) -> None:
    for room in model.event.rooms:
        if not room.available:
            continue
        asked = Requirement("room_available", (room.id,))
        for talk in model.event.talks:
            slack = model.slack(asked)
            hours = model.starts_within(room.available, talk.duration)
            for session in model.candidates[talk.axis]:
                model.within(model.start_of(talk), hours, ~slack, session.holds[talk.id], session.room[room.id])


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk that no window of its room holds whole counts 1; a discussion after it does not."""
    found = []
    for item in items.talks(programme):
        room = event.room.get(item.room or "")
        if room is not None and room.available and not items.covered(item, room.available):
            text = told(
                "L'exposé {talk} a lieu {when} dans {room}, qui n'est libre {only}.",
                "Talk {talk} is held {when} in {room}, which is free {only}.",
                talk=phrases.talk(event, item.id), when=phrases.when(event, item), room=phrases.room(event, room.id),
                only=phrases.only(event, room.available),
            )  # fmt: skip
            found.append(Violation("room_available", 1, (item.id, room.id), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Saying:
    room = event.room[requirement.subjects[0]]
    return told("{room} n'est libre {only}.", "{room} is free {only}.",
                room=phrases.opening(phrases.room(event, room.id)),
                only=phrases.only(event, room.available))  # fmt: skip


RULE = Rule(
    name="room_available",
    kind="adjustable",
    title=Saying(fr="Disponibilités des salles", en="Availability of rooms"),
    meaning=Saying(
        fr="l'exposé tient tout entier dans l'une des plages de sa salle",
        en="the talk lies wholly in one of the windows of its room",
    ),
    unit=Saying(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
)
