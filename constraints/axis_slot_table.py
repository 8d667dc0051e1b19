"""An axis has no session in a slot that the table `axis_slot` makes it pay for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import phrases, tables
from constraints.rule import Rule
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.requirement import Requirement, Violation
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.slots.model import SlotModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "axis_slot")


def post_slots(model: SlotModel) -> None:
    for (axis, slot), cost in model.event.costs("axis_slot").items():
        for literal in model.sessions.get((axis, slot), ()) if cost != 0 else ():
            model.price(Requirement("axis_slot_table", (axis, slot)), cost, literal)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts what the table says of its axis and its slot; a "no" is 1 that no weight makes up for."""
    costs = event.costs("axis_slot")
    found = []
    for session in programme.sessions:
        cost = costs.get((session.axis or "", session.slot or ""), 0)
        if cost != 0 and session.slot is not None:
            here = told(
                "{session} est dans {slot}", "{session} is in {slot}", slot=phrases.slot(event, session.slot),
                session=phrases.opening(phrases.session(session.id, session.axis)),
            )  # fmt: skip
            found.append(tables.breach("axis_slot", cost, (session.id, session.slot), here))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Saying:
    axis, slot = requirement.subjects
    return told("{axis} n'a pas de session dans {slot}.", "{axis} has no session in {slot}.",
                axis=phrases.opening(phrases.axis(event, axis)), slot=phrases.slot(event, slot))  # fmt: skip


RULE = Rule(
    name="axis_slot_table",
    kind="adjustable",
    title=told(fr="Axes et créneaux", en="Axes and slots"),
    meaning=told(
        fr="aucune session n'est dans un créneau pour lequel la table `axe_creneau` donne à son axe un coût ou « non » "
        "(un « non » tient quel que soit le poids)",
        en="no session is in a slot for which the table `axis_slot` gives its axis a cost or “no” (a “no” holds "
        "whatever the weight)",
    ),
    unit=told(fr="coût, par session", en="cost, per session"),
    requirements=requirements,
    post_slots=post_slots,
    measure=measure,
    say=say,
    where="slots",
    reads=("tables",),
    relaxations=("rule",),
)
