"""Talks with many listeners are in large rooms (a level)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is, for each talk, the people for whom its room has no place."""
    total = sum(people * model.room_of(talk, room) for talk, room, people in _crowds(model.event))
    return lambda: total


def _crowds(event: Event) -> Iterator[tuple[Talk, str, int]]:
    """Yield each talk with each room that is too small for it, and the number of people who find no place there."""
    for talk in event.talks:
        for room in event.talk_rooms:
            if talk.audience is not None and room.capacity is not None and talk.audience > room.capacity:
                yield talk, room.id, talk.audience - room.capacity


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """The cost is, for each talk, the people for whom its room has no place; a shallow model may count fewer."""
    total = sum(
        people * model.in_room(talk, slot, room)
        for talk, room, people in _crowds(model.event)
        for slot in model.event.slots
        if room in model.event.rooms_of(slot)
    )
    return lambda: total


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks for which some room is too small."""
    return (talk for talk, _, _ in _crowds(event))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts the people whom it expects beyond the capacity of its room; a room without one holds any."""
    violations = []
    for placed in programme.talks:
        talk, room = event.talk.get(placed.id), event.room.get(placed.room)
        if talk is None or room is None or talk.audience is None or room.capacity is None:
            continue
        if talk.audience > room.capacity:
            text = message(
                "L'exposé {talk} attend {audience} personnes, {over} de plus que n'en tient {room}.",
                "Talk {talk} expects {audience} people, {over} more than {room} holds.",
                talk=phrases.talk(event, talk.id),
                audience=talk.audience,
                over=talk.audience - room.capacity,
                room=phrases.room(event, room.id),
            )
            violations.append(Violation("crowding", talk.audience - room.capacity, (talk.id, room.id), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="crowding",
    kind="level",
    title=message(fr="Peu de monde debout", en="Few people without a seat"),
    meaning=message(
        fr="aussi peu de personnes que possible sont attendues (colonne `public`) au-delà des places de la salle ; à "
        "nommer où la règle `capacity` a un poids ou est inactive",
        en="as few people as possible are expected (column `audience`) beyond the capacity of the room; to be named "
        "where the rule `capacity` is soft or off",
    ),
    unit=message(fr="personne sans place", en="person without a place"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("rooms.capacity", "talks.audience"),
    sees_inside=sees_inside,
)
