"""Popular talks in larger rooms: what a pair costs, and what it costs beyond that where its talks are long.

The rule `popular_rooms` counts pairs, the example their minutes. What is missing is priced for each talk and room as if
all others had the room of their rank.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.optaplanner.instance import Conference
from benchmarks.optaplanner.tags import minutes_of


def popular_points(conference: Conference) -> int:
    """The points of a pair of the shortest talks of which the less popular has the larger room."""
    return conference.weight("Popular talks")[2] * 2 * _least(conference)


def _least(conference: Conference) -> int:
    return min((minutes_of(conference, talk) for talk in conference.talks), default=0)


def popularity(conference: Conference) -> Mapping[tuple[str, str], int]:
    """The points of each talk in each room of its type for pairs with longer talks, beyond `popular_points`."""
    points, least, ideal = conference.weight("Popular talks")[2], _least(conference), _ideal(conference)
    longer = [minutes_of(conference, talk) - least for talk in conference.talks]
    prices: dict[tuple[str, str], int] = {}
    for number, talk in enumerate(conference.talks):
        for at in conference.rooms_of(talk):
            capacity = conference.rooms[at].capacity
            minutes = sum(
                longer[number] + longer[other]
                for other, each in enumerate(conference.talks)
                if (talk.favourites - each.favourites) * (capacity - conference.rooms[ideal[other]].capacity) < 0
            )
            if minutes:
                prices[f"talk-{number}", f"room-{at}"] = points * minutes
    return prices


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
