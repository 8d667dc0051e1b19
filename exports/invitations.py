"""What is sent to people: invitations, all that a person does, and cancellations (RFC 5546)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar
from icalendar import Event as Entry

from exports.calendar import empty_calendar
from exports.entry import cancellation, guest_entry, invitation
from scheduler.agenda import Guest, Item, Record, held, taken_off
from scheduler.text import is_device, slug

#: Where the files of a kind of item lie below `invitations/` and `cancellations/`; breaks have none.
_FOLDERS = {"talk": "", "session": "chairs/", "plenary": "plenaries/"}


def invitation_files(records: Iterable[Record]) -> Iterator[tuple[str, bytes, bool]]:
    """A file for each talk, session and plenary that has guests, by its path below `invitations/`, and whether it is an
    invitation: without an organiser's and a guest's address it is not. One entry a file, METHOD:REQUEST or PUBLISH.
    """
    for record in held(records):
        if record.item.kind in _FOLDERS and record.item.guests:
            yield path_of(record.item), invitation_file(record), record.item.invites


def invitation_file(record: Record) -> bytes:
    """The invitation to one item."""
    if record.item.invites:
        return _one("REQUEST", record.item, invitation(record))
    return _one("PUBLISH", record.item, guest_entry(record))


def cancellation_file(record: Record, only: Guest | None = None) -> bytes:
    """The cancellation of one item for all its guests, or for `only` that one."""
    return _one("CANCEL", record.item, cancellation(record, only))


def person_files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """All that each person does, by the path below `invitations/people/`: METHOD:PUBLISH, several entries."""
    records = held(records)
    names = person_names(records)
    for person, name in names.items():
        mine = [record for record in records if any(guest.id == person for guest in record.item.guests)]
        first = mine[0].item
        calendar = empty_calendar("PUBLISH", first.language, first.timezone, min(one.item.day for one in mine))
        for record in mine:
            calendar.add_component(guest_entry(record))
        yield f"{name}.ics", bytes(calendar.to_ical())


def cancellation_files(before: Iterable[Record], after: Iterable[Record], number: int) -> Iterator[tuple[str, bytes]]:
    """What release `number` takes away, by the path below `cancellations/`.

    Whole items that it drops, and in `people/` items that go on without somebody.
    """
    before, after = tuple(before), tuple(after)
    for record in after:
        if record.cancelled and record.number == number and is_cancellable(record.item):
            yield path_of(record.item), cancellation_file(record)
    names = person_names(before)
    for record, guest in taken_off(before, after):
        yield f"people/{names[guest.id]}/{path_of(record.item)}", cancellation_file(record, guest)


def is_cancellable(item: Item) -> bool:
    """True of a talk, and of what guests had been invited to."""
    return item.kind == "talk" or (item.kind in _FOLDERS and item.invites)


def path_of(item: Item) -> str:
    """`T01.ics`, `chairs/1-2.ics` of the second session of axis 1, `plenaries/accueil.ics`."""
    return f"{_FOLDERS[item.kind]}{item.id.lstrip('/').replace('/', '-')}.ics"


def person_names(records: Iterable[Record]) -> dict[str, str]:
    """The name of each guest's file, by person: from the name, and of namesakes from more than that."""
    people = {guest.id: guest.name for record in records for guest in record.item.guests}
    slugs = {person: slug(name) for person, name in people.items()}
    count = Counter(slugs.values())
    return {
        person: one if one and count[one] == 1 and not is_device(one) else f"{one or 'x'}-{_opaque(person)}"
        for person, one in sorted(slugs.items())
    }


def _opaque(person: str) -> str:
    return uuid5(NAMESPACE_URL, f"urn:journee:{person}").hex[:8]


def _one(method: str, item: Item, entry: Entry) -> bytes:
    calendar: Calendar = empty_calendar(method, item.language, item.timezone, item.day)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
