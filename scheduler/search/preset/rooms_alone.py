"""A lower bound on what the rooms of an event cost: what the rooms of each axis cost at least, with all rooms free.

What counts here, the rooms of an axis beyond the first and what tables and talks say of rooms, is no part of what axes
cost by their slots (`axes_alone.py`): the two bounds add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scheduler.domain.event import Event
from scheduler.domain.settings import TableName
from scheduler.domain.talks import Talk
from scheduler.search.preset.good_rooms import FORBIDDEN, price, price_of_cell, refused

#: The tables that count.
_TABLES: tuple[TableName, ...] = ("axis_room", "talk_room")
#: The cells of these tables, by row and room.
_Cells = Mapping[TableName, Mapping[tuple[str, str], int | None]]
#: Rooms of an axis: all choices of so many are tried, more are taken to cost no more than they must.
_TRIED = 2


def least_room_cost(event: Event) -> int:
    """A lower bound on what the soft rules on rooms cost together in any programme; 0 in an event without axes."""
    tables = {table: event.costs(table) for table in _TABLES}
    return sum(_of_axis(event, axis, tables).least() for axis in event.used_axes) if event.axes else 0


@dataclass(frozen=True, slots=True)
class _Rooms:
    """What the rooms of an axis cost.

    Attributes
    ----------
    by_session
        By room, what a session of the axis costs there.
    by_talk
        For each talk that asks for a room, what it costs in each.
    number
        The fewest sessions of the axis.
    further
        What a room beyond the first costs.
    """

    by_session: Mapping[str, int]
    by_talk: Sequence[Mapping[str, int]]
    number: int
    further: int

    def least(self) -> int:
        """What the axis costs at least; 0 where it has no programme."""
        rooms = [*self.by_session]
        least = self.further * _TRIED + self._most_suitable(rooms) + self.number * min(self.by_session.values())
        for many in range(1, _TRIED + 1):
            for chosen in combinations(rooms, many) if least > self.further * (many - 1) else ():
                least = min(least, self._cost(chosen))
        return least if least < FORBIDDEN else 0

    def _cost(self, rooms: Sequence[str]) -> int:
        """What the axis costs at least if it has a session in each of these rooms, and in no other."""
        sessions = [self.by_session[room] for room in rooms]
        more = max(0, self.number - len(rooms)) * min(sessions)
        return self.further * (len(rooms) - 1) + sum(sessions) + more + self._most_suitable(rooms)

    def _most_suitable(self, rooms: Sequence[str]) -> int:
        """What the talks cost at least in these rooms."""
        return sum(min(prices[room] for room in rooms) for prices in self.by_talk)


def _of_axis(event: Event, axis: str | None, tables: _Cells) -> _Rooms:
    talks, cells, widest = event.talks_of(axis), tables["axis_room"], max(slot.places for slot in event.slots)
    rooms = [room.id for room in event.talk_rooms]
    by_session = {room: price_of_cell(event, "axis_room", cells.get((axis or "", room), 0), 1) for room in rooms}
    by_talk = [_of_talk(event, talk, tables) for talk in talks]
    number = -(-sum(talk.places for talk in talks) // widest)
    asked = [prices for prices in by_talk if any(prices.values())]
    return _Rooms(by_session, asked, number, price(event, "axis_rooms", 1))


def _of_talk(event: Event, talk: Talk, tables: _Cells) -> dict[str, int]:
    """By room, what the talk costs there; without a pin that may be missed, whose hour counts with the slots."""
    cells, prices = tables["talk_room"], dict[str, int]()
    for room in event.talk_rooms:
        rules = [rule for rule in refused(talk, room) if rule != "pin" or event.setting("pin") == "hard"]
        cell = price_of_cell(event, "talk_room", cells.get((talk.id, room.id), 0), talk.places)
        prices[room.id] = cell + sum(price(event, rule, 1) for rule in rules)
    return prices
