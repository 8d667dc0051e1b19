"""Room symmetry in an event with preset sessions: groups of rooms that nothing tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.settings import TableName

#: The tables whose columns may distinguish rooms.
_TABLES: tuple[TableName, ...] = ("axis_room", "slot_room", "talk_room")


def rooms_alike(event: Event, dropped: Iterable[Requirement] = ()) -> tuple[tuple[str, ...], ...]:
    """The ids of all rooms in groups; any two rooms of a group can be exchanged in any programme at no cost.

    `dropped`: requirements that need not be met; a room is told apart where its cell of a table is one of them.
    """
    named = {talk.room for talk in event.talks} | {talk.pin.room for talk in event.talks if talk.pin}
    named |= {plenary.room for plenary in event.plenaries} | {what_if.room for what_if in event.what_ifs}
    tables = {f"{table}_table" for table in _TABLES}
    named |= {requirement.subjects[1] for requirement in dropped if requirement.rule in tables}
    costs: dict[str, set[tuple[str, str, int | None]]] = defaultdict(set)
    for table in _TABLES:
        if event.setting(f"{table}_table") != "off":
            for (row, column), cost in event.costs(table).items():
                if cost != 0:
                    costs[column].add((table, row, cost))
    groups: dict[object, list[str]] = {}
    if _are_ordered(event):
        return tuple((room.id,) for room in event.rooms)
    for room in event.rooms:
        key = room.id if room.id in named else (_nature(event, room), frozenset(costs[room.id]))
        groups.setdefault(key, []).append(room.id)
    return tuple(tuple(group) for group in groups.values())


def _are_ordered(event: Event) -> bool:
    """True if the order of rooms may decide which session of an axis is its first, second …"""
    together = "hard" not in (event.setting("axis_parallel"), event.setting("axis_not_parallel"))
    return together and any(axis.numbered for axis in event.axes)


def _nature(event: Event, room: Room) -> object:
    """The properties of the room apart from its costs, as one comparable value."""
    slots = tuple(slot.id for slot in event.slots if room.id in event.rooms_of(slot))
    return room.capacity, frozenset(room.features), room.available, slots
