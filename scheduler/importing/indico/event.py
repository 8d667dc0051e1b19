"""The JSON of Indico: the event with its contributions, and its timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.importing.imported import Held, ImportedPerson, ImportedTalk, Lost, Origin, Pause
from scheduler.importing.sources.aside import LINKS, Known, filled_paths, joined
from scheduler.importing.sources.hours import held
from scheduler.importing.sources.people import full_name, natural
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.message import message
from scheduler.language.text import clean_line

Object = Mapping[str, Any]

_ROLES = {"speakers": True, "presenters": True, "primaryauthors": False, "coauthors": False}
_CONTRIBUTION = Known(
    taken={
        *(
            "id",
            "friendly_id",
            "friendlyId",
            "contributionId",
            "title",
            "startDate",
            "endDate",
            "duration",
            "room",
            "type",
        ),
        *("description", "keywords", "track", "entryType"),
        *(f"{role}/{key}" for role in _ROLES for key in ("first_name", "last_name", "firstName", "familyName")),
        *(f"{role}/{key}" for role in _ROLES for key in ("name", "fullName", "affiliation", "email")),
    },
    useless={
        *("_type", "_fossil", "db_id", "url", "code", "board_number", "references", "roomFullname", "location", "note"),
        *("uniqueId", "pdf", "sessionCode", "sessionSlotId", "sessionId", "sessionSlotEntryId", "sessionDbId"),
        *("scheduleEntryId", "contribId", "conferenceId", "isPoster", "slotTitle", "inheritLoc", "inheritRoom"),
        *("address", "color", "textColor", "attachments/files/_type", "allowed", "contributionDbId", "locationData"),
        *(f"{role}/{key}" for role in _ROLES for key in ("_type", "_fossil", "id", "db_id", "person_id", "emailHash")),
        *(f"{role}/displayOrderKey" for role in _ROLES),
    },
    aside={
        "session": message("titres de séances", "titles of sessions"),
        "subContributions": message("sous-contributions", "sub-contributions"),
        "folders": LINKS,
        "material": LINKS,
        "attachments": LINKS,
    },
)
_EVENT = Known(
    taken={"title", "startDate", "endDate", "timezone", "url", "contributions", "sessions"},
    useless={
        *("_type", "_fossil", "id", "creationDate", "modificationDate", "roomFullname", "visibility", "categoryId"),
        *(
            "category",
            "hasAnyProtection",
            "type",
            "address",
            "note",
            "roomMapURL",
            "language",
            "references",
            "keywords",
        ),
        *("room_map_url", "supportInfo", "room", "label", "creator", "organizer", "count"),
    },
    aside={
        "folders": LINKS,
        "material": LINKS,
        "location": message("lieu de l'événement", "place of the event"),
        "chairs": message("modérations de l'événement", "chairs of the event"),
        "description": message("présentation de l'événement", "description of the event"),
    },
)


@dataclass(frozen=True, slots=True)
class EventParts:
    """What the JSON says: the event itself, its talks, its breaks, and what is left aside."""

    title: str
    zone: str
    url: str
    talks: tuple[ImportedTalk, ...]
    pauses: tuple[Pause, ...]
    lost: tuple[Lost, ...]


def event_of(value: Any, file: str, texts: RichTexts) -> EventParts | None:
    """The event of the answer of /export/event/ or /export/timetable/; None if it is neither."""
    results = value.get("results") if isinstance(value, Mapping) else None
    if isinstance(results, list) and results and isinstance(results[0], Mapping):
        return _event(results[0], file, texts)
    if isinstance(results, Mapping):
        return _timetable(results, file, texts)
    return None


def _event(item: Object, file: str, texts: RichTexts) -> EventParts | None:
    """The event; contributions of its sessions too, each once."""
    inside = [part for session in _objects(item.get("sessions")) for part in _objects(session.get("contributions"))]
    everything = {
        str(part.get("db_id", part.get("id"))): part for part in (*_objects(item.get("contributions")), *inside)
    }
    if not everything:
        return None
    contributions = list(everything.values())
    plain = {key: part for key, part in item.items() if key not in ("contributions", "sessions")}
    return EventParts(
        title=clean_line(str(item.get("title") or "")),
        zone=clean_line(str(item.get("timezone") or "")),
        url=clean_line(str(item.get("url") or "")),
        talks=tuple(_talk(part, file, number, texts) for number, part in enumerate(contributions, 1)),
        pauses=(),
        lost=joined(_EVENT.left(filled_paths(plain)), _CONTRIBUTION.left(filled_paths(contributions))),
    )


def _timetable(results: Object, file: str, texts: RichTexts) -> EventParts | None:
    """The timetable: days of entries, blocks of sessions with entries inside."""
    entries = list(_entries(results))
    talks = [entry for entry in entries if entry.get("entryType") == "Contribution"]
    breaks = [entry for entry in entries if entry.get("entryType") == "Break"]
    if not talks and not breaks:
        return None
    zone = next((str(_part(entry, "startDate", "tz")) for entry in entries if _part(entry, "startDate", "tz")), "")
    chairs = sum(len(_objects(entry.get("conveners"))) for entry in entries)
    titles = {str(entry.get("title")) for entry in entries if entry.get("entryType") == "Session"}
    return EventParts(
        title="",
        zone=zone,
        url="",
        talks=tuple(_talk(part, file, number, texts) for number, part in enumerate(talks, 1)),
        pauses=tuple(Pause(clean_line(str(part.get("title") or "")), _held(part)) for part in breaks),
        lost=joined(
            _CONTRIBUTION.left(filled_paths(talks)),
            (Lost(message("modérations de séance", "chairs of sessions"), chairs),) if chairs else (),
            (Lost(message("titres de séances", "titles of sessions"), len(titles)),) if titles else (),
        ),
    )


def _entries(value: Any) -> Iterator[Object]:
    """All entries, at whatever depth, in the order of the file."""
    for inside in value.values() if isinstance(value, Mapping) else ():
        if isinstance(inside, Mapping) and "entryType" in inside:
            yield inside
            yield from _entries(inside.get("entries"))
        elif isinstance(inside, Mapping):
            yield from _entries(inside)


def _talk(item: Object, file: str, number: int, texts: RichTexts) -> ImportedTalk:
    when = _held(item)
    minutes = item.get("duration")
    number_of = item.get("friendly_id") or item.get("friendlyId") or item.get("contributionId") or item.get("id") or ""
    kind = str(item.get("type") or "").casefold()
    return ImportedTalk(
        reference=clean_line(str(number_of)),
        title=texts.title(str(item.get("title") or "")),
        origin=Origin(file, number),
        kind="poster" if "poster" in kind else "talk",
        people=tuple(_people(item)),
        axis=clean_line(str(item.get("track") or "")),
        keywords=tuple(clean_line(str(word)) for word in item.get("keywords") or () if word),
        abstract=texts.markdown(texts.html(str(item.get("description") or ""))),
        minutes=int(minutes) if isinstance(minutes, int | float) and minutes > 0 else when.minutes if when else None,
        held=when,
    )


def _people(item: Object) -> list[ImportedPerson]:
    """Who speaks, then who signs, each once."""
    says = any(_objects(item.get(role)) for role, presents in _ROLES.items() if presents)
    people: dict[str, ImportedPerson] = {}
    for role, presents in _ROLES.items():
        for person in _objects(item.get(role)):
            made = _person(person, presents if says else None)
            people.setdefault(made.name, made)
    return [person for name, person in people.items() if name]


def _person(item: Object, presents: bool | None) -> ImportedPerson:
    given = item.get("first_name") or item.get("firstName") or ""
    family = item.get("last_name") or item.get("familyName") or ""
    whole = item.get("fullName") or item.get("name") or ""
    return ImportedPerson(
        name=full_name(str(given), str(family)) or natural(str(whole)),
        email=clean_line(str(item.get("email") or "")),
        affiliation=clean_line(str(item.get("affiliation") or "")),
        presents=presents,
    )


def _held(item: Object) -> Held | None:
    minutes = item.get("duration")
    length = int(minutes) if isinstance(minutes, int | float) and 0 < minutes < 10_000 else None
    return held(
        _moment(item.get("startDate")), _moment(item.get("endDate")), clean_line(str(item.get("room") or "")), length
    )


def _moment(value: Any) -> dt.datetime | None:
    """The local time of a date, an hour and a zone."""
    if not isinstance(value, Mapping):
        return None
    try:
        return dt.datetime.fromisoformat(f"{value.get('date')}T{value.get('time')}").replace(tzinfo=None)
    except ValueError:
        return None


def _part(item: Object, key: str, part: str) -> Any:
    value = item.get(key)
    return value.get(part) if isinstance(value, Mapping) else None


def _objects(value: Any) -> list[Object]:
    """The objects of a list, or of an object whose keys are numbers."""
    items = list(value.values()) if isinstance(value, Mapping) else value
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
