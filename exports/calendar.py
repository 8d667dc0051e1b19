"""The public calendars: the whole day, an axis, a talk for anybody (RFC 5545, 5546, 7986). No speaker's address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urljoin

from icalendar import Calendar

from exports.agenda import current, uid
from exports.entry import public_entry
from exports.palette import colour_name
from exports.timezone import vtimezone
from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme

__all__ = ["axis_files", "empty_calendar", "programme_ics", "talk_files", "uid"]

#: How often a calendar that somebody subscribed to is asked for again.
_REFRESH = timedelta(hours=4)


def programme_ics(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The whole programme, METHOD:PUBLISH: plenaries, breaks, sessions and talks; nobody is an attendee."""
    calendar = _subscribed(event, edition, "programme.ics", event.title, None)
    for record in current(event, programme, edition):
        calendar.add_component(public_entry(record))
    return bytes(calendar.to_ical())


def axis_files(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """A calendar of the sessions and talks of each axis that has any, by the axis's id."""
    records = current(event, programme, edition)
    for axis in event.axes:
        found = [record for record in records if record.item.axis_id == axis.id]
        if found:
            name = f"{axis.title} – {event.title}"
            calendar = _subscribed(event, edition, f"axes/{axis.id}.ics", name, axis.id)
            for record in found:
                calendar.add_component(public_entry(record))
            yield axis.id, bytes(calendar.to_ical())


def talk_files(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """A calendar of one entry for each talk, by id: METHOD:PUBLISH, no attendee."""
    for record in current(event, programme, edition):
        if record.item.kind == "talk":
            calendar = empty_calendar("PUBLISH", record.item.language, record.item.timezone, record.item.day)
            calendar.add_component(public_entry(record))
            yield record.item.id, bytes(calendar.to_ical())


def empty_calendar(method: str, language: str, zone: str, day: date) -> Calendar:
    """A calendar of that METHOD with the time zone that its entries, on `day` or near it, shall name."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Journee//Journee//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(vtimezone(zone, day))
    return calendar


def _subscribed(event: Event, edition: Edition, path: str, name: str, axis: str | None) -> Calendar:
    """A calendar with a name and the edition it shows; where the event has a page, one that can be subscribed to.

    `public/` is taken to be where `[event] url` leads: `path` is looked for beside the page (RFC 7986 §5).
    """
    calendar = empty_calendar("PUBLISH", event.language, event.timezone, event.days[0].date)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    label = edition.label(event.language)
    calendar.add("description", label)
    calendar.add("x-wr-caldesc", label)
    calendar.add("color", colour_name(event, axis))
    if event.url:
        calendar.add("url", event.url)
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT4H")
        calendar.add("source", _beside(event.url, path), parameters={"VALUE": "URI"})
    return calendar


def _beside(page: str, path: str) -> str:
    """The address of `path` in the folder of a page: `…/journee/programme.ics` of `…/journee` or `…/journee/a.html`."""
    last = page.partition("?")[0].partition("#")[0].rpartition("/")[2]
    folder = page if "." in last and page.count("/") > 2 else page.partition("?")[0].partition("#")[0].rstrip("/") + "/"
    return urljoin(folder, path)
