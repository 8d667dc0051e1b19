"""Two talks that one attendee would like to hear are not in two sessions at the same time."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from constraints import clashes, simultaneous
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each pair of clashing talks has one requirement, in the order of the event."""
    return clashes.required("attendee_sessions", clashes.attendees(event))


def post(model: TimetableModel) -> None:
    """Sessions that hold clashing talks do not overlap, unless the pair's slack is 1."""
    clashes.apart_in_sessions(model, "attendee_sessions", clashes.attendees(model.event))


def post_slots(model: PresetModel) -> None:
    """Clashing talks are not in two sessions that overlap in time, unless the pair's slack is 1."""
    clashes.apart_in_slots(model, "attendee_sessions", clashes.attendees(model.event))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each clashing pair in two sessions that share a minute counts 1.

    A pair that several people want counts once.
    """
    return simultaneous.in_sessions("attendee_sessions", event, programme, simultaneous.attending(event))


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    return simultaneous.in_sessions("attendee_sessions", event, programme, simultaneous.attending(event), sessions)


def say(event: Event, requirement: Requirement) -> Message:
    return simultaneous.say_in_sessions(event, requirement, simultaneous.attending(event))


RULE = Rule(
    name="attendee_sessions",
    kind="adjustable",
    title=message(fr="Auditeurs : sessions simultanées", en="Attendees: simultaneous sessions"),
    meaning=message(
        fr="deux exposés que la même personne souhaite entendre (ou dont elle présente l'un, ou modère l'axe) ne "
        "sont pas dans deux sessions simultanées",
        en="two talks that one person would like to hear (or presents the one, or chairs its axis) are not in two "
        "sessions at the same time",
    ),
    unit=message(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("axes.chairs", "talks.speakers", "wishes"),
    relaxations=("rule",),
    measure_in=measure_in,
)
