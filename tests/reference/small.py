"""Two small events, with a free day and with preset sessions, answer each question in a moment."""

from __future__ import annotations

from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window

DAY = date(2027, 6, 10)


def small_event() -> Event:
    """Return six talks of two axes in two rooms; one speaker wishes for an hour that another has."""
    windows = (Window(start=540, end=570),)
    talks = tuple(
        Talk(
            id=f"T{n}",
            title=f"T{n}",
            duration=30,
            axis="ab"[n % 2],
            speakers=(f"p{n % 4}",),
            preferred=windows if n < 3 else (),
        )
        for n in range(6)
    )
    return Event(
        id="small",
        title="Small",
        days=(Day(date=DAY, start=540, end=690),),
        talks=talks,
        axes=(Axis(id="a", title="A"), Axis(id="b", title="B")),
        rooms=(Room(id="x", name="X"), Room(id="y", name="Y")),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(4)),
        step=15,
    )


def slots_event() -> Event:
    """Return six talks of two axes in two slots of two rooms."""
    talks = tuple(Talk(id=f"T{n}", title=f"T{n}", axis="ab"[n % 2], speakers=(f"p{n % 4}",)) for n in range(6))
    slots = tuple(Slot(id=str(n), day=DAY, start=540 + 120 * n, end=630 + 120 * n, places=2) for n in range(2))
    days = (Day(date=DAY, start=540, end=800),)
    return small_event().model_copy(update={"talks": talks, "slots": slots, "days": days})
