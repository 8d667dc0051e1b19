"""The people who may be chosen to chair sessions."""

from __future__ import annotations

from itertools import chain

from scheduler.domain.event import Event
from scheduler.domain.people import Person


def potential_chairs(event: Event) -> tuple[Person, ...]:
    """The people who may chair, by id; of several of one name the first, since programmes tell chairs by name."""
    by_name: dict[str, Person] = {}
    for person in event.people:
        if person.may_chair:
            by_name.setdefault(person.name, person)
    return tuple(by_name.values())


def chair_lists(event: Event, axis: str | None) -> tuple[tuple[str, ...], ...]:
    """The lists, by ids, of each of which one person chairs each session of the axis; none where that rule is off.

    Of several people of one name there is only the first, since programmes tell chairs by name.
    """
    if (
        axis is None
        or axis not in event.axis
        or not event.axis[axis].chair_from
        or event.setting("chair_from") == "off"
    ):
        return ()
    first: dict[str, str] = {}
    return tuple(
        tuple(p for p in dict.fromkeys(people) if first.setdefault(event.person[p].name, p) == p)
        for people in event.axis[axis].chair_from
    )


def listed_chairs(event: Event, axis: str | None) -> tuple[str, ...]:
    """The people of those lists, by id, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(chair_lists(event, axis))))


def chooses(event: Event) -> bool:
    """True if programmes of the event say who chairs: proposed by the level `chairs`, or chosen from lists."""
    return "chairs" in event.levels or any(chair_lists(event, axis) for axis in event.used_axes)


def may_be_chosen(event: Event, person: str) -> bool:
    """True if programmes of the event may propose or choose the person, by id."""
    proposed = "chairs" in event.levels and any(each.id == person for each in potential_chairs(event))
    return proposed or any(person in listed_chairs(event, axis) for axis in event.used_axes)


def eligible(event: Event, axis: str | None) -> tuple[str, ...]:
    """The people who may be chosen for a session of the axis for which nobody is stated, by id."""
    return listed_chairs(event, axis) or tuple(person.id for person in potential_chairs(event))
