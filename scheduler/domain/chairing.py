"""The people who may be proposed to chair sessions."""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.domain.people import Person


def potential_chairs(event: Event) -> tuple[Person, ...]:
    """The people who may chair, by id; of several of one name the first, since programmes tell chairs by name."""
    by_name: dict[str, Person] = {}
    for person in event.people:
        if person.may_chair:
            by_name.setdefault(person.name, person)
    return tuple(by_name.values())
