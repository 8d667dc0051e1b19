"""Sessions of axes that share a chair do not overlap in time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from constraints import clashes, items, phrases
from constraints.items import Item
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message
from scheduler.model.preset import session_pairs

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each pair of axes with a common chair has one requirement, in the order of event.toml."""
    return clashes.required("chair_sessions", clashes.chairs(event))


def post(model: TimetableModel) -> None:
    """Each pair of sessions of the two axes does not overlap, unless the pair's slack is 1."""
    for pair in clashes.chairs(model.event):
        axis, other = pair
        for first, second in product(model.candidates[axis], model.candidates[other]):
            slack = model.slack(Requirement("chair_sessions", pair))
            model.cp.add_bool_or(slack, model.apart(first, second), ~first.present, ~second.present)


def post_slots(model: PresetModel) -> None:
    """Each pair of sessions of the two axes at the same time costs 1."""
    for axis, other in clashes.chairs(model.event):
        session_pairs.not_together(model, axis, other, Requirement("chair_sessions", (axis, other)), 1)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions that share a minute counts 1 if their axes differ and share a chair."""
    violations = []
    for session, other in items.simultaneous_sessions(programme):
        people = _chairs_of_both(event, session, other)
        if people:
            text = message(
                "{session} ({first}) et {other} ({second}) ont lieu en même temps, toutes deux modérées par {people}.",
                "{session} ({first}) and {other} ({second}) are held at the same time, both chaired by {people}.",
                session=phrases.opening(phrases.item(event, session)),
                first=phrases.when(event, session),
                other=phrases.item(event, other),
                second=phrases.when(event, other),
                people=phrases.listed(people),
            )
            violations.append(Violation("chair_sessions", 1, (session.id, other.id), text))
    return tuple(violations)


def _chairs_of_both(event: Event, session: Item, other: Item) -> list[str]:
    """Return the names of the common chairs of the sessions' axes, if the axes differ."""
    axes = [event.axis.get(item.axis or "") for item in (session, other)]
    if axes[0] is None or axes[1] is None or axes[0] is axes[1]:
        return []
    return [phrases.person(event, person) for person in axes[0].chairs if person in axes[1].chairs]


def say(event: Event, requirement: Requirement) -> Message:
    axis, other = (event.axis[name] for name in requirement.subjects)
    both = phrases.listed([phrases.person(event, person) for person in axis.chairs if person in other.chairs])
    return message(
        "Les sessions des axes {axis} et {other}, modérées par {people}, ne se chevauchent pas.",
        "The sessions of axes {axis} and {other}, chaired by {people}, do not overlap.",
        axis=axis.id,
        other=other.id,
        people=both,
    )


RULE = Rule(
    name="chair_sessions",
    kind="adjustable",
    title=message(fr="Modération : sessions simultanées", en="Chairs: simultaneous sessions"),
    meaning=message(
        fr="les sessions de deux axes que modère une même personne ne se chevauchent pas",
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
    measure_in=sees_no_talks,
)
