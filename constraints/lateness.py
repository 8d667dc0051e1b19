"""What is still to come on a late day begins as little later than planned as possible (a level)."""

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
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term

MEANING = message(
    fr="exposés, plénières et pauses de la journée en retard commencent aussi peu de minutes que possible après "
    "l'heure prévue",
    en="talks, plenaries and breaks of the late day begin as few minutes as possible after the planned hour",
)


def post(model: TimetableModel, base: Programme, day: date) -> Callable[[], Term]:
    """The cost is the sum over the items of the day of the minutes from their starts in `base`, if they are later."""
    midnight = model.day_number[day] * DAY
    planned: list[tuple[Term, int]] = [
        (model.start_of(model.event.talk[placed.id]), placed.start)
        for placed in base.talks
        if placed.day == day and placed.id in model.event.talk
    ]
    pauses = {(pause.kind, pause.id): pause.start for pause in model.pauses if pause.day == model.day_number[day]}
    before = [(("break", b.id), b) for b in base.breaks] + [(("plenary", p.id), p) for p in base.plenaries]
    planned += [(pauses[key], was.start) for key, was in before if was.day == day and key in pauses]
    later = []
    for start, minute in planned:
        later.append(model.cp.new_int_var(0, DAY * len(model.event.days), ""))
        model.cp.add(later[-1] >= start - (midnight + minute))
    return lambda: sum(later)


def measure(event: Event, programme: Programme, base: Programme, day: date) -> tuple[Violation, ...]:
    """Each talk, break and plenary of the day in both programmes counts the minutes by which it begins later."""
    violations = []
    for before, now in unchanged.common_items(event, base, programme):
        if before.day == day and now.first > before.first:
            late = unchanged.minutes_between(event, before, now)
            text = message(
                "{item} commence {late} plus tard.",
                "{item} begins {late} later.",
                item=phrases.opening(phrases.item(event, now)),
                late=phrases.minutes(late),
            )
            violations.append(Violation("lateness", late, (now.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme, day: date) -> Rule:
    """Return the level that sums the minutes by which the items of the day begin later than in `base`."""
    return Rule(
        name="lateness",
        kind="level",
        title=message(fr="Minutes de retard", en="Minutes of delay"),
        meaning=MEANING,
        unit=message(fr="minute", en="minute"),
        requirements=nothing,
        post=partial(post, base=base, day=day),
        measure=partial(measure, base=base, day=day),
        say=say,
        where="free",
    )
