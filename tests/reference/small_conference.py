"""A small conference with preset sessions, whose best programme is proved in a moment."""

from __future__ import annotations

from datetime import date
from itertools import product

from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import Table
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2025, 5, 23)


def conference() -> Event:
    """Twelve talks of four axes in three slots of two rooms, with some of what costs."""
    axes = tuple(Axis(id=name, title=name) for name in "abcd")
    talks = tuple(
        Talk(id=f"T{number:02d}", title=f"T{number}", axis="abcd"[number % 4], speakers=(f"p{number % 7}",))
        for number in range(12)
    )
    slots = tuple(Slot(id=str(n), day=DAY, start=540 + 120 * n, end=630 + 120 * n, places=3) for n in range(3))
    cells = tuple(
        (axis, slot, 1 + (row * 7 + column * 3) % 5)
        for (row, axis), (column, slot) in product(enumerate("abcd"), enumerate("012"))
    )
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        axes=axes,
        talks=talks,
        slots=slots,
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        tables=(Table(name="axis_slot", cells=cells),),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(7)),
        wishes=tuple(Wish(person=f"w{n}", talks=(f"T{n:02d}", f"T{n + 5:02d}")) for n in range(6)),
        rules=(("attendee_sessions", 2), ("axis_rooms", 1), ("axis_consecutive", 3)),
    )
