"""Which axes of a programme that breaks rules have a part in it."""

from __future__ import annotations

from scheduler.check import check
from scheduler.event import Event
from scheduler.programme import Programme


def blamed(event: Event, programme: Programme) -> frozenset[str | None]:
    """The axes of the talks, sessions and people that violations of hard rules name."""
    people = {person.name: person.id for person in event.people}
    found: set[str | None] = set()
    for violation in check(event, programme).hard:
        for subject in violation.subjects:
            if subject in event.talk:
                found.add(event.talk[subject].axis)
            elif subject in programme.session:
                found.add(programme.session[subject].axis)
            elif subject in event.axis:
                found.add(subject)
            elif subject in people:
                found |= {talk.axis for talk in event.talks if people[subject] in talk.speakers}
                found |= {axis.id for axis in event.axes if people[subject] in axis.chairs}
    return frozenset(found)
