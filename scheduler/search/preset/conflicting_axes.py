"""The axes of a programme that take part in violations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from scheduler.check import cost_of, hard_violations
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation


def conflicting_axes(event: Event, programme: Programme) -> frozenset[str | None]:
    """The axes of the talks, sessions and people that violations of hard rules name."""
    return frozenset().union(*axes_named(event, programme, hard_violations(event, programme)))


def axes_named(event: Event, programme: Programme, violations: Iterable[Violation]) -> Iterator[set[str | None]]:
    """For each violation the axes of the talks, sessions and people that it names."""
    people = {person.name: person.id for person in event.people}
    return (_axes_of(event, programme, violation, people) for violation in violations)


def costs_by_axis(event: Event, programme: Programme, soft: Iterable[Violation]) -> Counter[str | None]:
    """By axis, 1 and what the violations cost that name it, its talks, its sessions or its people."""
    costs, violations = Counter(dict.fromkeys(event.used_axes, 1)), [*soft]
    for violation, axes in zip(violations, axes_named(event, programme, violations), strict=True):
        for axis in axes:
            costs[axis] += cost_of(event, violation)
    return costs


def _axes_of(event: Event, programme: Programme, violation: Violation, people: Mapping[str, str]) -> set[str | None]:
    """The axes of what the violation names; `people` are the ids of people by name."""
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
