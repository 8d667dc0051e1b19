"""A programme for apps, given in the shape of schedule.json, as one import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scheduler.domain.clock import is_known_here
from scheduler.importing.apps.items import Frame, Object, Placed, is_in_zone, is_pause, line, pause_of, talk_of
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk, Lost, Origin
from scheduler.importing.sources.aside import LINKS, PICTURES, Known, filled_paths, joined
from scheduler.importing.sources.hours import moment, unread
from scheduler.importing.sources.references import distinct
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.message import Message, message

_RECORDING = message("consignes et licences d'enregistrement", "what is said of recordings")
_KNOWN = Known(
    taken={
        *("guid", "id", "title", "subtitle", "type", "date", "start", "duration", "room", "track", "language"),
        *("abstract", "description", "persons/public_name", "persons/name", "persons/biography"),
        "persons/full_public_name",
    },
    useless={
        *("slug", "code", "end", "url", "feedback_url", "origin_url", "persons/id", "persons/guid", "persons/code"),
        *("persons/url", "persons/slug", "optout", "logo/id"),
    },
    aside={
        **dict.fromkeys(("links", "attachments", "persons/links", "video_download_url"), LINKS),
        **dict.fromkeys(("logo", "persons/avatar", "persons/avatar_url"), PICTURES),
        **dict.fromkeys(("do_not_record", "recording", "recording_license"), _RECORDING),
        "answers": message("réponses à d'autres questions", "answers to further questions"),
        "persons/answers": message("réponses à d'autres questions", "answers to further questions"),
    },
)
_GLOBAL = Known(
    taken={"title", "time_zone_name", "url", "start", "end", "tracks/name", "rooms/name", "rooms/capacity"},
    useless={
        *("acronym", "daysCount", "days", "timeslot_duration", "base_url", "tracks/slug", "tracks/color"),
        *("tracks/guid", "tracks/id", "rooms/guid", "rooms/id", "rooms/slug", "colors", "color", "venue/id"),
    },
    aside={"logo": PICTURES, "rooms/description": message("descriptions de salles", "descriptions of rooms")},
)
_NOTES = message(
    "mentions des exposés = sous-titres de la source",
    "notes of the talks = subtitles of the source",
)
_ROOM_TRACKS = message(
    "pas d'axes : les « tracks » de la source sont ses salles",
    "no axes: the tracks of the source are its rooms",
)
_OTHER_ZONE = message(
    "les heures sont celles écrites dans la source, qui ne vont pas avec son fuseau : vérifiez « timezone »",
    "the hours are those that the source has written, which do not go with its zone: check “timezone”",
)
_NO_ADDRESSES = message(
    "ce format n'a pas d'adresses : complétez la colonne « courriels »",
    "this format has no addresses: fill in the column “emails”",
)


def programme(format: str, schedule: Object, file: str, generator: str) -> Imported:
    """All that the programme says.

    Parameters
    ----------
    schedule
        The value of `schedule` in schedule.json; frab in the same shape.
    generator
        The name of the program that wrote it, "" where it does not say so.
    """
    about = _object(schedule.get("conference"))
    placed = tuple(_placed(about, file))
    texts, frame = RichTexts(), _frame(about, placed, generator)
    talks = tuple(_talks([each for each in placed if not is_pause(each.item)], frame, texts))
    pauses = tuple(pause_of(each, frame, texts) for each in placed if is_pause(each.item))
    days = {when.start.date() for when in (*(t.held for t in talks), *(p.held for p in pauses)) if when}
    return Imported(
        format=format,
        title=line(about.get("title")),
        days=tuple(sorted(days)),
        timezone=frame.zone,
        url=line(about.get("url")) or line(schedule.get("url")),
        talks=talks,
        axes=tuple(ImportedAxis(name) for name in _axes(about, talks)) if frame.tracks else (),
        rooms=tuple(_rooms(about, schedule, placed)),
        pauses=pauses,
        lost=joined(_lost(about, placed), texts.lost()),
        guesses=tuple(_guesses(talks, frame, placed)),
    )


def _frame(about: Object, placed: Sequence[Placed], generator: str) -> Frame:
    zone = line(about.get("time_zone_name"))
    tracks = {(line(each.item.get("track")), each.room) for each in placed if line(each.item.get("track"))}
    return Frame(
        zone=zone if is_known_here(zone) else "",
        ours=generator == "Journée",
        tracks=bool(tracks) and any(track != room for track, room in tracks),
    )


def _placed(about: Object, file: str) -> Iterator[Placed]:
    """The items with their day and room, numbered from 1 in the order of the file."""
    number = 0
    for day in _objects(about.get("days")):
        begins = line(day.get("day_start"))
        for room, items in _object(day.get("rooms")).items():
            for item in _objects(items):
                number += 1
                yield Placed(item, Origin(file, number), _date(line(day.get("date"))), begins, line(room))


def _date(text: str) -> dt.date | None:
    stated = moment(text)
    return stated.date() if stated else None


def _talks(placed: Sequence[Placed], frame: Frame, texts: RichTexts) -> Iterator[ImportedTalk]:
    """The talks; one that is held several times has its reference with a number from the second time on."""
    keys = [line(each.item.get("guid")) or line(each.item.get("id")) for each in placed]
    for each, reference in zip(placed, distinct(keys), strict=True):
        yield talk_of(each, reference, frame, texts)


def _axes(about: Object, talks: Iterable[ImportedTalk]) -> list[str]:
    """The titles of the axes that talks have, in the order of the source."""
    used = {talk.axis for talk in talks if talk.axis}
    listed = [line(track.get("name")) for track in _objects(about.get("tracks"))]
    return list(dict.fromkeys([*(name for name in listed if name in used), *(t.axis for t in talks if t.axis)]))


def _rooms(about: Object, schedule: Object, placed: Iterable[Placed]) -> Iterator[ImportedRoom]:
    capacities: dict[str, int | None] = {}
    for room in (*_objects(about.get("rooms")), *_objects(schedule.get("rooms"))):
        seats = room.get("capacity")
        capacities[line(room.get("name"))] = seats if type(seats) is int and seats > 0 else None
    names = dict.fromkeys([*capacities, *(line(each.item.get("room")) or each.room for each in placed)])
    yield from (ImportedRoom(name, capacities.get(name)) for name in names if name)


def _lost(about: Object, placed: Sequence[Placed]) -> tuple[Lost, ...]:
    unclear = unread(stated for each in placed if "T" in (stated := line(each.item.get("date"))))
    whole = {key: value for key, value in about.items() if key != "days"}
    return joined(_KNOWN.left(filled_paths([each.item for each in placed])), _GLOBAL.left(filled_paths(whole)), unclear)


def _guesses(talks: Sequence[ImportedTalk], frame: Frame, placed: Sequence[Placed]) -> Iterator[Message]:
    if any(talk.cells for talk in talks) and not frame.ours:
        yield _NOTES
    if not frame.tracks and any(line(each.item.get("track")) for each in placed):
        yield _ROOM_TRACKS
    if not all(is_in_zone(each.item, frame.zone) for each in placed):
        yield _OTHER_ZONE
    if any(talk.people for talk in talks):
        yield _NO_ADDRESSES


def _object(value: Any) -> Object:
    return value if isinstance(value, Mapping) else {}


def _objects(value: Any) -> list[Object]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
