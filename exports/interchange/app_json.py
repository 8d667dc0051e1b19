"""schedule.json as apps read it (version 1 of voc/schedule); not the programme's own schedule.json."""

from __future__ import annotations

import json
import re
from typing import Any

from exports.format import Options
from exports.interchange.conference import GENERATOR, AppDay, Conference, conference
from exports.interchange.items import AppItem, app_version
from scheduler.domain.clock import plain_hour, to_iso
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: The names of time zones that the schema takes.
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC$")
_SCHEMA = "https://c3voc.de/schedule/schema.json"


def schedule_json(event: Event, programme: Programme, edition: Edition, options: Options) -> bytes:
    """The programme as UTF-8 JSON; its version is a new one whenever anything in it differs."""
    known = conference(event, programme, options)
    content = _written(_schedule(known, ""))
    return _written(_schedule(known, app_version(edition, content)))


def _written(schedule: dict[str, Any]) -> bytes:
    return (json.dumps(schedule, ensure_ascii=False, indent=1) + "\n").encode()


def _schedule(known: Conference, version: str) -> dict[str, Any]:
    event = known.event
    about = {
        "acronym": known.acronym,
        "title": event.title,
        "start": event.days[0].date.isoformat(),
        "end": event.days[-1].date.isoformat(),
        "daysCount": len(known.days),
        "timeslot_duration": plain_hour(event.step),
        **({"time_zone_name": event.timezone} if _ZONE.match(event.timezone) else {}),
        **({"description": event.summary} if event.summary else {}),
        **({"url": known.url} if known.url else {}),
        "tracks": [{"name": each.name, "slug": each.slug, "color": each.colour} for each in known.tracks],
        "rooms": _rooms(known),
        "days": [_day(known, day) for day in known.days],
    }
    base = {"url": known.url, "base_url": known.url} if known.url else {}
    return {
        "$schema": _SCHEMA,
        "generator": {"name": GENERATOR},
        "schedule": {"version": version, **base, "conference": about},
    }


def _rooms(known: Conference) -> list[dict[str, Any]]:
    """Each room that is used, once."""
    capacities = {room.id: room.capacity for room in known.event.rooms}
    rooms: dict[str, dict[str, Any]] = {}
    for day in known.days:
        for name, identity, items in day.rooms:
            rooms[identity] = {"name": name, "guid": identity, "capacity": capacities[items[0].room]}
    return list(rooms.values())


def _day(known: Conference, day: AppDay) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start,
        "day_end": day.end,
        "rooms": {name: [_event(known, name, item) for item in items] for name, _, items in day.rooms},
    }


def _event(known: Conference, room: str, item: AppItem) -> dict[str, Any]:
    return {
        "guid": item.guid,
        "id": item.number,
        "date": known.moment(item),
        "end": to_iso(item.day, item.end, known.event.timezone),
        "start": plain_hour(item.start),
        "duration": known.length(item),
        "room": room,
        "slug": item.slug,
        "url": known.url or f"urn:uuid:{item.guid}",
        "title": item.title,
        "subtitle": item.subtitle,
        "track": item.track or None,
        "type": item.kind,
        "language": item.language,
        "abstract": item.abstract,
        "description": "",
        "persons": [{"guid": each.guid, "name": each.name, "biography": each.biography} for each in item.people],
        "links": [],
    }
