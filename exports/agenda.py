"""The programme as calendar items: an `Item` for each plenary, break, poster, session and talk, with its `Record`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from exports.person_file_names import with_file_names
from exports.rows import Block, PauseRow, SessionRow, TalkRow, Timetable, Who
from exports.timetable import timetable
from scheduler.domain.calendar_item import Guest, Host, Item, Record, held, revised
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Axis, Talk


def agenda(event: Event, programme: Programme, edition: Edition = DRAFT) -> tuple[Record, ...]:
    """The records that `edition` publishes: every item in the order of the day, then every cancelled item.

    The moment of a draft is midnight UTC of 1 January of the event's year, so that drafts are reproducible too.
    """
    moment = edition.moment or datetime(event.days[0].date.year, 1, 1)
    stamp = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    named = with_file_names(items(event, programme), event, edition.before)
    return revised(edition.before, named, edition.number, stamp.replace(microsecond=0))


def current(event: Event, programme: Programme, edition: Edition = DRAFT) -> tuple[Record, ...]:
    """The records of every item of the programme, in the order of the day."""
    return held(agenda(event, programme, edition))


def with_cancelled(event: Event, programme: Programme, edition: Edition = DRAFT) -> tuple[Record, ...]:
    """The records of every item of the programme, then those that the last two releases cancelled."""
    records = agenda(event, programme, edition)
    numbers = [record.number for record in edition.before if record.number is not None]
    last = edition.number or max(numbers, default=0) + 1
    lately = (record for record in records if record.cancelled and record.number is not None)
    return (*held(records), *(record for record in lately if record.number in (last, last - 1)))


def items(event: Event, programme: Programme) -> Iterator[Item]:
    """The calendar items of the programme, in the order of the day."""
    table = timetable(event, programme)
    for block in table.blocks():
        if isinstance(block, PauseRow):
            yield _pause(event, block)
            yield from _posters(event, table, block)
            continue
        yield _session(event, block)
        for talk in block.talks:
            yield _talk(event, block, talk)


def uid(event: Event, kind: str, name: str) -> str:
    """The UID of an item: opaque, and fixed for ever, since it depends on the ids of event and item alone."""
    return str(_identity(event, f"{kind}/{name}"))


def _identity(event: Event, path: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:journee:{event.id}/{path}")


def _pause(event: Event, row: PauseRow) -> Item:
    number = next(n for n, day in enumerate(event.days, start=1) if day.date == row.day)
    name = row.id if row.kind == "plenary" or number == 1 else f"{row.id}@{number}"
    posters = tuple(poster.talk.title for poster in row.posters)
    speaking = {who.id for who in row.people}
    return Item(
        kind=row.kind,
        id=name,
        title=row.title,
        talks=posters,
        chairs=tuple(who.name for who in row.chairs),
        leading=tuple(who.id for who in row.chairs if who.id not in speaking),
        note=row.note,
        abstract=row.abstract,
        **_common(event, row, row.kind, name, row.everybody),
    )


def _posters(event: Event, table: Timetable, row: PauseRow) -> Iterator[Item]:
    """The item of each poster that is shown meanwhile; `@` and a number follow the id from the second time on."""
    number = [*table.shown()].index(row) + 1 if row.posters else 0
    for poster in row.posters:
        name = poster.talk.id if number == 1 else f"{poster.talk.id}@{number}"
        yield Item(
            kind="poster",
            id=name,
            title=poster.talk.title,
            note=poster.talk.note,
            abstract=poster.talk.abstract,
            **_axis(poster.axis),
            **_given_from(event, poster.talk, _common(event, row, "poster", name, poster.people)),
        )


def _session(event: Event, row: SessionRow) -> Item:
    """The item of a session, known by its axis and its ordinal among the sessions of that axis."""
    name = f"{row.axis.id if row.axis else ''}/{row.number + 1}"
    return Item(
        kind="session",
        id=name,
        title=row.title or f"Session {row.id}",
        chairs=row.chairs,
        discussants=tuple(who.name for who in row.discussants),
        talks=tuple(talk.talk.title for talk in row.talks),
        introduction=row.introduction,
        discussion=row.discussion,
        **_of_axis(row),
        **_common(event, row, "session", name, row.leaders, row.discussants),
    )


def _talk(event: Event, session: SessionRow, row: TalkRow) -> Item:
    talk = row.talk
    return Item(
        kind="talk",
        id=talk.id,
        title=talk.title,
        session=session.title if row.axis and session.title != row.axis.title else "",
        chairs=session.chairs,
        discussants=tuple(who.name for who in row.discussants),
        note=talk.note,
        abstract=talk.abstract,
        **_of_axis(row),
        **_given_from(event, talk, _common(event, row, "talk", talk.id, row.people, row.discussants)),
    )


def _of_axis(row: SessionRow | TalkRow) -> dict[str, Any]:
    return _axis(row.axis)


def _axis(axis: Axis | None) -> dict[str, Any]:
    return {"axis": axis.title, "axis_id": axis.id} if axis else {}


def _common(
    event: Event, row: Block | TalkRow, kind: str, name: str, people: Iterable[Who], discussants: Iterable[Who] = ()
) -> dict[str, Any]:
    """The fields that every kind of item has; `people` are its guests, and `discussants` those who are none yet."""
    venue = event.venue
    room = row.room.name if row.room else ""
    parts = (room, venue.name if venue.name != room else None, venue.address)
    where = (
        {} if venue.latitude is None or venue.longitude is None else venue.model_dump(include={"latitude", "longitude"})
    )
    return {
        "uid": uid(event, kind, name),
        "event": event.title,
        "language": event.language,
        "day": row.day,
        "start": row.start,
        "end": row.end,
        "timezone": event.timezone,
        "host": _host(event),
        "room": room,
        "place": ", ".join(part for part in parts if part),
        **where,
        "url": event.url,
        "online": event.online if kind not in ("break", "poster") else None,
        "chair_label": event.print_settings.chair_label or "",
        "guests": _guests(event, people, discussants),
        "bring": event.invitations.bring,
        "alarm": event.invitations.alarm,
    }


def _guests(event: Event, people: Iterable[Who], discussants: Iterable[Who]) -> tuple[Guest, ...]:
    guests = [_guest(event, who) for who in people]
    known = {guest.id for guest in guests}
    further = (_guest(event, who) for who in discussants if who.id not in known)
    return (*guests, *(guest.model_copy(update={"role": "discussant"}) for guest in further))


def _guest(event: Event, who: Who) -> Guest:
    known = event.person[who.id]
    away = known.timezone if known.timezone != event.timezone else None
    return Guest(id=who.id, name=who.name, affiliation=who.affiliation, email=known.email, timezone=away)


def _given_from(event: Event, talk: Talk, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a talk's item; who presents it is where the talk is given, if it says so."""
    if talk.timezone is None:
        return fields
    away = talk.timezone if talk.timezone != event.timezone else None
    guests = (g if g.role == "discussant" else g.model_copy(update={"timezone": away}) for g in fields["guests"])
    return {**fields, "guests": tuple(guests)}


def _host(event: Event) -> Host:
    """The first organiser with an address, else the event's web page, else an address that nobody can write to."""
    for organiser in event.organisers:
        if organiser.email:
            return Host(name=organiser.name, uri=f"mailto:{organiser.email}")
    name = event.organisers[0].name if event.organisers else event.title
    return Host(name=name, uri=event.url or _identity(event, "organiser").urn)
