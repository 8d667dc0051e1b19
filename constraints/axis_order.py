"""The axes begin in the order in which event.toml lists them (a level)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """A pair of axes costs 1 if the first candidate of the later axis starts before that of the earlier axis.

    Candidates of an axis are used in the order of time, so that the first candidate is the axis's first session.
    """
    if not model.event.axes:
        return lambda: 0
    reversals = []
    for axis, other_axis in combinations(model.event.used_axes, 2):
        reversed_ = model.cp.new_bool_var(f"{other_axis} before {axis}")
        first, second = model.candidates[axis][0], model.candidates[other_axis][0]
        model.cp.add(first.start <= second.start).only_enforce_if(~reversed_)
        model.cp.add(first.start > second.start).only_enforce_if(reversed_)
        reversals.append(reversed_)
    return lambda: sum(reversals)


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """A pair of axes costs 1 if, at the start of some slot, the later axis has begun and the earlier has not."""
    if not model.event.axes:
        return lambda: 0
    begun = {axis: _begun(model, axis) for axis in model.event.used_axes}
    reversals = []
    for axis, other_axis in combinations(model.event.used_axes, 2):
        reversals.append(model.cp.new_bool_var(f"{other_axis} before {axis}"))
        for first, second in zip(begun[axis], begun[other_axis], strict=True):
            model.cp.add_bool_or(reversals[-1], first, ~second)
    return lambda: sum(reversals)


def _begun(model: PresetModel, axis: str | None) -> list[BoolLiteral]:
    """Return a literal for each start of a slot, in the order of time, that is 1 if and only if the axis has begun."""
    starts: dict[tuple[date, int], list[BoolLiteral]] = {}
    for slot in model.event.slots:
        starts.setdefault((slot.day, slot.start), []).extend(model.sessions[axis, slot.id][:1])
    begun: list[BoolLiteral] = [model.false]
    for literals in starts.values():  # slots ascend
        literal = model.cp.new_bool_var("")
        for earlier in (begun[-1], *literals):
            model.cp.add_implication(earlier, literal)
        model.cp.add_bool_or(~literal, begun[-1], *literals)
        begun.append(literal)
    return begun[1:]


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of axes counts 1 if the axis listed later has the earlier first session; a tie counts 0.

    Sessions of different days are compared by their day first.
    """
    sessions = items.of_axes(programme)
    opened = {
        axis: min(sessions.get(axis, ()), key=lambda session: session.first, default=None)
        for axis in event.used_axes
        if axis is not None
    }
    violations = []
    for axis, other in combinations(opened, 2):
        session, following = opened[axis], opened[other]
        if session is not None and following is not None and following.first < session.first:
            text = message(
                "L'axe {other} commence {first}, avant l'axe {axis} ({second}).",
                "Axis {other} starts {first}, before axis {axis} ({second}).",
                axis=axis,
                other=other,
                first=phrases.at(event, following.day, following.start),
                second=phrases.at(event, session.day, session.start),
            )
            violations.append(Violation("axis_order", 1, (axis, other), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="axis_order",
    kind="level",
    title=message(fr="Ordre des axes", en="Order of the axes"),
    meaning=message(
        fr="les axes commencent autant que possible dans l'ordre où ils sont donnés",
        en="the axes begin in the order in which they are given, as far as possible",
    ),
    unit=message(fr="paire d'axes", en="pair of axes"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    measure_in=sees_no_talks,
)
