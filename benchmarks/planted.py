"""A planted event is an event with the programme around which it was grown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.planting import Plan
from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme


@dataclass(frozen=True, slots=True)
class Planted:
    """An event and a programme of it that breaks no hard rule; the levels of the programme are not measured.

    `cost` is the programme's cost on the level of the soft rules, counted from the plan (None: not counted).
    """

    event: Event
    programme: Programme
    cost: int | None = None


def talk_id(number: int) -> str:
    """T01, T02 …, in natural order."""
    return f"T{number + 1:02d}"


def breaks_of(plan: Plan) -> tuple[Break, ...]:
    """The breaks of the plan, as the event states them."""
    return tuple(
        Break(
            id=f"pause-{number}",
            title=planned.title,
            duration=planned.duration,
            between_start=planned.between[0],
            between_end=planned.between[1],
            ideal=planned.ideal,
        )
        for number, planned in enumerate(plan.breaks, start=1)
    )


def programme_of(event: Event, plan: Plan) -> Programme:
    """The plan as a programme of the event that was grown around it."""
    days = [day.date for day in event.days]
    sessions, talks = [], []
    for number, planned in enumerate(sorted(plan.sessions, key=lambda s: (s.day, s.start, s.room)), start=1):
        axis = event.axes[planned.axis] if event.axes else None
        room_and_day: dict[str, Any] = {"room": event.rooms[planned.room].id, "day": days[planned.day]}
        sessions.append(
            PlacedSession(
                id=f"S{number}",
                axis=axis.id if axis else None,
                start=planned.start,
                end=planned.end,
                talks=tuple(talk_id(talk.number) for talk in planned.talks),
                chairs=tuple(event.person[chair].name for chair in axis.chairs) if axis else (),
                slot=None if planned.slot is None else event.slots[planned.slot].id,
                **room_and_day,
            )
        )
        talks += [
            PlacedTalk(id=talk_id(talk.number), session=f"S{number}", start=talk.start, end=talk.end, **room_and_day)
            for talk in planned.talks
        ]
    breaks = [
        PlacedBreak(id=break_.id, title=break_.title, day=day, start=start, end=start + break_.duration)
        for break_, pause in zip(event.breaks, plan.breaks, strict=True)
        for day, start in zip(days, pause.starts, strict=True)
    ]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(
            PlacedPlenary(id=p.id, title=p.title, room=p.room, day=p.day, start=p.earliest, end=p.end)
            for p in event.plenaries
        ),
    )
