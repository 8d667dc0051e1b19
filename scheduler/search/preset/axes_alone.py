"""A lower bound on what a large conference costs: what each axis costs at least by itself, with all slots to itself.

Models of all axes are too large to prove anything in a minute. One of an axis alone, without rooms, is solved at once;
and since each violation that counts here is of one axis, the bounds of several axes add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from constraints import rule
from scheduler.check import cost_of
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.settings import Table
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.talk_classes import close
from scheduler.search.control import Budget
from scheduler.search.preset.builder import build
from scheduler.search.preset.conflicting_axes import axes_named
from scheduler.search.solver import Limits, run

#: Rules that count something of one axis, whatever the others do, and that no talk of another axis helps to keep; of
#: those, the ones of which a model without rooms and places tells most.
_OF_ONE_AXIS = frozenset(
    (
        "attendee_sessions",
        "axis_consecutive",
        "axis_parallel",
        "axis_slot_table",
        "person_available",
        "pin",
        "presenter_sessions",
        "talk_available",
        "talk_slot_table",
    )
)
#: Deterministic seconds of the solver for one axis: more than nearly all need.
_EFFORT = 0.3


def least_cost(event: Event, programme: Programme, soft: Iterable[Violation], budget: Budget) -> int:
    """A lower bound on what the soft rules of any programme of the event cost together; 0 in an event without axes.

    The axes that cost most by themselves in `programme`, whose violations are `soft`, are asked first, until the budget
    is over; one that costs nothing costs nothing at least.

    Raises Stopped where the budget is stopped meanwhile.
    """
    if not event.axes:
        return 0
    own, costs, bound = [v for v in soft if v.rule in _OF_ONE_AXIS], Counter[str | None](), 0
    for violation, axes in zip(own, axes_named(event, programme, own), strict=True):
        if len(axes) == 1:
            costs[axes.pop()] += cost_of(event, violation)
    for axis, _ in costs.most_common():
        if budget.over:
            break
        bound += _least(alone(event, axis), budget)
    return bound


def alone(event: Event, axis: str | None) -> Event:
    """The event with the talks of the axis alone, and of the rules those that count something of one axis.

    It has no breaks or plenaries either, nor posters: whatever binds it binds the whole event.
    """
    talks = {talk.id for talk in event.talks_of(axis)}
    gone = event.talk.keys() - talks
    axes = tuple(each for each in event.axes if each.id == axis)
    people = {person for talk in event.talks_of(axis) for person in talk.speakers}
    people |= {person for each in axes for person in each.every_chair}
    return event.model_copy(
        update={
            "axes": axes,
            "people": tuple(person for person in event.people if person.id in people),
            "talks": tuple(talk.freed_from(gone) for talk in event.talks_of(axis)),
            "tables": tuple(_rows(table, {axis, *talks}, {*event.slot}) for table in event.tables),
            "plenaries": (),
            "breaks": (),
            "posters": (),
            "what_ifs": (),
            "begun": (),
            "late": (),
            "rules": tuple(
                (name, setting if name in _OF_ONE_AXIS else "off") for name, setting in event.settings.items()
            ),
        }
    )


def _rows(table: Table, *known: Collection[str | None]) -> Table:
    """The table with the rows that are known."""
    return table.model_copy(
        update={"cells": tuple(cell for cell in table.cells if any(cell[0] in ids for ids in known))}
    )


def _least(event: Event, budget: Budget) -> int:
    """A lower bound on what the soft rules of the event cost."""
    model = build(event, SKETCH, budget=budget)
    post = rule("rules").post_slots
    assert post is not None, "the soft rules are a level"
    cost = post(model)
    closed = close(model)
    limits = Limits(max(0.05, budget.left), 1, effort=_EFFORT, strategy="cores")
    return max(0, run(closed.cp, limits, objective=cost(), stop=budget.stop).bound or 0)
