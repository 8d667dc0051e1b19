"""A talk is not in a room for which the table `talk_room` gives it a cost or “no”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import phrases, tables
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
    return tables.requirements(event, "talk_room")


def post(model: TimetableModel) -> None:
    """The talk is in another room, unless the slack, which costs the cell, is 1."""
    rooms = [room.id for room in model.event.talk_rooms]
    for (talk, room), cost in model.event.costs("talk_room").items():
        if cost != 0 and talk in model.event.talk:
            slack = model.slack(Requirement("talk_room_table", (talk, room)), cost)
            model.in_rooms(model.event.talk[talk], [other for other in rooms if other != room], slack)


def post_slots(model: PresetModel) -> None:
    """The talk in the room costs the cell for each of its places."""
    for (talk, room), cost in model.event.costs("talk_room").items():
        if cost == 0 or talk not in model.event.talk or model.is_elsewhere(model.event.talk[talk], room):
            continue
        for slot in model.open_slots(model.event.talk[talk]):
            here = model.in_room(model.event.talk[talk], slot, room)
            if not model.is_false(here):
                amount = None if cost is None else cost * model.event.talk[talk].places
                model.price(Requirement("talk_room_table", (talk, room)), amount, here)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that have a cell with a cost or “no”."""
    priced = {talk for (talk, _), cost in event.costs("talk_room").items() if cost != 0}
    return (talk for talk in event.talks if talk.id in priced)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts the cost of its room, with preset sessions for each place that it takes.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    costs = event.costs("talk_room")
    violations = []
    for placed in programme.talks:
        cost = costs.get((placed.id, placed.room), 0)
        if cost != 0 and placed.id in event.talk:
            clause = message(
                "L'exposé {talk} est dans {room}",
                "Talk {talk} is in {room}",
                talk=phrases.talk(event, placed.id),
                room=phrases.room(event, placed.room),
            )
            times = event.talk[placed.id].places if event.slots else 1
            violations.append(tables.breach("talk_room", cost, (placed.id, placed.room), clause, times))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk, room = requirement.subjects
    return message(
        "L'exposé {talk} n'est pas dans {room}.",
        "Talk {talk} is not in {room}.",
        talk=phrases.talk(event, talk),
        room=phrases.room(event, room),
    )


RULE = Rule(
    name="talk_room_table",
    kind="adjustable",
    title=message(fr="Exposés et salles", en="Talks and rooms"),
    meaning=message(
        fr="aucun exposé n'est dans une salle pour laquelle la table `expose_salle` lui donne un coût ou « non » (un « "
        "non » tient quel que soit le poids)",
        en="no talk is in a room for which the table `talk_room` gives it a cost or “no” (a “no” holds whatever the "
        "weight)",
    ),
    unit=message(fr="coût, par exposé ; dans les créneaux, par place", en="cost, per talk; in slots, per place"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("tables",),
    sees_inside=sees_inside,
    relaxations=("rule",),
    by_session=True,
)
