"""The rooms of a sketch: those that cost least by the tables and by the rooms of each axis, slot after slot.

A model without rooms leaves them open. In one slot alone, its sessions are assigned to its rooms, and the best such
assignment is found without search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import TableName
from scheduler.domain.talks import Talk

#: The tables that have rooms.
_TABLES: tuple[TableName, ...] = ("axis_room", "slot_room", "talk_room")
#: The cost of a room that is forbidden: more than all that are allowed.
FORBIDDEN = 10**12
#: How often the rooms of each slot are chosen; at first those of the later slots are not known.
_ROUNDS = 3


def in_good_rooms(event: Event, programme: Programme, settled: Mapping[str, str] | None = None) -> Programme:
    """The programme with its sessions in other rooms of their slots, chosen by what they cost.

    What counts are the tables of rooms, what talks ask of their room, and the rooms of an axis beyond the first: other
    rules may be broken.
    `settled`: by session, rooms that are chosen already.
    """
    settled = settled or {}
    by_slot, by_axis = defaultdict[str | None, list[PlacedSession]](list), defaultdict[str | None, list[str]](list)
    for session in programme.sessions:
        by_slot[session.slot].append(session)
        by_axis[session.axis].append(session.id)
    prices = prices_of(event, programme.sessions)
    further, chosen = price(event, "axis_rooms", 1), dict(settled)

    def costs(session: PlacedSession) -> Mapping[str, int]:
        """The costs of the session by room, while all other sessions stay."""
        used = {chosen[other] for other in by_axis[session.axis] if other in chosen and other != session.id}
        if not used:
            return prices[session.id]
        return {room: price + (0 if room in used else further) for room, price in prices[session.id].items()}

    for _ in range(_ROUNDS):
        for slot in event.slots:
            taken = {settled[each.id] for each in by_slot[slot.id] if each.id in settled}
            rooms = tuple(room for room in event.rooms_of(slot) if room not in taken)
            chosen |= _assigned(rooms, {each.id: costs(each) for each in by_slot[slot.id] if each.id not in settled})
    return in_rooms(event, programme, chosen)


def _assigned(rooms: tuple[str, ...], costs: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """By session, its room where all of them together cost least; {} where they are more than the rooms."""
    from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment

    assignment, sessions = SimpleLinearSumAssignment(), [*costs]
    for row in range(len(rooms)):  # those after the last session stand for empty rooms
        for column, room in enumerate(rooms):
            assignment.add_arc_with_cost(row, column, costs[sessions[row]][room] if row < len(sessions) else 0)
    if not sessions or len(sessions) > len(rooms) or assignment.solve() != assignment.OPTIMAL:
        return {}
    return {session: rooms[assignment.right_mate(row)] for row, session in enumerate(sessions)}


def prices_of(event: Event, sessions: Iterable[PlacedSession]) -> dict[str, dict[str, int]]:
    """By session and room of its slot, what the tables of rooms and its talks say of the session there."""
    tables = {table: event.costs(table) for table in _TABLES}
    return {session.id: _prices(event, tables, session) for session in sessions}


def _prices(
    event: Event, tables: Mapping[TableName, Mapping[tuple[str, str], int | None]], session: PlacedSession
) -> dict[str, int]:
    """By room of the session's slot, what the tables and its talks say of the session there."""
    rows: list[tuple[TableName, str, int]] = [("talk_room", talk, event.talk[talk].places) for talk in session.talks]
    rows += [("axis_room", session.axis or "", 1), ("slot_room", session.slot or "", 1)]

    return {
        room: sum(price_of_cell(event, table, tables[table].get((row, room), 0), times) for table, row, times in rows)
        + sum(price(event, rule, 1) for talk in session.talks for rule in refused(event.talk[talk], event.room[room]))
        for room in event.rooms_of(event.slot[session.slot or ""])
    }


def price_of_cell(event: Event, table: TableName, cell: int | None, times: int) -> int:
    """What the cell of the table costs if it counts so many times."""
    return 0 if cell == 0 else price(event, f"{table}_table", cell and cell * times)


def refused(talk: Talk, room: Room) -> Iterator[str]:
    """Yield the rules that the talk breaks in the room."""
    if talk.pin is not None and talk.pin.room not in (None, room.id):
        yield "pin"
    if talk.room not in (None, room.id):
        yield "talk_room"
    if not set(talk.needs).issubset(room.features):
        yield "needs"
    if None not in (talk.audience, room.capacity) and talk.audience > room.capacity:  # type: ignore[operator]
        yield "capacity"


def price(event: Event, rule: str, amount: int | None) -> int:
    """What `amount` units of the rule cost; None: they are forbidden at any weight."""
    setting = event.setting(rule)
    if setting == "off":
        return 0
    return FORBIDDEN if amount is None or setting == "hard" else int(setting) * amount


def in_rooms(event: Event, programme: Programme, rooms: Mapping[str, str]) -> Programme:
    """The programme with these rooms for sessions by id, and its own for the others; numbered by slot and room."""
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    order = {slot.id: number for number, slot in enumerate(event.slots)}
    placed = [(rooms.get(session.id, session.room), session) for session in programme.sessions]
    placed.sort(key=lambda each: (order[each[1].slot or ""], rank[each[0]]))
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for number, (room, session) in zip(count(1), placed):
        sessions.append(session.model_copy(update={"id": f"S{number}", "room": room}))
        members = (programme.talk[talk] for talk in session.talks)
        talks += [talk.model_copy(update={"session": f"S{number}", "room": room}) for talk in members]
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})
