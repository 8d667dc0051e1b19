"""Calendars: the whole day, a talk for anybody, and the invitation to its speakers (RFC 5545, 5546, 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import Calendar, vCalAddress, vGeo, vText
from icalendar import Event as Entry

from exports.timetable import PauseRow, SessionRow, TalkRow, Timetable, timetable
from exports.timezone import vtimezone
from scheduler.clock import to_datetime
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.typography import colon, listed, quoted

_LABELS = {
    "fr": {"session": "Session", "chairs": "Modération", "speakers": "Intervention", "note": "Mention",
           "discussion": "discussion commune de {} min à la fin"},
    "en": {"session": "Session", "chairs": "Chair", "speakers": "Speakers", "note": "Note",
           "discussion": "common discussion of {} min at the end"},
}  # fmt: skip


def programme_ics(event: Event, programme: Programme) -> bytes:
    """The whole programme, METHOD:PUBLISH: plenaries, breaks, sessions and talks; nobody is an attendee."""
    table = timetable(event, programme)
    calendar = _calendar(event, "PUBLISH", event.title)
    for block in table.blocks():
        if isinstance(block, PauseRow):
            calendar.add_component(_pause(event, block))
            continue
        calendar.add_component(_session(event, table, block))
        for talk in block.talks:
            calendar.add_component(_talk(event, block, talk))
    return bytes(calendar.to_ical())


def talk_files(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """A calendar of one entry for each talk, by id: METHOD:PUBLISH, no attendee."""
    for session, talk in _talks(event, programme):
        calendar = _calendar(event, "PUBLISH")
        calendar.add_component(_talk(event, session, talk))
        yield talk.talk.id, bytes(calendar.to_ical())


def invitation_files(event: Event, programme: Programme) -> Iterator[tuple[str, bytes, bool]]:
    """The invitation to each talk, by id, and whether it is one: without an organiser's and a speaker's address it is
    not.
    """
    for session, talk in _talks(event, programme):
        attendees = [event.person[who.id] for who in talk.people if event.person[who.id].email]
        inviting = bool(attendees) and any(organiser.email for organiser in event.organisers)
        calendar = _calendar(event, "REQUEST" if inviting else "PUBLISH")
        entry = _talk(event, session, talk)
        for person in attendees if inviting else ():
            entry.add("attendee", _address(f"mailto:{person.email}", person.name, event.language, invited=True))
        calendar.add_component(entry)
        yield talk.talk.id, bytes(calendar.to_ical()), inviting


def uid(event: Event, kind: str, name: str) -> str:
    """Opaque, and the same for ever: it hangs on the event's id and the item's alone."""
    return str(_identity(event, f"{kind}/{name}"))


def _identity(event: Event, path: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:journee:{event.id}/{path}")


# ── components ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _calendar(event: Event, method: str, name: str | None = None) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Journee//Journee//{event.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name is not None:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    calendar.add_component(vtimezone(event.timezone, event.days[0].date))
    return calendar


def _entry(event: Event, block: PauseRow | SessionRow | TalkRow, identifier: str, summary: str) -> Entry:
    entry = Entry()
    stamp = datetime(event.days[0].date.year, 1, 1, tzinfo=UTC)
    entry.add("uid", identifier)
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("sequence", 0)
    entry.add("summary", summary)
    entry.add("dtstart", to_datetime(block.day, block.start, event.timezone))
    entry.add("dtend", to_datetime(block.day, block.end, event.timezone))
    entry.add("status", "CONFIRMED")
    entry.add("organizer", _organiser(event))
    _place(event, block, entry)
    if event.url:
        entry.add("url", event.url)
    return entry


def _place(event: Event, block: PauseRow | SessionRow | TalkRow, entry: Entry) -> None:
    venue = event.venue
    room = block.room.name if block.room else None
    parts = [room, venue.name if venue.name != room else None, venue.address]
    if any(parts):
        entry.add("location", ", ".join(part for part in parts if part))
    if venue.latitude is not None and venue.longitude is not None:
        entry.add("geo", vGeo((venue.latitude, venue.longitude)))


def _pause(event: Event, row: PauseRow) -> Entry:
    number = next(n for n, day in enumerate(event.days, start=1) if day.date == row.day)
    name = row.id if row.kind == "plenary" or number == 1 else f"{row.id}@{number}"
    entry = _entry(event, row, uid(event, row.kind, name), row.title)
    people = [_named(who.name, who.affiliation) for who in row.people]
    _describe(entry, [_line(event, "speakers", people)])
    entry.add("transp", "TRANSPARENT" if row.kind == "break" else "OPAQUE")
    return entry


def _session(event: Event, table: Timetable, row: SessionRow) -> Entry:
    of_axis = [block for block in table.blocks() if isinstance(block, SessionRow) and block.axis == row.axis]
    ordinal = of_axis.index(row) + 1
    identifier = uid(event, "session", f"{row.axis.id if row.axis else ''}/{ordinal}")
    summary = row.axis.title if row.axis else f"{_LABELS[event.language]['session']} {row.id}"
    entry = _entry(event, row, identifier, summary)
    lines = [_line(event, "chairs", row.chairs), *(f"– {talk.talk.title}" for talk in row.talks)]
    if row.discussion:
        lines.append(f"– {_LABELS[event.language]['discussion'].format(row.discussion)}")
    _describe(entry, lines)
    if row.axis:
        entry.add("categories", [row.axis.title])
    entry.add("transp", "TRANSPARENT")  # its talks are what fills the hour
    return entry


def _talk(event: Event, session: SessionRow, row: TalkRow) -> Entry:
    entry = _entry(event, row, uid(event, "talk", row.talk.id), row.talk.title)
    axis = [quoted(row.axis.title, event.language)] if row.axis else []
    people = [_named(who.name, who.affiliation) for who in row.people]
    lines = [
        _line(event, "speakers", people),
        _line(event, "session", axis),
        _line(event, "chairs", session.chairs),
        _line(event, "note", [row.talk.note] if row.talk.note else []),
    ]
    _describe(entry, [*lines, f"\n{row.talk.abstract}" if row.talk.abstract else ""])
    if row.axis:
        entry.add("categories", [row.axis.title])
    return entry


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _talks(event: Event, programme: Programme) -> Iterator[tuple[SessionRow, TalkRow]]:
    for block in timetable(event, programme).blocks():
        if isinstance(block, SessionRow):
            for talk in block.talks:
                yield block, talk


def _organiser(event: Event) -> vCalAddress | vText:
    """The first organiser with an address; else the event's page, else a name that nobody can write to."""
    for organiser in event.organisers:
        if organiser.email:
            return _address(f"mailto:{organiser.email}", organiser.name, event.language)
    name = event.organisers[0].name if event.organisers else event.title
    return _address(event.url or _identity(event, "organiser").urn, name, event.language)


def _address(uri: str, name: str, language: str, *, invited: bool = False) -> vCalAddress:
    address = vCalAddress(uri)
    address.params["CN"] = name.replace('"', "'")  # RFC 5545 has no way to write the sign in a parameter
    if invited:
        address.params.update({"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION"})
        address.params.update({"RSVP": "TRUE", "LANGUAGE": language})
    return address


def _line(event: Event, label: str, values: Iterable[str]) -> str:
    kept = list(values)
    return f"{_LABELS[event.language][label]}{colon(event.language)}{listed(kept, event.language)}" if kept else ""


def _named(name: str, affiliation: str) -> str:
    return f"{name} ({affiliation})" if affiliation else name


def _describe(entry: Entry, lines: Iterable[str]) -> None:
    text = "\n".join(line for line in lines if line)
    if text:
        entry.add("description", text)
