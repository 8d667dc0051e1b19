"""Two talks that one person has to be at do not overlap in time."""

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
    return clashes.required("presenter_places", clashes.presenters(event))


def post(model: TimetableModel) -> None:
    """Clashing talks do not overlap, unless the pair's slack is 1."""
    clashes.apart_in_time(model, "presenter_places", clashes.presenters(model.event))


def post_slots(model: PresetModel) -> None:
    """Clashing talks do not overlap; in one slot each place that both cover costs 1."""
    clashes.apart_in_places(model, "presenter_places", clashes.presenters(model.event))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return all talks if slots overlap in time.

    Inside a slot `scheduler.model.preset.session_bounds` bounds the cost that a place can save.
    """
    return event.talks if clashes.slots_overlap(event) else ()


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each clashing pair that shares a minute counts 1; in one slot, 1 for each place that both talks cover.

    A pair that clashes for several reasons counts once.
    """
    return simultaneous.in_time("presenter_places", event, programme, simultaneous.presenting(event))


def say(event: Event, requirement: Requirement) -> Message:
    return simultaneous.say_in_time(event, requirement, simultaneous.presenting(event))


RULE = Rule(
    name="presenter_places",
    kind="adjustable",
    title=message(fr="Intervenants : exposés simultanés", en="Presenters: simultaneous talks"),
    meaning=message(
        fr="deux exposés d'un même intervenant, ou l'un d'un intervenant qui modère l'axe de l'autre, n'ont pas lieu "
        "en même temps",
        en="two talks of one presenter, or of which one is presented by a chair of the other's axis, are not held at "
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
