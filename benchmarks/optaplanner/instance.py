"""A conference of OptaPlanner's example, as its workbook states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

#: What breaking a constraint costs, by level: hard, medium, soft.
Weight = tuple[int, int, int]
Names = frozenset[str]


@dataclass(frozen=True)
class Tags:
    """Tags that the timeslot, or the room, of a talk must have, should have, must not and should not have."""

    required: Names = frozenset()
    preferred: Names = frozenset()
    prohibited: Names = frozenset()
    undesired: Names = frozenset()


@dataclass(frozen=True)
class Timeslot:
    """Minutes `[start, end)` of a day for talks of some types."""

    day: date
    start: int
    end: int
    types: Names
    tags: Names = frozenset()

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True)
class Room:
    """A room for talks of some types, closed in the timeslots of these numbers."""

    name: str
    capacity: int
    types: Names
    tags: Names = frozenset()
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Speaker:
    """A speaker, away in the timeslots of these numbers; tags hold for all of her or his talks."""

    name: str
    timeslot_tags: Tags = Tags()
    room_tags: Tags = Tags()
    away: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Talk:
    """A talk; speakers, timeslots and rooms by their numbers, prerequisites by the numbers of talks.

    `pinned` is the timeslot and room that the talk keeps; `published` those that were printed already, None where not.
    """

    code: str
    type: str
    speakers: tuple[int, ...]
    themes: Names = frozenset()
    sectors: Names = frozenset()
    audiences: Names = frozenset()
    level: int = 1
    contents: Names = frozenset()
    language: str = ""
    timeslot_tags: Tags = Tags()
    room_tags: Tags = Tags()
    exclusive: Names = frozenset()
    prerequisites: tuple[int, ...] = ()
    favourites: int = 0
    crowd_risk: int = 0
    pinned: tuple[int, int] | None = None
    published: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True)
class Conference:
    """Timeslots, rooms, speakers and talks in the order of the file; `pause` is in minutes."""

    name: str
    pause: int
    weights: Mapping[str, Weight]
    timeslots: tuple[Timeslot, ...]
    rooms: tuple[Room, ...]
    speakers: tuple[Speaker, ...]
    talks: tuple[Talk, ...]

    def weight(self, constraint: str) -> Weight:
        """The weight of a constraint; nothing where the file does not name it."""
        return self.weights.get(constraint, (0, 0, 0))

    def timeslots_of(self, talk: Talk) -> tuple[int, ...]:
        """The timeslots of the talk's type."""
        return tuple(number for number, timeslot in enumerate(self.timeslots) if talk.type in timeslot.types)

    def rooms_of(self, talk: Talk) -> tuple[int, ...]:
        """The rooms of the talk's type."""
        return tuple(number for number, room in enumerate(self.rooms) if talk.type in room.types)
