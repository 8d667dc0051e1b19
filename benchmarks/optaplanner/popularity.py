"""The points of a talk in a room for its popularity, if all other talks were in rooms by their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from benchmarks.optaplanner.instance import Conference, Talk


def popularity(conference: Conference) -> Mapping[tuple[str, str], int]:
    """The points of each talk in each room of its type, beyond those that it costs in the best one.

    A less popular talk in a larger room costs points with each more popular one. That is a matter of pairs; here the
    other talk is where it would be if talks filled the rooms of their type in the order of popularity.
    """
    points = conference.weight("Popular talks")[2]
    ideal = _ideal(conference)
    others = Counter(
        (talk.favourites, conference.rooms[ideal[number]].capacity, _length(conference, talk))
        for number, talk in enumerate(conference.talks)
    )
    costs = {
        (number, at): points
        * (_inversions(conference, number, at, others) + _displacing(conference, ideal, number, at))
        for number in range(len(conference.talks))
        for at in conference.rooms_of(conference.talks[number])
    }
    least: dict[int, int] = {}
    for (number, _), cost in costs.items():
        least[number] = min(cost, least.get(number, cost))
    return {(f"talk-{number}", f"room-{at}"): cost - least[number] for (number, at), cost in costs.items()}


#: How many talks have such favourites, such a capacity of their room and such a length.
Others = Counter[tuple[int, int, int]]


def _inversions(conference: Conference, number: int, at: int, others: Others) -> int:
    """The minutes of the talk and each other one that has fewer favourites and a larger room, or the reverse."""
    talk, room = conference.talks[number], conference.rooms[at]
    return sum(
        count * (_length(conference, talk) + length)
        for (favourites, capacity, length), count in others.items()
        if (talk.favourites - favourites) * (room.capacity - capacity) < 0
    )


def _displacing(conference: Conference, ideal: Mapping[int, int], number: int, at: int) -> int:
    """The minutes of the talk and one that must leave the room for it, unless it belongs to such a room."""
    elsewhere = conference.rooms[at].capacity != conference.rooms[ideal[number]].capacity
    return 2 * _length(conference, conference.talks[number]) if elsewhere else 0


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
