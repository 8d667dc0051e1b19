"""A talk is not in a slot for which the table `talk_slot` gives it a cost or “no”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import phrases, tables
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "talk_slot")


def post_slots(model: PresetModel) -> None:
    """The talk in the slot costs the cell for each of its places."""
    for (talk, slot), cost in model.event.costs("talk_slot").items():
        known = model.event.talk.get(talk)
        if cost != 0 and known is not None and not model.is_settled_beside(known, slot):
            amount = None if cost is None else cost * known.places
            model.price_talk(Requirement("talk_slot_table", (talk, slot)), amount, known, model.event.slot[slot])


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts the cost of the slot of its session, for each place that it takes.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    costs = event.costs("talk_slot")
    violations = []
    for placed in programme.talks:
        talk, session = event.talk.get(placed.id), programme.session.get(placed.session)
        if talk is None or session is None or session.slot is None:
            continue
        cost = costs.get((talk.id, session.slot), 0)
        if cost != 0:
            clause = message(
                "L'exposé {talk} est dans {slot}",
                "Talk {talk} is in {slot}",
                talk=phrases.talk(event, talk.id),
                slot=phrases.slot(event, session.slot),
            )
            violations.append(tables.breach("talk_slot", cost, (talk.id, session.slot), clause, talk.places))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk, slot = requirement.subjects
    return message(
        "L'exposé {talk} n'est pas dans {slot}.",
        "Talk {talk} is not in {slot}.",
        talk=phrases.talk(event, talk),
        slot=phrases.slot(event, slot),
    )


RULE = Rule(
    name="talk_slot_table",
    kind="adjustable",
    title=message(fr="Exposés et créneaux", en="Talks and slots"),
    meaning=message(
        fr="aucun exposé n'est dans un créneau pour lequel la table `expose_creneau` lui donne un coût ou « non » (un "
        "« non » tient quel que soit le poids)",
        en="no talk is in a slot for which the table `talk_slot` gives it a cost or “no” (a “no” holds whatever the "
        "weight)",
    ),
    unit=message(fr="coût, par place", en="cost, per place"),
    requirements=requirements,
    post_slots=post_slots,
    measure=measure,
    say=say,
    where="slots",
    reads=("tables",),
    relaxations=("rule",),
    by_session=True,
)
