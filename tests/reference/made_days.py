"""Days made by hand for the tests of oddities: their items by their hours, without a search."""

from __future__ import annotations

from datetime import date

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2027, 6, 10)
ADA = Person(id="ada", name="Ada")


def talk(name: str, axis: str | None = None, **fields: object) -> Talk:
    return Talk(id=name, title=name, axis=axis, speakers=("ada",) if name == "T1" else ()).model_copy(update=fields)


def event(talks: tuple[Talk, ...], **fields: object) -> Event:
    """An event from 9:00 to 20:00 in two rooms, of half-hour talks; sessions have up to four."""
    axes = tuple(Axis(id=axis, title=axis.upper()) for axis in sorted({t.axis for t in talks if t.axis}))
    return Event(
        id="odd",
        title="Odd",
        days=(Day(date=DAY, start=540, end=1200),),
        talks=talks,
        axes=axes,
        rooms=(Room(id="x", name="X"), Room(id="y", name="Y")),
        people=(ADA,),
        session_settings=SessionSettings(max_stretch=None),
    ).model_copy(update=fields)


def programme(
    event: Event,
    sessions: dict[str, tuple[int, str]],
    breaks: dict[str, int] | None = None,
    plenaries: dict[str, int] | None = None,
) -> Programme:
    """The programme of sessions ("T1 T2" by start and room), breaks and plenaries (their starts, by id)."""
    placed: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for number, (names, (start, room)) in enumerate(sessions.items(), start=1):
        ids, begin = names.split(), start
        for name in ids:
            end = begin + event.talk[name].duration
            talks.append(PlacedTalk(id=name, session=f"S{number}", room=room, day=DAY, start=begin, end=end))
            begin = end
        slot = next((slot.id for slot in event.slots if slot.start == start), None)
        axis, end = event.talk[ids[0]].axis, next((s.end for s in event.slots if s.id == slot), begin)
        placed.append(
            PlacedSession(
                id=f"S{number}", axis=axis, room=room, day=DAY, start=start, end=end, talks=tuple(ids), slot=slot
            )
        )
    return Programme(
        status="optimal",
        sessions=tuple(placed),
        talks=tuple(talks),
        breaks=tuple(_break(event, name, start) for name, start in (breaks or {}).items()),
        plenaries=tuple(_plenary(event, name, start) for name, start in (plenaries or {}).items()),
    )


def _break(event: Event, name: str, start: int) -> PlacedBreak:
    pause: Break = next(pause for pause in event.breaks if pause.id == name)
    return PlacedBreak(id=name, title=pause.title, day=DAY, start=start, end=start + pause.duration)


def _plenary(event: Event, name: str, start: int) -> PlacedPlenary:
    plenary: Plenary = event.plenary[name]
    end = start + plenary.duration
    return PlacedPlenary(id=name, title=plenary.title, room=plenary.room, day=DAY, start=start, end=end)
