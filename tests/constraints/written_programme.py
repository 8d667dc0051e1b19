"""Programmes of tiny events, from one line for each item."""

from __future__ import annotations

from datetime import date
from typing import Any

from scheduler.domain.event import Event
from scheduler.domain.programme import Level, PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Slot
from tests.constraints.written_event import day_of, minute_of, moment


def make_programme(
    event: Event,
    *lines: str,
    edit: dict[str, dict[str, Any]] | None = None,
    levels: dict[str, int] | None = None,
) -> Programme:
    """Return a programme whose lists agree with each other, from one line for each item.

    `S1 A 09:00 T1 T2` is a session, `lunch 12:00` a break, `opening` a plenary at its own hour, `panel 16:00` one at
    another. `S1 A @2 T1 T2:3` is a session in slot 2, T1 at its first place, T2 at its fourth (without a number: at the
    next). Durations, gaps, discussions and chairs are the event's. `edit={"T1": {"start": "09:01"}}` changes the fields
    of T1.
    """
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    breaks: list[PlacedBreak] = []
    plenaries = []
    for line in lines:
        name, *rest = line.split()
        if name in event.plenary:
            plenary = event.plenary[name]
            start = moment(rest[0])[1] if rest else plenary.earliest
            hours = {"day": plenary.day, "start": start, "end": start + plenary.duration}
            plenaries.append(PlacedPlenary(id=name, title=plenary.title, room=plenary.room, **hours))
        elif pause := next((p for p in event.breaks if p.id == name), None):
            day, start = moment(rest[0])
            breaks.append(PlacedBreak(id=name, title=pause.title, day=day, start=start, end=start + pause.duration))
        else:
            if rest[1].startswith("@"):
                session, placed = _in_slot(event, name, rest[0], event.slot[rest[1][1:]], rest[2:])
            else:
                session, placed = _session(event, name, rest[0], *moment(rest[1]), rest[2:])
            sessions.append(session)
            talks += placed
    programme = Programme(
        status="optimal",
        sessions=_chaired(event, sessions),
        talks=tuple(talks),
        breaks=tuple(breaks),
        plenaries=tuple(plenaries),
        levels=tuple(Level(name=name, value=value, bound=value) for name, value in (levels or {}).items()),
    )
    return _edited(programme, edit or {})


def _chaired(event: Event, sessions: list[PlacedSession]) -> tuple[PlacedSession, ...]:
    """Return the sessions with the chairs that their numbers give them, in the order of their starts and rooms."""
    rooms = list(event.room)
    chaired = {}
    for session in sorted(sessions, key=lambda s: (s.day, s.start, rooms.index(s.room))):
        number = sum(other.axis == session.axis for other in chaired.values())
        people = event.axis[session.axis].chairs_of(number) if session.axis else ()
        chaired[id(session)] = session.model_copy(
            update={"chairs": tuple(event.person[person].name for person in people)}
        )
    return tuple(chaired[id(session)] for session in sessions)


def _session(
    event: Event, name: str, room: str, day: date, start: int, named: list[str]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    placed, at = [], start + event.session_settings.introduction
    for talk in named:
        end = at + event.talk[talk].duration
        placed.append(PlacedTalk(id=talk, session=name, room=room, day=day, start=at, end=end))
        at = end + event.talk_settings.gap
    axis = event.talk[named[0]].axis if named else None
    end = (placed[-1].end if placed else start) + event.session_settings.discussion
    return PlacedSession(id=name, axis=axis, room=room, day=day, start=start, end=end, talks=tuple(named)), placed


def _in_slot(
    event: Event, name: str, room: str, slot: Slot, named: list[str]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    placed: list[PlacedTalk] = []
    following = 0
    for text in named:
        talk, _, at = text.partition(":")
        place = int(at or following)
        following = place + event.talk[talk].places
        start, end = slot.minute(place), slot.minute(following)
        placed.append(PlacedTalk(id=talk, session=name, room=room, day=slot.day, start=start, end=end))
    axis = event.talk[placed[0].id].axis if placed else None
    return PlacedSession(
        id=name,
        axis=axis,
        room=room,
        day=slot.day,
        start=slot.start,
        end=slot.end,
        talks=tuple(talk.id for talk in placed),
        slot=slot.id,
    ), placed


def _edited(programme: Programme, edit: dict[str, dict[str, Any]]) -> Programme:
    def change(item: Any) -> Any:
        new = dict(edit.get(item.id, {}))
        for key in ("start", "end"):
            if key in new:
                new[key] = minute_of(new[key])
        if "day" in new:
            new["day"] = day_of(new["day"])
        return item.model_copy(update=new)

    lists = ("sessions", "talks", "breaks", "plenaries")
    return programme.model_copy(update={name: tuple(map(change, getattr(programme, name))) for name in lists})
