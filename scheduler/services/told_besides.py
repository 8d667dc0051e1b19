"""Whom a repaired programme concerns in what the repair does not weigh: names, chairs, titles that have changed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from exports.agenda import current
from scheduler.domain.differences import concerned, differences
from scheduler.domain.event import Event
from scheduler.domain.people_order import by_family_name
from scheduler.releases import read_releases
from scheduler.search.repair import Repaired


def told_besides(folder: Path, event: Event, repaired: Repaired) -> tuple[str, ...]:
    """Who has to be told of a change since the last release and is not among those whom the repair names, by
    family name.

    Nobody where nothing is published. Of namesakes as many are named as the repair leaves out.
    """
    releases = read_releases(folder)
    if not releases or repaired.programme is None:
        return ()
    changes = differences(releases[-1].records, current(event, repaired.programme))
    named = Counter([violation.subjects[0] for violation in repaired.told])
    named.update(repaired.anyway)
    besides = []
    for person in concerned(changes):
        if named[person.guest.name]:
            named[person.guest.name] -= 1
        else:
            besides.append(person.guest.name)
    return tuple(sorted(besides, key=by_family_name(event.people)))
