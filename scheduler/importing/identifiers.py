"""Ids made from names: by the grammar of contract §2, each different from all others whatever its case."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.reading import values
from scheduler.reading.report import Wrong
from scheduler.text import is_device, slug

#: Leaves room for a number behind it: an id has 64 characters at most.
_LONGEST = 56


def identifiers(names: Iterable[str], kind: str) -> dict[str, str]:
    """The id of each name: the name itself where it is one, else its letters and digits, else `kind`; numbered where
    that is taken already. The same names give the same ids.
    """
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in names:
        wanted = _wanted(name) or kind
        number, one = 1, wanted
        while one.casefold() in taken or is_device(one):
            number += 1
            one = f"{wanted}-{number}"
        taken.add(one.casefold())
        found[name] = one
    return found


def _wanted(name: str) -> str:
    try:
        return values.identifier(name)[:_LONGEST]
    except Wrong:
        return slug(name)
