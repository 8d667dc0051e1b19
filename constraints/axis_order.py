"""The level of the axes that begin in another order than event.toml gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The first candidate of an axis is its first session."""
    if not model.event.axes:
        return lambda: 0
    reversals = []
    for one, other in combinations(model.event.used_axes, 2):
        reversed_ = model.cp.new_bool_var(f"{other} before {one}")
        first, second = model.candidates[one][0], model.candidates[other][0]
        model.cp.add(first.start <= second.start).only_enforce_if(~reversed_)
        model.cp.add(first.start > second.start).only_enforce_if(reversed_)
        reversals.append(reversed_)
    return lambda: sum(reversals)


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """An axis begins before another if, at the start of some slot, it has begun and the other has not."""
    if not model.event.axes:
        return lambda: 0
    begun = {axis: _begun(model, axis) for axis in model.event.used_axes}
    reversals = []
    for one, other in combinations(model.event.used_axes, 2):
        reversals.append(model.cp.new_bool_var(f"{other} before {one}"))
        for first, second in zip(begun[one], begun[other], strict=True):
            model.cp.add_bool_or(reversals[-1], first, ~second)
    return lambda: sum(reversals)


def _begun(model: PresetModel, axis: str | None) -> list[BoolLiteral]:
    """For each start of a slot, in the order of time, what is true if and only if the axis has begun by then."""
    starts: dict[tuple[date, int], list[BoolLiteral]] = {}
    for slot in model.event.slots:
        starts.setdefault((slot.day, slot.start), []).extend(model.sessions[axis, slot.id][:1])
    found: list[BoolLiteral] = [model.false]
    for held in starts.values():  # slots ascend
        literal = model.cp.new_bool_var("")
        for earlier in (found[-1], *held):
            model.cp.add_implication(earlier, literal)
        model.cp.add_bool_or(~literal, found[-1], *held)
        found.append(literal)
    return found[1:]


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """1 for each pair of axes of which the one listed later has the earlier first session; a tie is no reversal.

    Sessions of different days are compared by their day first.
    """
    held = items.of_axes(programme)
    opened = {
        axis: min(held.get(axis, ()), key=lambda session: session.first, default=None)
        for axis in event.used_axes
        if axis is not None
    }
    found = []
    for axis, other in combinations(opened, 2):
        one, following = opened[axis], opened[other]
        if one is not None and following is not None and following.first < one.first:
            text = message(
                "L'axe {other} commence {first}, avant l'axe {axis} ({second}).",
                "Axis {other} starts {first}, before axis {axis} ({second}).",
                axis=axis,
                other=other,
                first=phrases.at(event, following.day, following.start),
                second=phrases.at(event, one.day, one.start),
            )
            found.append(Violation("axis_order", 1, (axis, other), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="axis_order",
    kind="level",
    title=message(fr="Ordre des axes", en="Order of the axes"),
    meaning=message(
        fr="les axes commencent autant que possible dans l'ordre de event.toml",
        en="the axes begin in the order of event.toml as far as possible",
    ),
    unit=message(fr="paire d'axes", en="pair of axes"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
)
