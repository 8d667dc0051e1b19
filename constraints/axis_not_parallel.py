"""Two sessions of one axis do not overlap in time."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One an axis that has talks; none in an event without axes."""
    return tuple(Requirement("axis_not_parallel", (axis,)) for axis in event.used_axes if axis is not None)


def post(model: TimetableModel) -> None:
    if not model.event.axes:
        return
    for axis, candidates in model.candidates.items():
        for one, following in combinations(candidates, 2):  # they start in this order
            slack = model.slack(Requirement("axis_not_parallel", (str(axis),)))
            model.cp.add(one.end <= following.start).only_enforce_if(~slack, following.present)


def post_slots(model: PresetModel) -> None:
    """The second session of an axis in a slot makes one pair, the third two more."""
    for axis in model.event.used_axes if model.event.axes else ():
        requirement = Requirement("axis_not_parallel", (str(axis),))
        for slot, other in model.meeting():
            if slot is other:
                for number, session in enumerate(model.sessions[axis, slot.id][1:], start=1):
                    model.price(requirement, number, session)
                continue
            for one in model.sessions[axis, slot.id]:
                for following in model.sessions[axis, other.id]:
                    model.cp.add_bool_or(model.slack(requirement), ~one, ~following)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of one axis that share a minute, discussions included, counts 1."""
    return tuple(
        Violation(
            "axis_not_parallel",
            1,
            (one.id, other.id),
            message(
                "Les sessions {one} ({first}) et {other} ({second}) de l'axe {axis} sont en parallèle.",
                "Sessions {one} ({first}) and {other} ({second}) of axis {axis} run in parallel.",
                one=one.id,
                first=phrases.when(event, one),
                other=other.id,
                second=phrases.when(event, other),
                axis=one.axis,
            ),
        )
        for one, other in combinations(items.sessions(programme), 2)
        if one.axis is not None and one.axis == other.axis and items.overlap(one, other)
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
)
