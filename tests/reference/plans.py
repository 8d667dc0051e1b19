"""A plan is a programme in absolute minutes (1440 × number of the day + minute), for the reference to evaluate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme

DAY = 1440


@dataclass(frozen=True, slots=True)
class Held:
    """A talk in a run."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A session; `end` includes the discussion."""

    axis: str | None
    room: str
    start: int
    end: int
    talks: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or a plenary, by `kind`."""

    kind: str
    id: str
    start: int
    end: int
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    runs: tuple[Run, ...]
    pauses: tuple[Pause, ...]


def plan_of(event: Event, programme: Programme) -> Plan:
    """Return the plan of a programme whose lists agree with each other."""
    zero = {day.date: number * DAY for number, day in enumerate(event.days)}
    runs = tuple(
        Run(
            s.axis,
            s.room,
            zero[s.day] + s.start,
            zero[s.day] + s.end,
            tuple(Held(t, zero[s.day] + programme.talk[t].start, zero[s.day] + programme.talk[t].end) for t in s.talks),
        )
        for s in programme.sessions
    )
    breaks = (Pause("break", b.id, zero[b.day] + b.start, zero[b.day] + b.end) for b in programme.breaks)
    plenaries = (
        Pause("plenary", p.id, zero[p.day] + p.start, zero[p.day] + p.end, p.room) for p in programme.plenaries
    )
    return Plan(runs, (*breaks, *plenaries))


def programme_of(event: Event, plan: Plan) -> Programme:
    """Return the plan as a programme without levels, with the best chairs; nothing in it may cross midnight."""
    from evaluation_levels import best_chairs

    proposals = best_chairs(event, plan)[1] if any(person.may_chair for person in event.people) else {}
    rooms = {room.id: place for place, room in enumerate(event.rooms)}
    sessions, talks = [], []
    counts: Counter[str] = Counter()
    for number, run in enumerate(sorted(plan.runs, key=lambda r: (r.start, rooms[r.room])), start=1):
        zero = run.start // DAY * DAY
        where = {"room": run.room, "day": event.days[run.start // DAY].date}
        chairs: tuple[str, ...] = ()
        if run.axis is not None:
            chairs = tuple(event.person[p].name for p in event.axis[run.axis].chairs_of(counts[run.axis]))
            counts[run.axis] += 1
        proposed = proposals.get(run)
        sessions.append(
            PlacedSession(
                id=f"S{number}",
                axis=run.axis,
                start=run.start - zero,
                end=run.end - zero,
                talks=tuple(t.id for t in run.talks),
                chairs=chairs if proposed is None else (event.person[proposed].name,),
                proposed=proposed is not None,
                **where,
            )
        )
        talks += [
            PlacedTalk(id=t.id, session=f"S{number}", start=t.start - zero, end=t.end - zero, **where)
            for t in run.talks
        ]
    pauses = sorted(plan.pauses, key=lambda p: p.start)
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(
            PlacedBreak(id=p.id, title=next(b.title for b in event.breaks if b.id == p.id), **_when(event, p))
            for p in pauses
            if p.kind == "break"
        ),
        plenaries=tuple(
            PlacedPlenary(id=p.id, title=event.plenary[p.id].title, room=p.room, **_when(event, p))
            for p in pauses
            if p.kind == "plenary"
        ),
    )


def _when(event: Event, pause: Pause) -> dict[str, object]:
    number, start = divmod(pause.start, DAY)
    return {"day": event.days[number].date, "start": start, "end": start + pause.end - pause.start}
