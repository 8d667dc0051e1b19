"""An axis has no session in a room for which the table `axis_room` gives it a cost or “no”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from constraints import phrases, tables
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "axis_room")


def post(model: TimetableModel) -> None:
    """Each session of the axis in the room costs the cell."""
    for (axis, room), cost in model.event.costs("axis_room").items():
        for session in model.candidates.get(axis, ()) if cost != 0 and model.event.room[room].talks else ():
            model.price(Requirement("axis_room_table", (axis, room)), cost, session.room[room])


def post_slots(model: PresetModel) -> None:
    """Each session of the axis in the room costs the cell; a model without rooms charges the slot's cheapest room."""
    costs = model.event.costs("axis_room")
    for axis, _, group, sessions in model.room_counts() if costs else ():
        cost = costs.get((axis or "", group[0]), 0)
        if cost != 0:
            model.price(Requirement("axis_room_table", (axis or "", group[0])), cost, sessions)

    @cache
    def cheapest(axis: str | None, rooms: tuple[str, ...]) -> int | None:
        """What a session costs at least in one of the rooms; None: it must not be in any."""
        if model.scope.dropped and any(model.drops(Requirement("axis_room_table", (axis or "", r))) for r in rooms):
            return 0
        return min((c for r in rooms if (c := costs.get((axis or "", r), 0)) is not None), default=None)

    for (axis, slot), literals in model.sessions.items() if costs and not model.knows("groups") else ():
        rooms = model.event.rooms_of(model.event.slot[slot]) if literals else ()
        cost = cheapest(axis, rooms) if literals else 0
        for literal in literals if cost != 0 else ():
            model.price(Requirement("axis_room_table", (axis or "", rooms[0])), cost, literal)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts the cost of its axis and room.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    costs = event.costs("axis_room")
    violations = []
    for session in programme.sessions:
        cost = costs.get((session.axis or "", session.room), 0)
        if cost != 0:
            clause = message(
                "{session} est dans {room}",
                "{session} is in {room}",
                room=phrases.room(event, session.room),
                session=phrases.opening(phrases.session(session.id, session.axis)),
            )
            violations.append(tables.breach("axis_room", cost, (session.id, session.room), clause))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    axis, room = requirement.subjects
    return message(
        "{axis} n'a pas de session dans {room}.",
        "{axis} has no session in {room}.",
        axis=phrases.opening(phrases.axis(event, axis)),
        room=phrases.room(event, room),
    )


RULE = Rule(
    name="axis_room_table",
    kind="adjustable",
    title=message(fr="Axes et salles", en="Axes and rooms"),
    meaning=message(
        fr="aucune session n'est dans une salle pour laquelle la table `axe_salle` donne à son axe un coût ou « non »"
        " (un « non » tient quel que soit le poids)",
        en="no session is in a room for which the table `axis_room` gives its axis a cost or “no” (a “no” holds "
        "whatever the weight)",
    ),
    unit=message(fr="coût, par session", en="cost, per session"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("tables",),
    relaxations=("rule",),
    by_session=True,
    measure_in=sees_no_talks,
)
