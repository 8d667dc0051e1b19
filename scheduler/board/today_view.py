"""The day itself: what is on in each room now, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from exports.rows import Block, SessionRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.message import Language
from scheduler.language.typography import hour, listed, long_date
from scheduler.services.person_mentions import mention


@dataclass(frozen=True, slots=True)
class Entry:
    """A talk, break or plenary in the minutes `[start, end)` of its day, with the names of its people.

    `elsewhere` is the room of a break or plenary that is held in another one.
    """

    id: str
    title: str
    start: int
    end: int
    people: tuple[str, ...] = ()
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class RoomNow:
    """The item in progress in a room, and the next one there; None: nothing."""

    room: str
    now: Entry | None
    next: Entry | None


@dataclass(frozen=True, slots=True)
class Today:
    """A day of the event with its rooms, and the minute at which its last item ends; `minute` None: it is not today."""

    day: date
    minute: int | None
    rooms: tuple[RoomNow, ...]
    end: int = 0

    @property
    def is_running(self) -> bool:
        """True until the last item of today is over."""
        return self.minute is not None and self.minute < self.end


def today_of(event: Event, programme: Programme, now: datetime) -> Today:
    """The day of the event that is today, else the next one, else the last; `now` is in any time zone."""
    here = now.astimezone(ZoneInfo(event.timezone))
    days = [day.date for day in event.days]
    day = next((day for day in days if day >= here.date()), days[-1])
    minute = here.hour * 60 + here.minute if day == here.date() else None
    blocks = [block for table in timetable(event, programme).days if table.day == day for block in table.blocks]
    rooms = tuple(_room(room.id, room.name, blocks, minute) for room in event.rooms)
    end = max((block.end for block in blocks), default=0)
    return Today(day, minute, tuple(room for room in rooms if room.now or room.next), end)


def _room(id_: str, name: str, blocks: list[Block], minute: int | None) -> RoomNow:
    entries = sorted(_entries(id_, blocks), key=lambda entry: (entry.start, entry.end))
    at = -1 if minute is None else minute
    now = next((entry for entry in entries if entry.start <= at < entry.end), None)
    return RoomNow(name, now, next((entry for entry in entries if entry.start > at), None))


def _entries(room: str, blocks: list[Block]) -> Iterator[Entry]:
    """The items of the room: its talks, and breaks and plenaries wherever they are held."""
    for block in blocks:
        if not isinstance(block, SessionRow):
            names = tuple(who.name for who in block.people)
            there = block.room.name if block.room is not None and block.room.id != room else ""
            yield Entry(block.id, block.title, block.start, block.end, names, there)
        elif block.room.id == room:
            for row in block.talks:
                yield Entry(row.talk.id, row.talk.title, row.start, row.end, tuple(who.name for who in row.people))


def talks_of(event: Event, programme: Programme, language: Language) -> list[tuple[str, str]]:
    """Which talk may be cancelled: its id, and when, what and who, in the order of their hours; posters last."""
    placed = sorted(programme.talks, key=lambda talk: (talk.day, talk.start, talk.room))
    several = len(event.days) > 1
    when = {
        talk.id: f"{long_date(talk.day, language)}, " * several + hour(talk.start, language) + " – " for talk in placed
    }
    order = {id_: number for number, id_ in enumerate(when)}
    talks = sorted(event.contributions, key=lambda talk: order.get(talk.id, len(order)))
    return [(talk.id, when.get(talk.id, "") + _told(event, talk, language)) for talk in talks]


def _told(event: Event, talk: Talk, language: Language) -> str:
    names = listed([event.person[person].name for person in talk.speakers], language)
    return f"{talk.title} ({names})" if names else talk.title


def people_of(event: Event) -> list[tuple[str, str]]:
    """Who may be away: what each is known by to the program, and the name as indexes have it."""
    people = sorted(event.people, key=lambda person: family_key(person.name, person.family_name))
    return [(mention(event, person), indexed_name(person.name, person.family_name)) for person in people]
