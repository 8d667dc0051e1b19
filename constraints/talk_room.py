"""A talk that names a room is held in it."""

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
    return tuple(Requirement("talk_room", (talk.id,)) for talk in event.talks if talk.room is not None)


def post(model: TimetableModel) -> None:
    """The talk's room is the room of its row, unless its slack is 1."""
    for talk in model.event.talks:
        if talk.room is not None:
            model.in_rooms(talk, [talk.room], model.slack(Requirement("talk_room", (talk.id,))))


def post_slots(model: PresetModel) -> None:
    """The talk's room is the room of its row, unless its slack is 1."""
    for talk in model.event.talks:
        if talk.room is not None:
            model.in_rooms(talk, [talk.room], Requirement("talk_room", (talk.id,)))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that name a room."""
    return (talk for talk in event.talks if talk.room)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk in another room than the room of its row counts 1."""
    violations = []
    for placed in programme.talks:
        talk = event.talk.get(placed.id)
        if talk is not None and talk.room not in (None, placed.room):
            text = message(
                "L'exposé {talk} est dans {room} au lieu de {own}.",
                "Talk {talk} is in {room} instead of {own}.",
                talk=phrases.talk(event, talk.id),
                room=phrases.room(event, placed.room),
                own=phrases.room(event, talk.room),
            )
            violations.append(Violation("talk_room", 1, (talk.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    return message(
        "L'exposé {talk} doit être dans {room}.",
        "Talk {talk} must be in {room}.",
        talk=phrases.talk(event, talk.id),
        room=phrases.room(event, talk.room),
    )


RULE = Rule(
    name="talk_room",
    kind="adjustable",
    title=message(fr="Salle demandée", en="Room asked for"),
    meaning=message(
        fr="l'exposé est dans la salle que nomme sa colonne `salle`", en="the talk is in the room that its `room` names"
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.room",),
    sees_inside=sees_inside,
    relaxations=("room",),
    by_session=True,
)
