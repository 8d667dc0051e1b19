"""Sessions of axes that share a chair do not overlap in time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from constraints import clashes, items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One a pair of axes, in the order of event.toml."""
    return clashes.required("chair_sessions", clashes.chairs(event))


def post(model: TimetableModel) -> None:
    for pair in clashes.chairs(model.event):
        one, other = pair
        for first, second in product(model.candidates[one], model.candidates[other]):
            slack = model.slack(Requirement("chair_sessions", pair))
            model.cp.add_bool_or(slack, model.apart(first, second), ~first.present, ~second.present)


def post_slots(model: PresetModel) -> None:
    for one, other in clashes.chairs(model.event):
        model.not_together(one, other, Requirement("chair_sessions", (one, other)), 1)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions that share a minute and whose axes, two different ones, share a chair counts 1."""
    found = []
    for one, other in items.meeting(items.sessions(programme)):
        both = _chairs_of_both(event, one, other)
        if both:
            text = message(
                "{one} ({first}) et {other} ({second}) ont lieu en même temps, toutes deux présidées par {people}.",
                "{one} ({first}) and {other} ({second}) are held at the same time, both chaired by {people}.",
                one=phrases.opening(phrases.item(event, one)),
                first=phrases.when(event, one),
                other=phrases.item(event, other),
                second=phrases.when(event, other),
                people=phrases.listed(both),
            )
            found.append(Violation("chair_sessions", 1, (one.id, other.id), text))
    return tuple(found)


def _chairs_of_both(event: Event, one: Item, other: Item) -> list[str]:
    axes = [event.axis.get(session.axis or "") for session in (one, other)]
    if axes[0] is None or axes[1] is None or axes[0] is axes[1]:
        return []
    return [phrases.person(event, person) for person in axes[0].chairs if person in axes[1].chairs]


def say(event: Event, requirement: Requirement) -> Message:
    one, other = (event.axis[axis] for axis in requirement.subjects)
    both = phrases.listed([phrases.person(event, person) for person in one.chairs if person in other.chairs])
    return message(
        "Les sessions des axes {one} et {other}, présidées par {people}, ne se chevauchent pas.",
        "The sessions of axes {one} and {other}, chaired by {people}, do not overlap.",
        one=one.id,
        other=other.id,
        people=both,
    )


RULE = Rule(
    name="chair_sessions",
    kind="adjustable",
    title=message(fr="Présidents : sessions simultanées", en="Chairs: simultaneous sessions"),
    meaning=message(
        fr="les sessions de deux axes qui ont un président commun ne se chevauchent pas",
        en="the sessions of two axes that share a chair do not overlap in time",
    ),
    unit=message(fr="paire de sessions", en="pair of sessions"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("axes.chairs",),
    relaxations=("rule",),
)
