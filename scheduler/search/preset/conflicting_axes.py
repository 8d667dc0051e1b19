"""The axes of a programme that take part in violations."""

from __future__ import annotations

from scheduler.check import hard_violations
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation


def conflicting_axes(event: Event, programme: Programme) -> frozenset[str | None]:
    """The axes of the talks, sessions and people that violations of hard rules name."""
    violations = hard_violations(event, programme)
    return frozenset(axis for violation in violations for axis in axes_of(event, programme, violation))


def axes_of(event: Event, programme: Programme, violation: Violation) -> set[str | None]:
    """The axes of the talks, sessions and people that the violation names."""
    people = {person.name: person.id for person in event.people}
    axes: set[str | None] = set()
    for subject in violation.subjects:
        if subject in event.talk:
            axes.add(event.talk[subject].axis)
        elif subject in programme.session:
            axes.add(programme.session[subject].axis)
        elif subject in event.axis:
            axes.add(subject)
        elif subject in people:
            axes |= {talk.axis for talk in event.talks if people[subject] in talk.speakers}
            axes |= {axis.id for axis in event.axes if people[subject] in axis.chairs}
    return axes
