"""A plan of a larger conference: axes in preset sessions, before there is an event."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from benchmarks.planting import Plan, PlannedBreak, PlannedSession, PlannedTalk

#: Start, end and positions of the slots of each day.
SLOTS = ((570, 670, 4), (690, 790, 4), (860, 960, 4), (985, 1060, 3))
#: Title, minutes and window of the breaks between them.
PAUSES = (("Pause café", 15, (670, 690)), ("Déjeuner", 60, (790, 860)), ("Pause de l'après-midi", 20, (960, 985)))
#: Minutes of a position.
PLACE = 25

#: A session of the layout: the number of its slot, counted from the first day on, and of its room.
Cell = tuple[int, int]


def lay_out(rng: random.Random, talks: int, days: int, rooms: int) -> Plan:
    """A plan of `talks` talks of one or two positions: each axis in a row of slots in one room, some in two rows.

    Raises ValueError if the talks do not fit.
    """
    numbers = list(range(talks))
    rng.shuffle(numbers)
    sessions = []
    for axis, cells in enumerate(_axes(rng, days, rooms)):
        for cell in cells:
            if numbers:
                sessions.append(_session(rng, axis, cell, numbers))
    if numbers:
        raise ValueError(f"{talks} talks do not fit into {rooms} rooms on {days} days")
    breaks = [
        PlannedBreak(title, length, between, between[0], (between[0],) * days) for title, length, between in PAUSES
    ]
    return Plan(tuple(breaks), tuple(sessions))


def open_rooms(slot: int, days: int, rooms: int) -> int:
    """The number of rooms, counted from the first, with sessions in a slot: in the last slot of all, half of them."""
    return rooms if days == 1 or slot < days * len(SLOTS) - 1 else -(-rooms // 2)


def _axes(rng: random.Random, days: int, rooms: int) -> list[Sequence[Cell]]:
    """The cells of each axis by slot: the rows of the rooms, cut at random; sometimes two pieces are one axis."""
    pieces = [piece for room in range(rooms) for piece in _cut(rng, days, rooms, room)]
    rng.shuffle(pieces)
    axes: list[Sequence[Cell]] = []
    for piece in pieces:
        previous = axes[-1] if axes else ()
        if previous and rng.random() < 0.1 and not {slot for slot, _ in previous} & {slot for slot, _ in piece}:
            axes[-1] = sorted([*previous, *piece])
        else:
            axes.append(piece)
    return axes


def _cut(rng: random.Random, days: int, rooms: int, room: int) -> Iterator[list[Cell]]:
    """Pieces of the room's row; sometimes a slot between two of them stays free."""
    slots = [slot for slot in range(days * len(SLOTS)) if room < open_rooms(slot, days, rooms)]
    while slots:
        if rng.random() < 0.25:
            slots.pop(0)
            continue
        length = rng.randint(1, 1 + days)
        yield [(slot, room) for slot in slots[:length]]
        slots = slots[length:]


def _session(rng: random.Random, axis: int, cell: Cell, numbers: list[int]) -> PlannedSession:
    """A session of talks from `numbers`, full or with one position left."""
    (day, part), room = divmod(cell[0], len(SLOTS)), cell[1]
    start, end, places = SLOTS[part]
    start_of_talk, full = start, start + PLACE * (places - rng.choice((0, 0, 0, 1)))
    talks = []
    while numbers and start_of_talk < full:
        end_of_talk = start_of_talk + PLACE * (2 if rng.random() < 0.15 and start_of_talk + 2 * PLACE <= full else 1)
        talks.append(PlannedTalk(numbers.pop(), axis, day, room, start_of_talk, end_of_talk))
        start_of_talk = end_of_talk
    return PlannedSession(axis, day, room, start, end, tuple(talks), slot=cell[0])
