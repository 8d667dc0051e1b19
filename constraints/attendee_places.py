"""Two talks that one attendee would like to hear do not overlap in time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import clashes, simultaneous
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each pair of clashing talks has one requirement, in the order of the event."""
    return clashes.required("attendee_places", clashes.attendees(event))


def post(model: TimetableModel) -> None:
    """Clashing talks do not overlap, unless the pair's slack is 1."""
    clashes.apart_in_time(model, "attendee_places", clashes.attendees(model.event))


def post_slots(model: PresetModel) -> None:
    """Clashing talks do not overlap; in one slot each place that both cover costs 1."""
    clashes.apart_in_places(model, "attendee_places", clashes.attendees(model.event))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return all talks if slots overlap in time.

    Inside a slot `scheduler.model.preset.session_bounds` bounds the cost that a place can save.
    """
    return event.talks if clashes.slots_overlap(event) else ()


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each clashing pair that shares a minute counts 1; in one slot, 1 for each place that both talks cover.

    A pair that several people want counts once.
    """
    return simultaneous.in_time("attendee_places", event, programme, simultaneous.attending(event))


def say(event: Event, requirement: Requirement) -> Message:
    return simultaneous.say_in_time(event, requirement, simultaneous.attending(event))


RULE = Rule(
    name="attendee_places",
    kind="adjustable",
    title=message(fr="Auditeurs : exposés simultanés", en="Attendees: simultaneous talks"),
    meaning=message(
        fr="deux exposés que la même personne souhaite entendre (ou dont elle présente l'un, ou modère l'axe) "
        "n'ont pas lieu en même temps",
        en="two talks that one person would like to hear (or presents the one, or chairs its axis) are not held at "
        "the same time",
    ),
    unit=message(fr="paire d'exposés, à chaque place d'un créneau", en="pair of talks, at each place of a slot"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("axes.chairs", "talks.speakers", "wishes"),
    sees_inside=sees_inside,
    relaxations=("rule",),
)
