"""The order of people in lists: by family name, as the event states it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scheduler.domain.people import Person
from scheduler.language.family_name import family_key


def by_family_name(people: Iterable[Person]) -> Callable[[str], tuple[str, str, str]]:
    """A sort key of the names of these people, and of others, whose family names nobody has stated."""
    stated = {person.name: person.family_name for person in people}
    return lambda name: family_key(name, stated.get(name, ""))
