"""The people of an entry: those whom the calendar lists, without rooms, things and those who said no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from icalendar import Component

from scheduler.importing.ics.calendars import several
from scheduler.importing.imported import ImportedPerson, Lost
from scheduler.importing.sources.people import natural
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold

_DECLINED = message("personnes qui ont décliné", "people who have declined")
_OWNERS = message("propriétaire de l'agenda", "owner of the calendar")
#: The parts in which somebody is told of an entry and has none in it.
_ABSENT = ("NON-PARTICIPANT",)


def people_of(entry: Component, owner: str) -> tuple[ImportedPerson, ...]:
    """Those who take part; the organiser where nobody else is named, unless that is the `owner` of the calendar."""
    invited = [address for address in several(entry, "ATTENDEE") if _is_person(address) and not _declined(address)]
    people = _once(map(_person, invited))
    return people or _once(_person(address) for address in several(entry, "ORGANIZER") if _key(address) != owner)


def rooms_of(entry: Component) -> str:
    """The room that is invited as such, "" without one."""
    named = (_param(address, "CN") for address in several(entry, "ATTENDEE") if _param(address, "CUTYPE") == "ROOM")
    return next(filter(None, map(clean_line, named)), "")


def owner_of(entries: Iterable[Component]) -> str:
    """The address that organises several entries and no other does: that of whoever keeps the calendar; else ""."""
    keys = [_key(address) for entry in entries for address in several(entry, "ORGANIZER")]
    return keys[0] if len(keys) > 1 and len(set(keys)) == 1 else ""


def lost_people(entries: Iterable[Component], owner: str) -> Iterator[Lost]:
    """Those who declined, and the owner of the calendar."""
    items = list(entries)
    yield Lost(_DECLINED, sum(_declined(address) for item in items for address in several(item, "ATTENDEE")))
    yield Lost(_OWNERS, int(bool(owner)))


def _person(address: Any) -> ImportedPerson:
    name = natural(clean_line(_param(address, "CN")))
    email = _address(address)
    return ImportedPerson("" if name == email else name, email)


def _once(people: Iterable[ImportedPerson]) -> tuple[ImportedPerson, ...]:
    unique = {fold(person.email or person.name): person for person in people if person.email or person.name}
    return tuple(unique.values())


def _is_person(address: Any) -> bool:
    return _param(address, "CUTYPE").upper() in ("", "INDIVIDUAL", "UNKNOWN") and (
        _param(address, "ROLE").upper() not in _ABSENT
    )


def _declined(address: Any) -> bool:
    return _param(address, "PARTSTAT").upper() == "DECLINED"


def _key(address: Any) -> str:
    return fold(_address(address) or _param(address, "CN"))


def _address(address: Any) -> str:
    """The address of mail; "" for another one."""
    text = clean_line(str(address))
    scheme, colon, rest = text.partition(":")
    if colon and scheme.casefold() != "mailto":
        return ""
    email = rest if colon else text
    return email if "@" in email and " " not in email else ""


def _param(address: Any, name: str) -> str:
    value = getattr(address, "params", {}).get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)
