"""The breaks of a late day are cut by as few minutes as possible (a level)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from constraints import phrases, unchanged
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.types import Term

MEANING = message(
    fr="les pauses de la journée en retard perdent aussi peu de minutes que possible",
    en="the breaks of the late day lose as few minutes as possible",
)


def post(model: TimetableBase, base: Programme, day: date) -> Callable[[], Term]:
    """The cost is the sum over the breaks of the day of the minutes by which they are shorter than in `base`."""
    before = {placed.id: placed.end - placed.start for placed in base.breaks if placed.day == day}
    lost = []
    for pause in model.breaks:
        if pause.day == model.day_number[day] and pause.id in before:
            lost.append(model.cp.new_int_var(0, DAY, f"{pause.id} loses"))
            model.cp.add(lost[-1] >= before[pause.id] - pause.duration)
    return lambda: sum(lost)


def measure(event: Event, programme: Programme, base: Programme, day: date) -> tuple[Violation, ...]:
    """Each break of the day in both programmes counts the minutes by which it is shorter."""
    violations = []
    for before, now in unchanged.common_items(event, base, programme):
        lost = (before.last - before.first) - (now.last - now.first)
        if now.kind == "break" and before.day == day and lost > 0:
            text = message(
                "{item} dure {lost} de moins.",
                "{item} is {lost} shorter.",
                item=phrases.opening(phrases.item(event, now)),
                lost=phrases.minutes(lost),
            )
            violations.append(Violation("shortened", lost, (now.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme, day: date) -> Rule:
    """Return the level that sums the minutes that the breaks of the day lose."""
    return Rule(
        name="shortened",
        kind="level",
        title=message(fr="Minutes de pause perdues", en="Minutes of breaks lost"),
        meaning=MEANING,
        unit=message(fr="minute", en="minute"),
        requirements=nothing,
        post=partial(post, base=base, day=day),
        post_slots=partial(post, base=base, day=day),
        measure=partial(measure, base=base, day=day),
        say=say,
    )
