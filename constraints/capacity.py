"""The audience of a talk fits the capacity of its room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each talk with an audience has one requirement, if some room has a capacity."""
    if all(room.capacity is None for room in event.talk_rooms):
        return ()
    return tuple(Requirement("capacity", (talk.id,)) for talk in event.talks if talk.audience is not None)


def post(model: TimetableModel) -> None:
    """The talk's room has no capacity or at least the talk's audience, unless the talk's slack is 1."""
    for talk in model.event.talks:
        if talk.audience is not None:
            fitting = [r.id for r in model.event.talk_rooms if r.capacity is None or r.capacity >= talk.audience]
            model.in_rooms(talk, fitting, model.slack(Requirement("capacity", (talk.id,))))


def post_slots(model: PresetModel) -> None:
    """The talk's room has no capacity or at least the talk's audience, unless the talk's slack is 1."""
    for talk in model.event.talks:
        if talk.audience is not None:
            fitting = [r.id for r in model.event.talk_rooms if r.capacity is None or r.capacity >= talk.audience]
            model.in_rooms(talk, fitting, Requirement("capacity", (talk.id,)))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks with an audience, if some room has a capacity."""
    limited = any(room.capacity is not None for room in event.talk_rooms)
    return (talk for talk in event.talks if limited and talk.audience is not None)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk with an audience above its room's capacity counts 1; a room without capacity holds any number."""
    violations = []
    for placed in programme.talks:
        talk, room = event.talk.get(placed.id), event.room.get(placed.room)
        if talk is None or room is None or talk.audience is None or room.capacity is None:
            continue
        if talk.audience > room.capacity:
            text = message(
                "L'exposé {talk} attend {audience}, mais {room} n'a que {capacity}.",
                "Talk {talk} expects {audience}, but {room} has only {capacity}.",
                talk=phrases.talk(event, talk.id),
                audience=_people(talk.audience),
                room=phrases.room(event, room.id),
                capacity=_seats(room.capacity),
            )
            violations.append(Violation("capacity", 1, (talk.id, room.id), text))
    return tuple(violations)


def _people(count: int) -> Message:
    return message(
        "{count} personnes" if count > 1 else "{count} personne",
        "{count} people" if count != 1 else "{count} person",
        count=count,
    )


def _seats(count: int) -> Message:
    return message(
        "{count} places" if count > 1 else "{count} place",
        "{count} seats" if count != 1 else "{count} seat",
        count=count,
    )


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    return message(
        "L'exposé {talk} attend {audience}, qui doivent tenir dans sa salle."
        if (talk.audience or 0) > 1
        else "L'exposé {talk} attend {audience}, qui doit tenir dans sa salle.",
        "Talk {talk} expects {audience}, who must fit its room.",
        talk=phrases.talk(event, talk.id),
        audience=_people(talk.audience or 0),
    )


RULE = Rule(
    name="capacity",
    kind="adjustable",
    title=message(fr="Capacité des salles", en="Capacity of rooms"),
    meaning=message(
        fr="le public attendu de l'exposé (`public`) tient dans sa salle (`capacity`)",
        en="the talk's expected `audience` fits the `capacity` of its room",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("rooms.capacity", "talks.audience"),
    sees_inside=sees_inside,
    relaxations=("audience",),
    by_session=True,
)
