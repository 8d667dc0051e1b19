"""A slot has no session in a room that the table `slot_room` makes it pay for."""

from __future__ import annotations

from constraints import phrases, tables
from constraints.rule import Requirement, Rule, Violation
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying, told


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "slot_room")


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts what the table says of its slot and its room; a "no" is 1 that no weight makes up for."""
    costs = event.costs("slot_room")
    found = []
    for session in programme.sessions:
        cost = costs.get((session.slot or "", session.room), 0)
        if cost != 0 and session.slot is not None:
            here = told(
                "{session} est dans {room} pendant {slot}", "{session} is in {room} during {slot}",
                session=phrases.opening(phrases.session(session.id, session.axis)),
                room=phrases.room(event, session.room), slot=phrases.slot(event, session.slot),
            )  # fmt: skip
            found.append(tables.breach("slot_room", cost, (session.id, session.slot, session.room), here))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Saying:
    slot, room = requirement.subjects
    return told("{slot} n'a pas de session dans {room}.", "{slot} has no session in {room}.",
                slot=phrases.opening(phrases.slot(event, slot)), room=phrases.room(event, room))  # fmt: skip


RULE = Rule(
    name="slot_room_table",
    kind="adjustable",
    title=Saying(fr="Créneaux et salles", en="Slots and rooms"),
    meaning=told(
        fr="aucune session n'est dans une salle pour laquelle la table `slot_room` donne à son créneau un coût ou « "
        "non » (un « non » tient quel que soit le poids)",
        en="no session is in a room for which the table `slot_room` gives its slot a cost or “no” (a “no” holds "
        "whatever the weight)",
    ),
    unit=Saying(fr="coût, par session", en="cost, per session"),
    requirements=requirements,
    measure=measure,
    say=say,
    where="slots",
)
