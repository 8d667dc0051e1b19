"""A talk lies wholly inside one of the `available` windows of its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import fitting_hours
from scheduler.model.preset.windows import splits, within

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("talk_available", (talk.id,)) for talk in event.talks if talk.available)


def post(model: TimetableModel) -> None:
    """start(talk) is in the starts for which the talk lies inside one window, unless its slack is 1."""
    for talk in model.event.talks:
        if talk.available:
            slack = model.slack(Requirement("talk_available", (talk.id,)))
            hours = model.starts_within(talk.available, talk.duration)
            model.within(model.start_of(talk), hours, ~slack, model.is_held(talk))


def post_slots(model: PresetModel) -> None:
    """The talk is at a place inside one of its windows, unless its slack is 1."""
    for talk in model.event.talks:
        if talk.available:
            fitting_hours.keep(model, talk, within(talk.available), Requirement("talk_available", (talk.id,)))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks whose windows hold a part of some slot."""
    return (talk for talk in event.talks if splits(event, talk.available))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk that no window of its row holds whole counts 1; windows that touch are one."""
    violations = []
    for item in items.talks(programme):
        talk = event.talk.get(item.id)
        if talk is not None and talk.available and not items.covered(item, talk.available):
            text = message(
                "L'exposé {talk} a lieu {when}, mais n'est possible {only}.",
                "Talk {talk} is held {when}, but is possible {only}.",
                talk=phrases.talk(event, talk.id),
                when=phrases.when(event, item),
                only=phrases.only(event, talk.available),
            )
            violations.append(Violation("talk_available", 1, (talk.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    return message(
        "L'exposé {talk} n'est possible {only}.",
        "Talk {talk} is possible {only}.",
        talk=phrases.talk(event, talk.id),
        only=phrases.only(event, talk.available),
    )


RULE = Rule(
    name="talk_available",
    kind="adjustable",
    title=message(fr="Disponibilités des exposés", en="Availability of talks"),
    meaning=message(
        fr="l'exposé tient tout entier dans l'une des plages `disponibilités` de sa ligne",
        en="the talk lies wholly in one of the `available` windows of its row",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.available",),
    sees_inside=sees_inside,
    relaxations=("talk_hours",),
    by_session=True,
)
