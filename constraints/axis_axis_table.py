"""Axes that the table `axis_axis` keeps apart have no sessions at the same time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from constraints import items, phrases, tables
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tables.requirements(event, "axis_axis")


def post(model: TimetableModel) -> None:
    for one, other, cost in _pairs(model.event):
        for left, right in product(model.candidates.get(one, ()), model.candidates.get(other, ())):
            slack = model.slack(Requirement("axis_axis_table", (one, other)), cost)
            model.disjoint(model.span_of(left), model.span_of(right), 0, ~slack)


def _pairs(event: Event) -> list[tuple[str, str, int | None]]:
    return [cell for table in event.tables if table.name == "axis_axis" for cell in table.cells if cell[2] != 0]


def post_slots(model: PresetModel) -> None:
    for one, other, cost in _pairs(model.event):
        if {one, other} <= set(model.event.used_axes):
            model.not_together(one, other, Requirement("axis_axis_table", (one, other)), cost)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of the two axes that share a minute counts what the table says; a "no" is 1 that no weight
    makes up for.
    """
    held = items.of_axes(programme)
    place = {axis.id: number for number, axis in enumerate(event.axes)}
    found = []
    for (axis, further), cost in event.costs("axis_axis").items():
        if cost == 0 or place[axis] >= place[further]:
            continue  # the same two the other way round
        for one, other in product(held.get(axis, ()), held.get(further, ())):
            if items.overlap(one, other):
                here = message(
                    "{one} ({first}) et {other} ({second}) sont en parallèle",
                    "{one} ({first}) and {other} ({second}) run in parallel",
                    one=phrases.opening(phrases.session(one.id, one.axis)),
                    first=phrases.when(event, one),
                    other=phrases.session(other.id, other.axis),
                    second=phrases.when(event, other),
                )
                found.append(tables.breach("axis_axis", cost, (one.id, other.id), here))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Message:
    one, other = requirement.subjects
    return message(
        "{one} et {other} n'ont pas de sessions en même temps.",
        "{one} and {other} have no sessions at the same time.",
        one=phrases.opening(phrases.axis(event, one)),
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
)
