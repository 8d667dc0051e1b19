"""The items of a calendar, and the number of times that each has changed. Frozen data, without files.

An `Item` holds everything that a calendar entry says, so that equal items give equal entries; a `Record` adds the
release that last said so. `revised` is the only function that computes a SEQUENCE (RFC 5545 §3.8.7.4, RFC 5546 §2.1.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from scheduler.domain.frozen import Frozen
from scheduler.domain.rooms import UNNAMED

Kind = Literal["talk", "session", "break", "plenary", "poster"]


class Guest(Frozen):
    """A person with a part in an item; `timezone` is set where it differs from the event's.

    `role` "" is that of the item: presenting the talk or poster, chairing the session, speaking in the plenary.
    `file` is the name of the person's own calendar, which no later release changes; "" in items without files, and in
    releases from before it was stated.
    """

    id: str
    name: str
    affiliation: str = ""
    email: str | None = None
    timezone: str | None = None
    role: Literal["", "discussant"] = ""
    file: str = ""


class Host(Frozen):
    """The sender of invitations, a calendar's ORGANIZER; `uri` is a mailto, a web address or a urn."""

    name: str
    uri: str


class Item(Frozen):
    """An item as a calendar shows it; minutes `[start, end)` of `day`, by the wall clock of `timezone`.

    `id` is the id of a talk, poster or plenary, `axis/ordinal` for a session; a break on a later day than the first has
    `@` and the number of the day after its id, a poster that is shown again `@` and the number of the time. `guests`
    present or discuss the talk or poster, chair or discuss the session, speak in the plenary or chair it; `chairs` and
    `discussants` are names, `leading` the ids of guests who chair a plenary without speaking in it. `session` is the
    title of a talk's session where it is not the axis's. `talks` are the titles of a session's talks, and of the
    posters that are shown during a break or plenary. `chair_label` is the event's own word for those who chair, "" for
    the usual one. `online` is the public's address of a
    transmission. Only guests are told `bring` and `alarm` (minutes before the
    start).
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
    online: str | None = None
    axis: str = ""
    axis_id: str = ""
    session: str = ""
    chairs: tuple[str, ...] = ()
    chair_label: str = ""
    discussants: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    talks: tuple[str, ...] = ()
    introduction: int = 0
    discussion: int = 0
    note: str = ""
    abstract: str = ""
    bring: str = ""
    alarm: int | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """Kind and id, which identify the item in an event."""
        return self.kind, self.id

    @property
    def named_room(self) -> str:
        """The room; "" for the one of an event that names none. Releases state it, and so do its records."""
        return "" if self.room == UNNAMED[self.language] else self.room

    @property
    def where(self) -> str:
        """The place as somebody is told it, without a room that nobody named."""
        return self.place if self.named_room else self.place.removeprefix(self.room).removeprefix(", ")

    @property
    def reached(self) -> tuple[Guest, ...]:
        """The guests with an e-mail address."""
        return tuple(guest for guest in self.guests if guest.email)

    @property
    def invites(self) -> bool:
        """True if the host has an address, and a guest too."""
        return self.host.uri.startswith("mailto:") and bool(self.reached)


class Record(Frozen):
    """An item as release `number` (None: a draft) last said it, at `moment`; `cancelled` if it no
    longer takes place.
    """

    item: Item
    sequence: int
    number: int | None
    moment: datetime
    cancelled: bool = False


def revised(
    before: Iterable[Record], items: Iterable[Item], number: int | None, moment: datetime
) -> tuple[Record, ...]:
    """The records after `items` are published: those of `items` in order, then the cancelled records by kind and id.

    An unchanged item keeps its record. The SEQUENCE of an item that changed, disappeared or returned grows by one, and
    its record takes the new number and moment. No record is ever dropped: a returning item must be newer than its
    cancellation.
    """
    former = {record.item.uid: record for record in before}
    records = []
    for item in items:
        last = former.pop(item.uid, None)
        if last is not None and last.item == item and not last.cancelled:
            records.append(last)
        else:
            sequence = 0 if last is None else last.sequence + 1
            records.append(Record(item=item, sequence=sequence, number=number, moment=moment))
    cancelled = sorted(former.values(), key=lambda record: record.item.key)
    return (*records, *(_gone(record, number, moment) for record in cancelled))


def _gone(record: Record, number: int | None, moment: datetime) -> Record:
    """The record of an item that has disappeared; unchanged if it was cancelled before."""
    if record.cancelled:
        return record
    return Record(item=record.item, sequence=record.sequence + 1, number=number, moment=moment, cancelled=True)


def held(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records of items that take place."""
    return tuple(record for record in records if not record.cancelled)
