"""The programme as neutral rows in the order of the day, the view that all exports share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from exports.rows import Block, DayTable, PauseRow, PosterRow, SessionRow, TalkRow, Timetable, Who
from scheduler.domain.chairing import eligible
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.session_order import ordinals
from scheduler.domain.talks import Axis, Talk


@remembered
def timetable(event: Event, programme: Programme) -> Timetable:
    """The programme of `event` as blocks; the programme must have passed the check."""
    room_order = {room.id: rank for rank, room in enumerate(event.rooms)}
    used = {session.room for session in programme.sessions}
    days = []
    numbered = [*zip(programme.sessions, ordinals(event, programme), strict=True)]
    for day in event.days:
        sessions = [_session(event, programme, *each) for each in numbered if each[0].day == day.date]
        blocks: list[Block] = [*_pauses(event, programme, day.date, used), *sessions]
        blocks.sort(key=lambda b: (b.start, isinstance(b, SessionRow), room_order.get(b.room.id if b.room else "", -1)))
        if blocks:
            days.append(DayTable(day.date, tuple(blocks)))
    return Timetable(tuple(days), len(used) > 1, len(event.days) > 1, _posters(event))


def together(sessions: Sequence[SessionRow]) -> Iterator[list[SessionRow]]:
    """The sessions, which ascend in time, in groups: a new group starts where no session is under way."""
    run: list[SessionRow] = []
    for session in sessions:
        if run and session.start >= max(running.end for running in run):
            yield run
            run = []
        run.append(session)
    if run:
        yield run


def _session(event: Event, programme: Programme, placed: PlacedSession, number: int) -> SessionRow:
    talks = tuple(_talk(event, programme.talk[talk]) for talk in placed.talks)
    axis = event.axis[placed.axis] if placed.axis is not None else None
    return SessionRow(
        id=placed.id,
        day=placed.day,
        start=placed.start,
        end=placed.end,
        room=event.room[placed.room],
        axis=axis,
        chairs=placed.chairs,
        introduction=0 if event.slots else min(talk.start for talk in talks) - placed.start,
        discussion=0 if event.slots else placed.end - max(talk.end for talk in talks),
        talks=talks,
        number=number,
        title=session_title(axis, number, programme) if axis else "",
        proposed=placed.proposed,
        leaders=_leaders(event, placed, axis.chairs_of(number) if axis else ()),
        discussants=_people(event, axis.discussants_of(number)) if axis else (),
    )


def _leaders(event: Event, placed: PlacedSession, stated: Sequence[str]) -> tuple[Who, ...]:
    """The people who chair the session: those who are stated, else those whom the programme proposes or chooses."""
    people = stated or (eligible(event, placed.axis) if placed.proposed else ())
    return tuple(who for who in _people(event, people) if who.name in placed.chairs)


def session_title(axis: Axis, number: int, programme: Programme) -> str:
    """The title of the session: its own, else the axis's, with its number where the axis has several sessions."""
    several = sum(session.axis == axis.id for session in programme.sessions) > 1
    return axis.title_of(number) or (f"{axis.title} ({number + 1})" if several else axis.title)


def _people(event: Event, people: Sequence[str]) -> tuple[Who, ...]:
    known = (event.person[person] for person in people)
    return tuple(Who(person.id, person.name, person.affiliation or "") for person in known)


def _talk(event: Event, placed: PlacedTalk) -> TalkRow:
    talk = event.talk[placed.id]
    axis = event.axis[talk.axis] if talk.axis is not None else None
    people = _presenters(event, talk)
    return TalkRow(
        talk,
        placed.session,
        placed.day,
        placed.start,
        placed.end,
        event.room[placed.room],
        axis,
        people,
        _people(event, talk.discussants),
    )


def _posters(event: Event) -> tuple[PosterRow, ...]:
    return tuple(
        PosterRow(talk, event.axis[talk.axis] if talk.axis is not None else None, _presenters(event, talk))
        for talk in event.posters
    )


def _presenters(event: Event, talk: Talk) -> tuple[Who, ...]:
    return tuple(Who(p, event.speaker_name(talk, p), event.affiliation(talk, p)) for p in talk.speakers)


def _pauses(event: Event, programme: Programme, day: date, used: set[str]) -> Iterator[PauseRow]:
    """The breaks, then the plenaries of a day; `used` are the rooms of sessions."""
    breaks = {pause.id: pause for pause in event.breaks}
    for placed in programme.breaks:
        if placed.day == day:
            planned = breaks.get(placed.id)
            yield PauseRow(
                "break",
                placed.id,
                day,
                placed.start,
                placed.end,
                placed.title,
                **_where(event, planned.room if planned else None, used),
                posters=_posters(event) if placed.id in event.poster_breaks else (),
                note=planned.note if planned else "",
            )
    for held in programme.plenaries:
        if held.day == day:
            plenary = event.plenary[held.id]
            yield PauseRow(
                "plenary",
                held.id,
                day,
                held.start,
                held.end,
                held.title,
                **_where(event, held.room, used),
                people=_people(event, plenary.speakers),
                posters=_posters(event) if held.id in event.poster_plenaries else (),
                chairs=_people(event, plenary.chairs),
                note=plenary.note,
                abstract=plenary.abstract,
                keywords=plenary.keywords,
                described=bool(plenary.abstract or plenary.keywords) or _introduces(event, programme, held.id),
            )


def _introduces(event: Event, programme: Programme, name: str) -> bool:
    """True if one of the plenary's people has a biography that nothing else before it prints."""
    ids = [held.id for held in programme.plenaries]
    earlier = {person for other in ids[: ids.index(name)] for person in event.plenary[other].people}
    return any(
        event.person[person].biography and person not in earlier
        for person in event.plenary[name].people
        if not event.presented(person) and not event.posters_of(person)
    )


def _where(event: Event, room: str | None, used: set[str]) -> dict[str, Any]:
    """The room of a break or plenary, and whether it needs naming: where there are several, or it is another one."""
    return {
        "room": event.room[room] if room else None,
        "names_room": bool(room) and (len(used) > 1 or room not in used),
    }
