"""Two sessions of one axis do not overlap in time."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each axis that has talks has one requirement; an event without axes has none."""
    return tuple(Requirement("axis_not_parallel", (axis,)) for axis in event.used_axes if axis is not None)


def post(model: TimetableModel) -> None:
    """end(session) ≤ start(next session) for each pair of candidates of an axis, unless the pair's slack is 1."""
    if not model.event.axes:
        return
    for axis, candidates in model.candidates.items():
        for session, following in combinations(candidates, 2):  # they start in this order
            slack = model.slack(Requirement("axis_not_parallel", (str(axis),)))
            model.cp.add(session.end <= following.start).only_enforce_if(~slack, following.present)


def post_slots(model: PresetModel) -> None:
    """The k-th session of an axis in a slot costs k − 1, the pairs that it makes with the sessions before it.

    Each pair of sessions in two overlapping slots costs 1.
    """
    for axis in model.event.used_axes if model.event.axes else ():
        requirement = Requirement("axis_not_parallel", (str(axis),))
        for slot, other in model.meeting():
            if slot is other:
                for number, session in enumerate(model.sessions[axis, slot.id][1:], start=1):
                    model.price(requirement, number, session)
                continue
            for session in model.sessions[axis, slot.id]:
                for following in model.sessions[axis, other.id]:
                    model.cp.add_bool_or(model.slack(requirement), ~session, ~following)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of one axis that share a minute, introductions and discussions included, counts 1."""
    return tuple(
        Violation(
            "axis_not_parallel",
            1,
            (session.id, other.id),
            message(
                "Les sessions {session} ({first}) et {other} ({second}) de l'axe {axis} sont en parallèle.",
                "Sessions {session} ({first}) and {other} ({second}) of axis {axis} run in parallel.",
                session=session.id,
                first=phrases.when(event, session),
                other=other.id,
                second=phrases.when(event, other),
                axis=session.axis,
            ),
        )
        for session, other in items.simultaneous_sessions(programme)
        if session.axis is not None and session.axis == other.axis
    )


def say(event: Event, requirement: Requirement) -> Message:
    axis = event.axis[requirement.subjects[0]]
    return message(
        "Les sessions de l'axe {axis} {title} ne sont pas en parallèle.",
        "The sessions of axis {axis} {title} do not run in parallel.",
        axis=axis.id,
        title=phrases.title(axis.title),
    )


RULE = Rule(
    name="axis_not_parallel",
    kind="adjustable",
    title=message(fr="Axes sans parallèle", en="Axes not in parallel"),
    meaning=message(
        fr="deux sessions d'un même axe ne se chevauchent pas", en="two sessions of one axis do not overlap in time"
    ),
    unit=message(fr="paire de sessions", en="pair of sessions"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    relaxations=("rule",),
    measure_in=sees_no_talks,
)
