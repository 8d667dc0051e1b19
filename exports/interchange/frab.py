"""schedule.xml of frab, for apps and pretalx: the order and forms of the XSD of voc/schedule."""

from __future__ import annotations

from xml.etree import ElementTree

from exports.format import Options
from exports.interchange.conference import GENERATOR, AppDay, Conference, conference
from exports.interchange.items import AppItem, app_version
from exports.interchange.xml import add, document
from scheduler.domain.clock import plain_hour
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def schedule_xml(event: Event, programme: Programme, edition: Edition, options: Options) -> bytes:
    """The programme; its version is a new one whenever anything in it differs."""
    known = conference(event, programme, options)
    content = document(_schedule(known, ""))
    return document(_schedule(known, app_version(edition, content)))


def _schedule(known: Conference, version: str) -> ElementTree.Element:
    root = ElementTree.Element("schedule")
    add(root, "generator", name=GENERATOR)
    add(root, "version", version)
    about = add(root, "conference")
    add(about, "title", known.event.title)
    add(about, "acronym", known.acronym)
    add(about, "start", known.event.days[0].date.isoformat())
    add(about, "end", known.event.days[-1].date.isoformat())
    add(about, "days", str(len(known.days)))
    add(about, "timeslot_duration", plain_hour(known.event.step))
    if known.url:
        add(about, "base_url", known.url)
        add(about, "url", known.url)
    add(about, "time_zone_name", known.event.timezone)
    for track in known.tracks:
        add(about, "track", name=track.name, color=track.colour, slug=track.slug)
    for day in known.days:
        _add_day(root, known, day)
    return root


def _add_day(root: ElementTree.Element, known: Conference, day: AppDay) -> None:
    element = add(root, "day", index=str(day.index), date=day.date.isoformat(), start=day.start, end=day.end)
    for name, identity, items in day.rooms:
        room = add(element, "room", name=name, guid=identity)
        for item in items:
            _add_event(room, known, name, item)


def _add_event(room: ElementTree.Element, known: Conference, name: str, item: AppItem) -> None:
    """The item; readers insist on each of these elements, empty or not."""
    element = add(room, "event", guid=item.guid, id=str(item.number))
    texts = {
        "room": name,
        "title": item.title,
        "subtitle": item.subtitle,
        "type": item.kind,
        "date": known.moment(item),
        "start": plain_hour(item.start),
        "duration": known.length(item),
        "abstract": item.abstract,
        "slug": item.slug,
        "track": item.track,
        "language": item.language,
        "description": "",
    }
    for tag, text in texts.items():
        add(element, tag, text)
    persons = add(element, "persons")
    for person in item.people:
        add(persons, "person", person.name, id=str(person.number), guid=person.guid)
