"""A late day ends as few minutes as possible after the hour at which it was to end (a level)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from constraints import items, phrases
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
    fr="la journée en retard finit aussi tôt que possible",
    en="the late day ends as early as possible",
)


def post(model: TimetableModel, base: Programme, day: date) -> Callable[[], Term]:
    """The cost is the number of minutes between the planned end of the day and the end of its last item, if later."""
    number = model.day_number[day]
    planned = number * DAY + max((item.end for item in _all(base) if item.day == day), default=0)
    over = model.cp.new_int_var(0, DAY, "overrun")
    for session in model.sessions:
        model.cp.add(over >= session.end - planned).only_enforce_if(session.present, session.day[number])
    for pause in model.pauses:
        if pause.day == number:
            model.cp.add(over >= pause.end - planned)
    return lambda: over


def measure(event: Event, programme: Programme, base: Programme, day: date) -> tuple[Violation, ...]:
    """The day counts the minutes from the end of its last item in `base` to that of its last item, if that is later."""
    planned, now = (max((i.end for i in _all(each) if i.day == day), default=0) for each in (base, programme))
    if now <= planned:
        return ()
    text = message(
        "La journée finit à {now} (avant : {planned}).",
        "The day ends at {now} (before: {planned}).",
        now=phrases.hour(now),
        planned=phrases.hour(planned),
    )
    return (Violation("overrun", now - planned, (day.isoformat(),), text),)


def _all(programme: Programme) -> list[items.Item]:
    """Return the sessions and pauses of the programme."""
    return [*items.sessions(programme), *items.pauses(programme)]


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme, day: date) -> Rule:
    """Return the level that counts the minutes by which the day ends later than in `base`."""
    return Rule(
        name="overrun",
        kind="level",
        title=message(fr="Fin de la journée", en="End of the day"),
        meaning=MEANING,
        unit=message(fr="minute", en="minute"),
        requirements=nothing,
        post=partial(post, base=base, day=day),
        measure=partial(measure, base=base, day=day),
        say=say,
        where="free",
    )
