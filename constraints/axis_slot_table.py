"""An axis has no session in a slot for which the table `axis_slot` gives it a cost or “no”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import phrases, tables
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "axis_slot")


def post_slots(model: PresetModel) -> None:
    """Each session of the axis in the slot costs the cell."""
    for (axis, slot), cost in model.event.costs("axis_slot").items():
        for literal in model.sessions.get((axis, slot), ()) if cost != 0 else ():
            model.price(Requirement("axis_slot_table", (axis, slot)), cost, literal)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts the cost of its axis and slot.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    costs = event.costs("axis_slot")
    violations = []
    for session in programme.sessions:
        cost = costs.get((session.axis or "", session.slot or ""), 0)
        if cost != 0 and session.slot is not None:
            clause = message(
                "{session} est dans {slot}",
                "{session} is in {slot}",
                slot=phrases.slot(event, session.slot),
                session=phrases.opening(phrases.session(session.id, session.axis)),
            )
            violations.append(tables.breach("axis_slot", cost, (session.id, session.slot), clause))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    axis, slot = requirement.subjects
    return message(
        "{axis} n'a pas de session dans {slot}.",
        "{axis} has no session in {slot}.",
        axis=phrases.opening(phrases.axis(event, axis)),
        slot=phrases.slot(event, slot),
    )


RULE = Rule(
    name="axis_slot_table",
    kind="adjustable",
    title=message(fr="Axes et créneaux", en="Axes and slots"),
    meaning=message(
        fr="aucune session n'est dans un créneau pour lequel la table `axe_creneau` donne à son axe un coût ou « non » "
        "(un « non » tient quel que soit le poids)",
        en="no session is in a slot for which the table `axis_slot` gives its axis a cost or “no” (a “no” holds "
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
