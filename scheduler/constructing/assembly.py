"""The programme of a board that is filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scheduler.constructing.appointing import appointed
from scheduler.constructing.cells import Cell, Run
from scheduler.constructing.minute_sets import STRIDE
from scheduler.constructing.pause_starts import Pause
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.session_order import ordinals


def assembled(event: Event, starts: Mapping[Pause, int], cells: Sequence[Cell]) -> Programme:
    """The programme with the pauses at these minutes of their days, and the runs of the cells as its sessions."""
    ranks = {room.id: number for number, room in enumerate(event.rooms)}
    runs = [(start, ranks[c.room], c, run) for c in cells for run, start in zip(c.runs, c.starts, strict=True)]
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for number, (start, _, cell, run) in enumerate(sorted(runs, key=lambda each: each[:2]), start=1):
        placed = tuple(_talks(event, f"S{number}", cell.room, run, start))
        sessions.append(_session(event, placed, run))
        talks.extend(placed)
    programme = Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(_breaks(event, starts)),
        plenaries=tuple(_plenaries(event, starts)),
    )
    return _chaired(event, programme)


def _talks(event: Event, session: str, room: str, run: Run, start: int) -> Iterator[PlacedTalk]:
    """The talks of a run whose first talk starts at the minute `start`."""
    day, minute = divmod(start, STRIDE)
    for block, offset in zip(run.blocks, run.offsets, strict=True):
        for talk, within in zip(block.talks, block.offsets, strict=True):
            at = minute + offset + within
            date = event.days[day].date
            yield PlacedTalk(id=talk.id, session=session, room=room, day=date, start=at, end=at + talk.duration)


def _session(event: Event, talks: Sequence[PlacedTalk], run: Run) -> PlacedSession:
    settings, first = event.session_settings, talks[0]
    return PlacedSession(
        id=first.session,
        axis=run.axis,
        room=first.room,
        day=first.day,
        start=first.start - settings.introduction,
        end=talks[-1].end + settings.discussion,
        talks=tuple(talk.id for talk in talks),
    )


def _chaired(event: Event, programme: Programme) -> Programme:
    """The programme with the names of those who are stated to chair its sessions, or are appointed from lists."""
    sessions = []
    for session, number in zip(programme.sessions, ordinals(event, programme), strict=True):
        people = event.axis[session.axis].chairs_of(number) if session.axis is not None else ()
        names = tuple(event.person[person].name for person in people)
        sessions.append(session.model_copy(update={"chairs": names}))
    return appointed(event, programme.model_copy(update={"sessions": tuple(sessions)}))


def _breaks(event: Event, starts: Mapping[Pause, int]) -> list[PlacedBreak]:
    titles = {planned.id: planned.title for planned in event.breaks}
    placed = [
        PlacedBreak(id=p.id, title=titles[p.id], day=event.days[p.day].date, start=start, end=start + p.duration)
        for p, start in starts.items()
        if p.kind == "break"
    ]
    return sorted(placed, key=lambda pause: (pause.day, pause.start))


def _plenaries(event: Event, starts: Mapping[Pause, int]) -> list[PlacedPlenary]:
    placed = []
    for pause, start in starts.items():
        if pause.kind == "plenary":
            plenary = event.plenary[pause.id]
            title, room, end = plenary.title, plenary.room, start + plenary.duration
            placed.append(PlacedPlenary(id=pause.id, title=title, room=room, day=plenary.day, start=start, end=end))
    return sorted(placed, key=lambda pause: (pause.day, pause.start))
