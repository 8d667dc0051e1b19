"""The room of a talk has every feature that the talk needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("needs", (talk.id,)) for talk in event.talks if talk.needs)


def post(model: TimetableModel) -> None:
    """The talk's room has all features in the talk's `needs`, unless the talk's slack is 1."""
    for talk in model.event.talks:
        if talk.needs:
            fitting = [room.id for room in model.event.talk_rooms if set(talk.needs) <= set(room.features)]
            model.in_rooms(talk, fitting, model.slack(Requirement("needs", (talk.id,))))


def post_slots(model: PresetModel) -> None:
    """The talk's room has all features in the talk's `needs`, unless the talk's slack is 1."""
    for talk in model.event.talks:
        if talk.needs:
            fitting = [room.id for room in model.event.talk_rooms if set(talk.needs) <= set(room.features)]
            model.in_rooms(talk, fitting, Requirement("needs", (talk.id,)))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that need features."""
    return (talk for talk in event.talks if talk.needs)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk in a room that lacks a needed feature counts 1, for any number of lacking features."""
    violations = []
    for placed in programme.talks:
        talk, room = event.talk.get(placed.id), event.room.get(placed.room)
        lacking = _lacking(talk, room) if talk and room else []
        if lacking:
            text = message(
                "L'exposé {talk} est dans {room}, où il lui manque : {lacking}.",
                "Talk {talk} is in {room}, where it lacks: {lacking}.",
                talk=phrases.talk(event, placed.id),
                room=phrases.room(event, placed.room),
                lacking=phrases.listed(lacking),
            )
            violations.append(Violation("needs", 1, (placed.id, placed.room), text))
    return tuple(violations)


def _lacking(talk: Talk, room: Room) -> list[str]:
    return [feature for feature in talk.needs if feature not in room.features]


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    fit = [room.name for room in event.talk_rooms if not _lacking(talk, room)]
    values = {"talk": phrases.talk(event, talk.id), "needs": phrases.listed(talk.needs), "rooms": phrases.listed(fit)}
    if not fit:
        return message(
            "L'exposé {talk} a besoin de : {needs}, ce qu'aucune salle ne réunit.",
            "Talk {talk} needs: {needs}, which no room has together.",
            **values,
        )
    return message(
        "L'exposé {talk} a besoin de : {needs} (salles possibles : {rooms})."
        if len(fit) > 1
        else "L'exposé {talk} a besoin de : {needs} (seule salle possible : {rooms}).",
        "Talk {talk} needs: {needs} (rooms that have it: {rooms})."
        if len(fit) > 1
        else "Talk {talk} needs: {needs} (the only room that has it: {rooms}).",
        **values,
    )


RULE = Rule(
    name="needs",
    kind="adjustable",
    title=message(fr="Équipement", en="Equipment"),
    meaning=message(
        fr="la salle de l'exposé a tout ce que demande sa colonne `besoins`",
        en="the talk's room has every feature that its `needs` names",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("rooms.features", "talks.needs"),
    sees_inside=sees_inside,
    relaxations=("needs",),
    by_session=True,
)
