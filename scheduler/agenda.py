"""What calendars carry of a programme, item by item, and how often that has changed. Frozen data, no files.

An `Item` holds all that an entry of a calendar says, so that two equal items give the same entry; a `Record` adds which
release said so last. `revised` is the only place where a SEQUENCE is reckoned (RFC 5545 §3.8.7.4, RFC 5546 §2.1.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal

from scheduler.domain.frozen import Frozen

Kind = Literal["talk", "session", "break", "plenary"]


class Guest(Frozen):
    """Somebody who does something in an item. `timezone`: her or his own, where it is not the event's."""

    id: str
    name: str
    affiliation: str = ""
    email: str | None = None
    timezone: str | None = None


class Host(Frozen):
    """Who invites: the calendars' ORGANIZER. `uri` is a mailto, a web address or a urn."""

    name: str
    uri: str


class Item(Frozen):
    """An item as calendars show it; minutes of `day`, `[start, end)`, by the wall clock of `timezone`.

    `id` is a talk's or plenary's own, `axis/ordinal` of a session, and of a break its own and, from the second day on,
    `@` and the day's number. `guests` present the talk, chair the session or speak in the plenary; `chairs` are names.
    `bring` and `alarm` (minutes before) are for guests alone.
    """

    kind: Kind
    id: str
    uid: str
    event: str
    language: Literal["fr", "en"]
    title: str
    day: date
    start: int
    end: int
    timezone: str
    host: Host
    room: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    url: str | None = None
    axis: str = ""
    axis_id: str = ""
    chairs: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    talks: tuple[str, ...] = ()
    discussion: int = 0
    note: str = ""
    abstract: str = ""
    bring: str = ""
    alarm: int | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        return self.kind, self.id

    @property
    def reached(self) -> tuple[Guest, ...]:
        """The guests who can be written to."""
        return tuple(guest for guest in self.guests if guest.email)

    @property
    def invites(self) -> bool:
        """True if somebody with an address invites somebody with an address."""
        return self.host.uri.startswith("mailto:") and bool(self.reached)


class Record(Frozen):
    """An item as the release `number` (None: a draft) last said it, at `moment`; `cancelled`: that it is off."""

    item: Item
    sequence: int
    number: int | None
    moment: datetime
    cancelled: bool = False


def revised(
    before: Iterable[Record], items: Iterable[Item], number: int | None, moment: datetime
) -> tuple[Record, ...]:
    """The records after `items` have been said: those in their order, then what is off, by kind and id.

    An item that is as it was keeps its record; one that changed, went or came back has its SEQUENCE raised by one, and
    the new number and moment. Nothing is ever forgotten: what comes back must be newer than what was cancelled.
    """
    former = {record.item.uid: record for record in before}
    found = []
    for item in items:
        last = former.pop(item.uid, None)
        if last is not None and last.item == item and not last.cancelled:
            found.append(last)
        else:
            sequence = 0 if last is None else last.sequence + 1
            found.append(Record(item=item, sequence=sequence, number=number, moment=moment))
    gone = sorted(former.values(), key=lambda record: record.item.key)
    return (*found, *(_gone(record, number, moment) for record in gone))


def _gone(record: Record, number: int | None, moment: datetime) -> Record:
    if record.cancelled:
        return record
    return Record(item=record.item, sequence=record.sequence + 1, number=number, moment=moment, cancelled=True)


def held(records: Iterable[Record]) -> tuple[Record, ...]:
    """Those that are not off."""
    return tuple(record for record in records if not record.cancelled)


def taken_off(before: Iterable[Record], after: Iterable[Record]) -> Iterator[tuple[Record, Guest]]:
    """Each guest whose address an item had before and has no longer, with the item's new record; not of what is off."""
    now = {record.item.uid: record for record in after}
    for record in held(before):
        later = now.get(record.item.uid)
        if later is None or later.cancelled or not record.item.invites:
            continue
        addresses = {guest.email for guest in later.item.reached}
        for guest in record.item.reached:
            if guest.email not in addresses:
                yield later, guest
