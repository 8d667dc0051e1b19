"""The names of people's files: family name first, and for ever those that a release gave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from scheduler.domain.calendar_item import Item, Record, held
from scheduler.domain.event import Event
from scheduler.domain.former_people import present_ids
from scheduler.language.family_name import indexed_name
from scheduler.language.text import is_device, name_slug, slug


def person_names(records: Iterable[Record]) -> dict[str, str]:
    """The name of each guest's file by person: the stated one, else the slug of the name, made unique for namesakes."""
    guests = [guest for record in records for guest in record.item.guests]
    stated = {guest.id: guest.file for guest in guests if guest.file}
    others = {guest.id: slug(guest.name) for guest in guests if guest.id not in stated}
    return {**stated, **_unique(others, set(stated.values()))}


def with_file_names(items: Iterable[Item], event: Event, before: Iterable[Record]) -> Iterator[Item]:
    """The items whose guests have the names of their files; those of releases `before` keep theirs.

    A guest of a release that stated none has none still: the name is then made of hers or his, given name first. With
    another address somebody is the same person.
    """
    items, former = list(items), person_names(before := tuple(before))
    names = _kept(items, before, former)
    people = {guest.id: event.person[guest.id] for item in items for guest in item.guests if guest.id not in names}
    slugs = {who: name_slug(indexed_name(person.name, person.family_name)) for who, person in people.items()}
    names |= _unique(slugs, set(former.values()))
    for item in items:
        guests = tuple(guest.model_copy(update={"file": names[guest.id]}) for guest in item.guests)
        yield item.model_copy(update={"guests": guests}) if guests else item


def _kept(items: Iterable[Item], before: Iterable[Record], former: Mapping[str, str]) -> dict[str, str]:
    """The name of the file, by person, of everybody who had one; "" where the release did not state it.

    Somebody who comes back finds a name that another has taken over meanwhile no longer kept.
    """
    now = tuple(record.item for record in held(before))
    present = present_ids(now, items)
    names = dict.fromkeys(former, "")
    names |= {guest.id: guest.file for record in before for guest in record.item.guests if guest.file}
    names = {who: name for who, name in names.items() if who not in present}
    names |= {new: former[old] for old, new in present.items() if new not in former}
    lately = {guest.id for item in now for guest in item.guests} | set(present.values())
    taken = {names[who] for who in lately & names.keys() if names[who]}
    return {who: name for who, name in names.items() if who in lately or name not in taken}


def _unique(slugs: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """The slugs by person, with a few signs more for namesakes, names that are `taken` and those of devices."""
    count = Counter(slugs.values())
    usable = {name for name, number in count.items() if name and number == 1 and not is_device(name)} - taken
    return {
        person: name if name in usable else f"{name or 'x'}-{_opaque(person)}" for person, name in sorted(slugs.items())
    }


def _opaque(person: str) -> str:
    return uuid5(NAMESPACE_URL, f"urn:journee:{person}").hex[:8]
