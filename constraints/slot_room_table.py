"""A slot has no session in a room for which the table `slot_room` gives it a cost or “no”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from constraints import phrases, tables
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "slot_room")


def post_slots(model: PresetModel) -> None:
    """Each session of the slot in the room costs the cell."""
    costs = model.event.costs("slot_room")
    for _, slot, group, sessions in model.room_counts() if costs else ():
        cost = costs.get((slot, group[0]), 0)
        if cost != 0:
            model.price(Requirement("slot_room_table", (slot, group[0])), cost, sessions)
    for event_slot in model.event.slots if costs and not model.knows("groups") else ():
        cells = [(event_slot.id, room) for room in model.event.rooms_of(event_slot)]
        dropped = (model.drops(Requirement("slot_room_table", cell)) for cell in cells)
        _cheapest(
            model, event_slot, [0 if drop else costs.get(cell, 0) for cell, drop in zip(cells, dropped, strict=True)]
        )


def _cheapest(model: PresetModel, slot: Slot, costs: Sequence[int | None]) -> None:
    """The n sessions of the slot cost at least the n cheapest cells of its rooms.

    The model has no rooms. The bound is convex in n: cost ≥ total(k) + cell(k) · (n − k) for each k.
    """
    each = sorted(cost for cost in costs if cost is not None)
    sessions = model.sessions_in(slot)
    model.cp.add(sessions <= len(each))
    if any(each):
        lower_bound = model.cp.new_int_var(0, sum(each), "")
        for number, total in enumerate(accumulate(each), start=1):
            model.cp.add(lower_bound >= total + each[number - 1] * (sessions - number))
        model.price(Requirement("slot_room_table", (slot.id, model.event.rooms_of(slot)[0])), 1, lower_bound)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts the cost of its slot and room.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    costs = event.costs("slot_room")
    violations = []
    for session in programme.sessions:
        cost = costs.get((session.slot or "", session.room), 0)
        if cost != 0 and session.slot is not None:
            clause = message(
                "{session} est dans {room} pendant {slot}",
                "{session} is in {room} during {slot}",
                session=phrases.opening(phrases.session(session.id, session.axis)),
                room=phrases.room(event, session.room),
                slot=phrases.slot(event, session.slot),
            )
            violations.append(tables.breach("slot_room", cost, (session.id, session.slot, session.room), clause))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    slot, room = requirement.subjects
    return message(
        "{slot} n'a pas de session dans {room}.",
        "{slot} has no session in {room}.",
        slot=phrases.opening(phrases.slot(event, slot)),
        room=phrases.room(event, room),
    )


RULE = Rule(
    name="slot_room_table",
    kind="adjustable",
    title=message(fr="Créneaux et salles", en="Slots and rooms"),
    meaning=message(
        fr="aucune session n'est dans une salle pour laquelle la table `creneau_salle` donne à son créneau un coût "
        "ou « non » (un « non » tient quel que soit le poids)",
        en="no session is in a room for which the table `slot_room` gives its slot a cost or “no” (a “no” holds "
        "whatever the weight)",
    ),
    unit=message(fr="coût, par session", en="cost, per session"),
    requirements=requirements,
    post_slots=post_slots,
    measure=measure,
    say=say,
    where="slots",
    reads=("tables",),
    relaxations=("rule",),
    by_session=True,
    measure_in=sees_no_talks,
)
