"""People of other systems, where a name is a text and nothing else, as the house's: two texts are two people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from scheduler.domain.people import Person
from scheduler.text import clean_line, fold

_NAMELESS = "?"


def people_named(names: Iterable[str]) -> dict[str, Person]:
    """By name as written, the person; who would be taken for another by the house's reading gets a number.

    An @ would make an address of the name, which it is not.
    """
    taken: set[str] = set()
    found: dict[str, Person] = {}
    for written in sorted(set(names)):
        plain = _plain(written)
        number, name = 1, plain
        while _id(name) in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(_id(name))
        found[written] = Person(id=_id(name), name=name)
    return found


def _plain(written: str) -> str:
    name = clean_line(written.replace("@", "(at)"))
    if fold(_id(name)) != _id(name):  # one letter that stands for several: its id would be read as another
        name = clean_line(unicodedata.normalize("NFKC", name))
    return name or _NAMELESS


def _id(name: str) -> str:
    return fold(name) or name
