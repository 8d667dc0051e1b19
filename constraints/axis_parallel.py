"""No session of an axis starts while another session of the axis runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases
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
    """Each axis that has talks has one requirement; an event without axes has none."""
    return tuple(Requirement("axis_parallel", (axis,)) for axis in event.used_axes if axis is not None)


def post(model: TimetableModel) -> None:
    """Each session starts after the end of the earlier candidates of its axis, unless the session's slack is 1."""
    for axis in model.event.used_axes if model.event.axes else ():
        candidates = model.candidates[axis]  # they start in this order
        for index, session in enumerate(candidates[1:], start=1):
            slack = model.slack(Requirement("axis_parallel", (str(axis),)))
            for earlier in candidates[:index]:
                model.cp.add(earlier.end <= session.start).only_enforce_if(~slack, session.present)


def post_slots(model: PresetModel) -> None:
    """In a slot each session of the axis beyond the first costs 1; the first costs 1 if an earlier slot still runs."""
    for axis in model.event.used_axes if model.event.axes else ():
        requirement = Requirement("axis_parallel", (str(axis),))
        for slot in model.event.slots:
            for literal in model.sessions[axis, slot.id][1:]:
                model.price(requirement, 1, literal)
        for slot, running in session_pairs.overlapping(model, axis):
            unit = model.slack(requirement)
            for literal in running:
                model.cp.add_bool_or(unit, ~literal, ~model.sessions[axis, slot.id][0])


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session that starts while another session of its axis runs counts 1.

    Of k sessions that start together k − 1 count.
    """
    violations, sessions = [], items.of_axes(programme)
    for axis in event.axes:
        ordered = sorted(sessions.get(axis.id, ()), key=lambda session: session.first)
        for index, session in enumerate(ordered):
            running = next((earlier for earlier in ordered[:index] if earlier.last > session.first), None)
            if running is not None:
                text = message(
                    "La session {id} de l'axe {axis} commence {start}, pendant la session {other} ({when}).",
                    "Session {id} of axis {axis} starts {start}, during session {other} ({when}).",
                    id=session.id,
                    axis=axis.id,
                    start=phrases.at(event, session.day, session.start),
                    other=running.id,
                    when=phrases.when(event, running),
                )
                violations.append(Violation("axis_parallel", 1, (session.id, running.id), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Aucune session de {axis} ne commence pendant une autre.",
        "No session of {axis} starts during another.",
        axis=phrases.axis(event, requirement.subjects[0]),
    )


RULE = Rule(
    name="axis_parallel",
    kind="adjustable",
    title=message(fr="Sessions d'un axe l'une après l'autre", en="Sessions of an axis one at a time"),
    meaning=message(
        fr="aucune session d'un axe ne commence pendant une autre du même axe ; de plusieurs qui commencent ensemble,"
        " une ne compte pas",
        en="no session of an axis starts while another of it runs; of several that start together, one does not count",
    ),
    unit=message(fr="session", en="session"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    relaxations=("rule",),
    measure_in=sees_no_talks,
)
