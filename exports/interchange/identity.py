"""Ids of items and people for other systems: from the event's id and theirs alone, so that they never change.

A system that has imported a programme knows an item by these ids when it imports the next one. Nothing is counted,
since a number would change with the first talk that is added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from scheduler.domain.event import Event
from scheduler.language.text import fold, slug

#: Bits of a numeric id: what every database of the readers can hold.
_BITS = 31


def guid(event: Event, kind: str, name: str) -> str:
    """The UUID of an item, by its kind and its id; that of its calendar entry too."""
    return str(uuid5(NAMESPACE_URL, f"urn:journee:{event.id}/{kind}/{name}"))


def numbers(guids: Iterable[str]) -> dict[str, int]:
    """A positive number of 31 bits for each UUID, by SHA-256; hashed again where two would have the same."""
    known: dict[str, int] = {}
    for each in sorted(set(guids)):
        text, taken = each, set(known.values())
        while not (number := _number(text)) or number in taken:
            text += "+"
        known[each] = number
    return known


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> (32 - _BITS)


def person_guids(event: Event) -> dict[str, str]:
    """The UUID of each person by id: from the folded name, never from an address; namesakes are numbered by theirs."""
    by_name: dict[str, list[str]] = {}
    for person in event.people:
        by_name.setdefault(fold(person.name) or person.name, []).append(person.id)
    return {
        person: guid(event, "person", name if rank == 1 else f"{name}/{rank}")
        for name, people in by_name.items()
        for rank, person in enumerate(people, start=1)
    }


def acronym(event: Event) -> str:
    """At least four of a–z, 0–9 and `_`, from the event's id."""
    plain = slug(event.id.replace("_", "-").replace(".", "-")).replace("-", "_")
    return plain if len(plain) >= 4 else f"{plain}_journee".lstrip("_")


def shown_rooms(event: Event) -> dict[str, str]:
    """The name of each room by id; the id follows where several rooms have one name."""
    names = [room.name for room in event.rooms]
    return {room.id: f"{room.name} ({room.id})" if names.count(room.name) > 1 else room.name for room in event.rooms}
