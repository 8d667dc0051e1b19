"""The event for search engines: schema.org in JSON-LD, in the page and as a file of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from exports.rows import Block, PauseRow, SessionRow, TalkRow, Who
from exports.timetable import timetable
from scheduler.domain.clock import to_iso
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.web_address import ascii_web_address

_SCHEMA = "https://schema.org"
#: Signs that would end a script or a line in a page, as JSON may write them too.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Node = dict[str, Any]


def event_jsonld(event: Event, programme: Programme) -> bytes:
    """The file: the event with its sessions, plenaries and talks, abstracts included."""
    return (json.dumps(_event(event, programme, abstracts=True), ensure_ascii=False, indent=1) + "\n").encode()


def script_json(event: Event, programme: Programme) -> str:
    """What stands in the page: the same without abstracts, and without a sign that HTML would read."""
    text = json.dumps(_event(event, programme, abstracts=False), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)


def _event(event: Event, programme: Programme, *, abstracts: bool) -> Node:
    blocks = [*timetable(event, programme).blocks()]
    online = ascii_web_address(event.online) if event.online else None
    place, url = _place(event), ascii_web_address(event.url) if event.url else None
    virtual = {"@type": "VirtualLocation", "url": online}
    mode = "Mixed" if online else "Offline"
    parts = [_part(event, block, place, url, abstracts) for block in blocks if not _is_break(block)]
    return _without_empty(
        {
            "@context": _SCHEMA,
            "@type": "Event",
            "name": event.title,
            "alternateName": event.subtitle,
            "description": event.summary,
            "url": url,
            "startDate": to_iso(blocks[0].day, min(b.start for b in blocks if b.day == blocks[0].day), event.timezone),
            "endDate": to_iso(blocks[-1].day, max(b.end for b in blocks if b.day == blocks[-1].day), event.timezone),
            "eventStatus": f"{_SCHEMA}/EventScheduled",
            "eventAttendanceMode": f"{_SCHEMA}/{mode}EventAttendanceMode",
            "inLanguage": event.language,
            "location": [place, virtual] if online else place,
            "organizer": [_person(each.name, each.affiliation or "") for each in event.organisers],
            "about": [{"@type": "Thing", "name": axis.title} for axis in event.axes],
            "subEvent": parts,
        }
    )


def _is_break(block: Block) -> bool:
    return isinstance(block, PauseRow) and block.kind == "break"


def _place(event: Event) -> Node:
    """The venue; the rooms where nothing is known of it, since search engines take no event without a place."""
    venue = event.venue
    if not (venue.name or venue.address):
        rooms = ", ".join(room.name for room in event.rooms)
        return {"@type": "Place", "name": rooms, "address": rooms}
    known = venue.latitude is not None and venue.longitude is not None
    where = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude} if known else None
    return _without_empty(
        {"@type": "Place", "name": venue.name or venue.address, "address": venue.address or venue.name, "geo": where}
    )


def _part(event: Event, block: Block, place: Node, url: str | None, abstracts: bool) -> Node:
    """A plenary, or a session with its talks."""
    if isinstance(block, PauseRow):
        text = block.abstract if abstracts else ""
        speaking = {"performer": _people(block.people), "contributor": _people(block.chairs)}
        return _node(event, block, block.title, place, {"description": text, **speaking})
    talks = [_talk(event, row, place, url, abstracts) for row in block.talks]
    led = [*({"@type": "Person", "name": name} for name in block.chairs), *_people(block.discussants)]
    return _node(event, block, _session_name(block), place, {"contributor": led, "subEvent": talks})


def _session_name(block: SessionRow) -> str:
    return block.title or f"Session {block.id[1:] if block.id[:1] == 'S' else block.id}"


def _talk(event: Event, row: TalkRow, place: Node, url: str | None, abstracts: bool) -> Node:
    talk = row.talk
    about = {
        "url": f"{url.partition('#')[0]}#talk-{talk.id}" if url else None,
        "description": talk.abstract if abstracts else "",
        "performer": _people(row.people),
        "contributor": _people(row.discussants),
        "keywords": ", ".join(talk.keywords),
        "inLanguage": talk.language,
    }
    return _node(event, row, talk.title, place, about)


def _node(event: Event, row: Block | TalkRow, name: str, place: Node, about: Node) -> Node:
    """An event that is part of the event: each has what a search engine requires of an event."""
    room = row.room.name if row.room else ""
    inside = {"@type": "Place", "name": room, "address": place["address"]} if room else place
    return _without_empty(
        {
            "@type": "Event",
            "name": name,
            "startDate": to_iso(row.day, row.start, event.timezone),
            "endDate": to_iso(row.day, row.end, event.timezone),
            "location": inside,
            **about,
        }
    )


def _people(people: Iterable[Who]) -> list[Node]:
    return [_person(who.name, who.affiliation) for who in people]


def _person(name: str, affiliation: str) -> Node:
    """Name and affiliation; never an address."""
    return _without_empty(
        {
            "@type": "Person",
            "name": name,
            "affiliation": {"@type": "Organization", "name": affiliation} if affiliation else None,
        }
    )


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
