"""People of systems in which a name is a bare text: two different texts become two people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from scheduler.domain.people import Person
from scheduler.language.likeness import plain_name
from scheduler.language.text import clean_line
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import people_in, written_name
from scheduler.reading.report import Wrong

_NAMELESS = "?"


def people_named(names: Iterable[str]) -> dict[str, Person]:
    """The person of each name as written.

    A name that our reading would identify with another one gets a number. An @ is replaced, since it would make the
    name an address.
    """
    taken: set[str] = set()
    people: dict[str, Person] = {}
    for written in sorted(set(names)):
        plain = _plain(written)
        number, name = 1, plain
        while _id(name) in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(_id(name))
        people[written] = Person(id=_id(name), name=name)
    return people


def _plain(written: str) -> str:
    """The name as one line that folds to its own id."""
    name = clean_line(written.replace("@", "(at)"))
    if not _is_read_again(name):  # straight quotes in what has to stand in quotes
        name = name.replace('"', "”")
    if plain_name(_id(name)) != _id(name):  # one letter that stands for several: its id would be read as another
        name = clean_line(unicodedata.normalize("NFKC", name))
    return name or _NAMELESS


def _is_read_again(name: str) -> bool:
    """True if a cell with the name, as we write it, is read as this one person."""
    try:
        return people_in([written_name(Named(name))]).people == (Named(name),)
    except Wrong:
        return False


def _id(name: str) -> str:
    return plain_name(name)
