"""The files that are sent to people: invitations, a calendar for each person, and cancellations (RFC 5546)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.calendar_bytes import entry_bytes, plain_calendar
from exports.entry import cancellation, guest_entry, invitation
from exports.person_file_names import person_names
from scheduler.domain.calendar_item import Guest, Item, Record, held
from scheduler.domain.former_people import is_reached, taken_off

#: The folder of each kind of item below `invitations/` and `cancellations/`; breaks have no files.
_FOLDERS = {"talk": "", "session": "chairs/", "plenary": "plenaries/", "poster": "posters/"}


def invitation_files(records: Iterable[Record]) -> Iterator[tuple[str, bytes, bool]]:
    """Path below `invitations/`, bytes, and whether it invites, for each talk, session, plenary and poster with
    guests.

    A file has one entry. It is an invitation (METHOD:REQUEST) if an organiser and a guest have an address; else it is a
    plain calendar (METHOD:PUBLISH).
    """
    for record in held(records):
        if record.item.kind in _FOLDERS and record.item.guests:
            yield path_of(record.item), invitation_file(record), record.item.invites


def invitation_file(record: Record) -> bytes:
    """The invitation to one item; a plain calendar where nobody can be invited."""
    if record.item.invites:
        return _one("REQUEST", record.item, entry_bytes(invitation, record))
    return _one("PUBLISH", record.item, entry_bytes(guest_entry, record))


def cancellation_file(record: Record, only: Guest | None = None) -> bytes:
    """The cancellation of an item for all its guests, or for `only` one of them."""
    return _one("CANCEL", record.item, bytes(cancellation(record, only).to_ical()))


def person_files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """Path below `invitations/people/` and a calendar of all items of a person, METHOD:PUBLISH, for each one."""
    records = held(records)
    names = person_names(records)
    for person, name in names.items():
        personal = [record for record in records if any(guest.id == person for guest in record.item.guests)]
        first = personal[0].item
        first_day = min(record.item.day for record in personal)
        entries = (entry_bytes(guest_entry, record) for record in personal)
        yield f"{name}.ics", plain_calendar("PUBLISH", first.language, first.timezone, first_day, entries)


def cancellation_files(before: Iterable[Record], after: Iterable[Record], number: int) -> Iterator[tuple[str, bytes]]:
    """Path below `cancellations/` and bytes of everything that release `number` cancels.

    Items that it drops lie at the top, items that go on without a person in `people/`; none is made where somebody
    else at the person's address keeps the entry.
    """
    before, after = tuple(before), tuple(after)
    for record in after:
        if record.cancelled and record.number == number and is_cancellable(record.item):
            yield path_of(record.item), cancellation_file(record)
    names = person_names(before)
    for record, guest in taken_off(before, after):
        if is_reached(record.item, guest):
            continue
        yield f"people/{names[guest.id]}/{path_of(record.item)}", cancellation_file(record, guest)


def is_cancellable(item: Item) -> bool:
    """True for a talk, and for other items whose guests had been invited."""
    return item.kind == "talk" or (item.kind in _FOLDERS and item.invites)


def path_of(item: Item) -> str:
    """The path of an item's file: `T01.ics`, `chairs/1-2.ics` (second session of axis 1), `plenaries/accueil.ics`,
    `posters/P1.ics`.
    """
    return f"{_FOLDERS[item.kind]}{item.id.lstrip('/').replace('/', '-')}.ics"


def _one(method: str, item: Item, entry: bytes) -> bytes:
    return plain_calendar(method, item.language, item.timezone, item.day, (entry,))
