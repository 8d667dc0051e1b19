"""The public calendars of the programme, of an axis and of a talk (RFC 5545, 5546, 7986), without addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from icalendar import Calendar

from exports.agenda import current, uid, with_cancelled
from exports.calendar_bytes import empty_calendar, entry_bytes, filled_calendar, plain_calendar
from exports.entry import public_entry
from exports.palette import colour_name
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.web_address import ascii_web_address, beside

__all__ = ["axis_files", "programme_ics", "talk_files", "uid"]

#: The interval at which a subscribed calendar is fetched again.
_REFRESH = timedelta(hours=4)


def programme_ics(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The calendar of the whole programme, METHOD:PUBLISH: plenaries, breaks, sessions, talks; no attendees.

    Posters stand in the description of the breaks and plenaries that show them. What is cancelled is there for two
    releases with its STATUS, for those who imported the calendar once.
    """
    calendar = _subscribed(event, edition, "programme.ics", event.title, None)
    records = (record for record in with_cancelled(event, programme, edition) if record.item.kind != "poster")
    return filled_calendar(calendar, (entry_bytes(public_entry, record) for record in records))


def axis_files(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """The id of each axis that has sessions, with the calendar of its sessions and talks; cancelled ones as above."""
    records = with_cancelled(event, programme, edition)
    for axis in event.axes:
        items = [record for record in records if record.item.axis_id == axis.id and record.item.kind != "poster"]
        if any(not record.cancelled for record in items):
            name = f"{axis.title} – {event.title}"
            calendar = _subscribed(event, edition, f"axes/{axis.id}.ics", name, axis.id)
            yield axis.id, filled_calendar(calendar, (entry_bytes(public_entry, record) for record in items))


def talk_files(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """The id of each talk and poster with a calendar of one entry, METHOD:PUBLISH, no attendees."""
    for record in current(event, programme, edition):
        if record.item.kind in ("talk", "poster"):
            item, entry = record.item, entry_bytes(public_entry, record)
            yield item.id, plain_calendar("PUBLISH", item.language, item.timezone, item.day, (entry,))


def _subscribed(event: Event, edition: Edition, path: str, name: str, axis: str | None) -> Calendar:
    """A calendar with a name and its edition; where the event has a web page, one for subscribers.

    `public/` is assumed to lie where `[event] url` leads: the source is `path` beside the page (RFC 7986 §5).
    """
    calendar = empty_calendar("PUBLISH", event.language, event.timezone, event.days[0].date)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    label = edition.label(event.language)
    calendar.add("description", label)
    calendar.add("x-wr-caldesc", label)
    calendar.add("color", colour_name(event, axis))
    if event.url:
        page = ascii_web_address(event.url) or event.url
        calendar.add("url", page)
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT4H")
        calendar.add("source", beside(page, path), parameters={"VALUE": "URI"})
    return calendar
