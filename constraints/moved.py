"""As few talks as possible change their hour or room from another programme to this one (a level)."""

from __future__ import annotations

from collections.abc import Callable
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
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


MEANING = message(
    fr="aussi peu d'exposés que possible changent d'heure ou de salle",
    en="as few talks as possible change their start or room",
)


def post(model: TimetableModel | PresetModel, base: Programme) -> Callable[[], Term]:
    """The cost is the number of talks of both programmes that do not stay at their hour and room."""
    known = model.event.talk
    stay = [
        model.stays(known[placed.id], model.day_number[placed.day] * DAY + placed.start, placed.room)
        for placed in base.talks
        if placed.id in known
    ]
    return lambda: len(stay) - sum(stay)


def measure(event: Event, programme: Programme, base: Programme) -> tuple[Violation, ...]:
    """Each talk of both programmes counts 1 if its day, start or room differs."""
    violations = []
    for before, item in unchanged.common_talks(event, base, programme):
        if (before.first, before.room) != (item.first, item.room):
            text = message(
                "L'exposé {talk} a lieu {now} (avant : {before}).",
                "Talk {talk} is held {now} (before: {before}).",
                talk=phrases.talk(event, item.id),
                now=phrases.where(event, item),
                before=phrases.former(event, before, item),
            )
            violations.append(Violation("moved", 1, (item.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme) -> Rule:
    """Return the level that counts the talks that differ from `base`."""
    return Rule(
        name="moved",
        kind="level",
        title=message(fr="Exposés déplacés", en="Talks moved"),
        meaning=MEANING,
        unit=message(fr="exposé", en="talk"),
        requirements=nothing,
        post=partial(post, base=base),
        post_slots=partial(post, base=base),
        measure=partial(measure, base=base),
        say=say,
    )
