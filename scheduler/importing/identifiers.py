"""Ids made from names: valid by contract §2, and different from each other in more than case."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.language.text import is_device, slug
from scheduler.reading import values
from scheduler.reading.report import Wrong

#: Length, in characters, at which a name is cut: an id has at most 64, and a number may follow.
_LONGEST = 56


def identifiers(names: Iterable[str], kind: str) -> dict[str, str]:
    """The id of each name; equal names give equal ids.

    A valid id stays as it is; any other name gives its letters and digits, or else `kind`. A number follows where the
    id is taken.
    """
    taken: set[str] = set()
    ids: dict[str, str] = {}
    for name in names:
        wanted = _wanted(name) or kind
        number, candidate = 1, wanted
        while candidate.casefold() in taken or is_device(candidate):
            number += 1
            candidate = f"{wanted}-{number}"
        taken.add(candidate.casefold())
        ids[name] = candidate
    return ids


def _wanted(name: str) -> str:
    """The name itself where it is a valid id, else its slug."""
    try:
        return values.identifier(name)[:_LONGEST]
    except Wrong:
        return slug(name)
