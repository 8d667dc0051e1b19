"""What the two formats of apps say of the whole event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.format import Options
from exports.interchange.identity import acronym, guid
from exports.interchange.items import AppItem, app_items, span, track_name, used_rooms
from exports.palette import colour
from exports.timetable import timetable
from scheduler.domain.clock import plain_hour, to_datetime, to_iso
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.web_address import ascii_web_address
from scheduler.language.message import Message, message
from scheduler.language.text import slug

#: The name of the program in what it writes.
GENERATOR = "Journée"


@dataclass(frozen=True, slots=True)
class AppDay:
    """A day with its number from 1, its first and last moment, and its items by the name of their room."""

    index: int
    date: date
    start: str
    end: str
    rooms: tuple[tuple[str, str, tuple[AppItem, ...]], ...]


@dataclass(frozen=True, slots=True)
class Track:
    """An axis as apps know it; `slug` begins with a letter."""

    name: str
    slug: str
    colour: str


@dataclass(frozen=True, slots=True)
class Conference:
    """The event as apps know it; a room of a day is its name, its UUID and its items."""

    event: Event
    acronym: str
    url: str | None
    tracks: tuple[Track, ...]
    days: tuple[AppDay, ...]

    def moment(self, item: AppItem) -> str:
        """The start of an item with its offset."""
        return to_iso(item.day, item.start, self.event.timezone)

    def length(self, item: AppItem) -> str:
        """The hours and minutes that an item really takes, also on a day whose clock is changed."""
        first, last = (to_datetime(item.day, at, self.event.timezone) for at in (item.start, item.end))
        return plain_hour(int((last.timestamp() - first.timestamp()) // 60))


def conference(event: Event, programme: Programme, options: Options) -> Conference:
    """The event with the days on which apps have something to show."""
    table = timetable(event, programme)
    items = app_items(event, table, options)
    days: list[AppDay] = []
    for day in table.days:
        here = tuple(item for item in items if item.day == day.day)
        start, end = (to_iso(day.day, minute, event.timezone) for minute in span(day.blocks))
        rooms = tuple(
            (name, guid(event, "room", room), tuple(item for item in here if item.room == room))
            for room, name in used_rooms(here, event).items()
        )
        days.append(AppDay(len(days) + 1, day.day, start, end, rooms))
    url = ascii_web_address(event.url) if event.url else None
    return Conference(event, acronym(event), url, _tracks(event), tuple(days))


def _tracks(event: Event) -> tuple[Track, ...]:
    used = [axis for axis in event.axes if axis.id in event.used_axes]
    return tuple(
        Track(track_name(event, axis), f"axis-{slug(axis.id)}".rstrip("-"), colour(event, axis.id)) for axis in used
    )


def losses(event: Event, options: Options, name: str) -> tuple[Message, ...]:
    """What files for apps cannot hold of this event."""
    left = [*_left(event, options)]
    if not left:
        return ()
    return (
        message("{name} ne contient pas : {parts}", "{name} does not hold: {parts}", name=name, parts=_listed(left)),
    )


def _listed(parts: Sequence[Message]) -> Message:
    return Message(fr=", ".join(part.fr for part in parts), en=", ".join(part.en for part in parts))


def _left(event: Event, options: Options) -> list[Message]:
    chaired = any(axis.every_chair for axis in event.axes) or any(person.may_chair for person in event.people)
    discussed = any(talk.discussants for talk in event.talks) or any(axis.every_discussant for axis in event.axes)
    kinds = (
        (event.breaks and not options.breaks, message("les pauses (--breaks)", "breaks (--breaks)")),
        (event.posters, message("les posters", "posters")),
        (chaired, message("qui modère les sessions", "who chairs the sessions")),
        (discussed, message("qui discute", "discussants")),
        (any(person.affiliation for person in event.people), message("les affiliations", "affiliations")),
        (any(talk.keywords for talk in event.talks), message("les mots-clés", "keywords")),
    )
    return [text for present, text in kinds if present]
