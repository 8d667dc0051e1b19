"""Two axes that the table `axis_axis` keeps apart have no sessions at the same time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from constraints import items, phrases, tables
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
    return tables.requirements(event, "axis_axis")


def post(model: TimetableModel) -> None:
    """Each pair of sessions of the two axes is disjoint in time, unless the slack, which costs the cell, is 1."""
    for axis, other_axis, cost in _pairs(model.event):
        for session, other_session in product(model.candidates.get(axis, ()), model.candidates.get(other_axis, ())):
            slack = model.slack(Requirement("axis_axis_table", (axis, other_axis)), cost)
            model.disjoint(model.span_of(session), model.span_of(other_session), 0, ~slack)


def _pairs(event: Event) -> list[tuple[str, str, int | None]]:
    """Return the cells of the table with a cost or “no”."""
    return [cell for table in event.tables if table.name == "axis_axis" for cell in table.cells if cell[2] != 0]


def post_slots(model: PresetModel) -> None:
    """Each pair of sessions of the two axes in overlapping slots costs the cell."""
    used = frozenset(model.event.used_axes)
    for axis, other_axis, cost in _pairs(model.event):
        if axis in used and other_axis in used:
            session_pairs.not_together(
                model, axis, other_axis, Requirement("axis_axis_table", (axis, other_axis)), cost
            )


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of the two axes that share a minute counts the cost of the cell.

    A cell “no” counts 1 that must not be, at any weight of the rule.
    """
    sessions = items.of_axes(programme)
    index = {axis.id: number for number, axis in enumerate(event.axes)}
    together = {(session.axis, other.axis) for session, other in items.simultaneous_sessions(programme)}
    violations = []
    for (axis, other_axis), cost in event.costs("axis_axis").items():
        if cost == 0 or index[axis] >= index[other_axis]:
            continue  # the same two the other way round
        if (axis, other_axis) not in together and (other_axis, axis) not in together:
            continue
        for session, other in product(sessions.get(axis, ()), sessions.get(other_axis, ())):
            if items.overlap(session, other):
                clause = message(
                    "{session} ({first}) et {other} ({second}) sont en parallèle",
                    "{session} ({first}) and {other} ({second}) run in parallel",
                    session=phrases.opening(phrases.session(session.id, session.axis)),
                    first=phrases.when(event, session),
                    other=phrases.session(other.id, other.axis),
                    second=phrases.when(event, other),
                )
                violations.append(tables.breach("axis_axis", cost, (session.id, other.id), clause))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    axis, other = requirement.subjects
    return message(
        "{axis} et {other} n'ont pas de sessions en même temps.",
        "{axis} and {other} have no sessions at the same time.",
        axis=phrases.opening(phrases.axis(event, axis)),
        other=phrases.axis(event, other),
    )


RULE = Rule(
    name="axis_axis_table",
    kind="adjustable",
    title=message(fr="Axes à ne pas mettre en parallèle", en="Axes to keep apart"),
    meaning=message(
        fr="deux axes auxquels la table `axe_axe` donne un coût ou « non » n'ont pas de sessions en même temps (un "
        "« non » tient quel que soit le poids)",
        en="two axes to which the table `axis_axis` gives a cost or “no” have no sessions at the same time (a “no” "
        "holds whatever the weight)",
    ),
    unit=message(fr="coût, par paire de sessions", en="cost, per pair of sessions"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("tables",),
    relaxations=("rule",),
    measure_in=sees_no_talks,
)
