"""The points of a talk in a room for its popularity, if all other talks were in rooms by their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from benchmarks.optaplanner.instance import Conference, Talk


def popularity(conference: Conference) -> Mapping[tuple[str, str], int]:
    """The points of each talk in each room.

    A less popular talk in a larger room costs points with each more popular one. That is a matter of pairs; here the
    other talk is where it would be if talks filled the rooms of their type in the order of popularity.
    """
    points = conference.weight("Popular talks")[2]
    ideal = _ideal(conference)
    others = Counter(
        (talk.favourites, conference.rooms[ideal[number]].capacity, _length(conference, talk))
        for number, talk in enumerate(conference.talks)
    )
    return {
        (f"talk-{number}", f"room-{at}"): points
        * sum(
            count * (_length(conference, talk) + length)
            for (favourites, capacity, length), count in others.items()
            if (talk.favourites - favourites) * (room.capacity - capacity) < 0
        )
        for number, talk in enumerate(conference.talks)
        for at, room in enumerate(conference.rooms)
    }


def _ideal(conference: Conference) -> dict[int, int]:
    """The room of each talk if the most popular ones of each type have the largest rooms of the type."""
    ideal: dict[int, int] = {}
    for kind in sorted({talk.type for talk in conference.talks}):
        talks = [number for number, talk in enumerate(conference.talks) if talk.type == kind]
        talks.sort(key=lambda number: -conference.talks[number].favourites)
        rooms = sorted(_cells(conference, kind), key=lambda at: -conference.rooms[at].capacity)
        for position, number in enumerate(talks):
            ideal[number] = rooms[min(position, len(rooms) - 1)] if rooms else 0
    return ideal


def _cells(conference: Conference, kind: str) -> list[int]:
    """The room of each place that talks of a type may have."""
    return [
        at
        for at, room in enumerate(conference.rooms)
        if kind in room.types
        for number, timeslot in enumerate(conference.timeslots)
        if kind in timeslot.types and number not in room.closed
    ]


def _length(conference: Conference, talk: Talk) -> int:
    """The length of the shortest timeslot of the talk's type, in minutes."""
    return min((conference.timeslots[number].minutes for number in conference.timeslots_of(talk)), default=0)
