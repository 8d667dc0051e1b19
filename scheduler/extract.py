"""Between the values of the model's variables and a programme, both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ortools.sat.python.cp_model import FlatIntExpr, IntVar

from scheduler.candidates import Candidate
from scheduler.clock import DAY
from scheduler.model import Model
from scheduler.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.terms import Term


def programme_of(model: Model, values: Sequence[int]) -> Programme:
    """The programme that the solver's `values` (one a variable, by index) describe; its levels are left out."""
    event = model.event
    order = {room.id: place for place, room in enumerate(event.rooms)}

    def value(variable: IntVar) -> int:
        return values[variable.index]

    def found(session: Candidate) -> tuple[int, int, str]:
        room = next(room for room, literal in session.room.items() if value(literal))
        return value(session.start), order[room], room

    held = sorted(((*found(s), s) for s in model.sessions if value(s.present)), key=lambda one: one[:2])
    sessions, talks = [], []
    for number, (start, _, room, candidate) in enumerate(held, start=1):
        session = _session(model, candidate, f"S{number}", room, start, value)
        sessions.append(session[0])
        talks.extend(session[1])
    breaks = [_break(model, name, value(start)) for (name, _), start in model.break_start.items()]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=_plenaries(model),
    )


def _session(
    model: Model, candidate: Candidate, name: str, room: str, start: int, value: Callable[[IntVar], int]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    event = model.event
    day = event.days[start // DAY].date
    order = [next((t for t in candidate.talks if value(row[t.id])), None) for row in candidate.place]
    placed, at = [], start % DAY
    for talk in (t for t in order if t is not None):
        placed.append(PlacedTalk(id=talk.id, session=name, room=room, day=day, start=at, end=at + talk.duration))
        at += talk.duration + event.talk_settings.gap
    session = PlacedSession(
        id=name,
        axis=candidate.axis,
        room=room,
        day=day,
        start=start % DAY,
        end=at - event.talk_settings.gap + event.session_settings.discussion,
        talks=tuple(talk.id for talk in placed),
        chairs=tuple(event.person[p].name for p in event.axis[candidate.axis].chairs) if candidate.axis else (),
    )
    return session, placed


def _break(model: Model, name: str, start: int) -> PlacedBreak:
    pause = next(one for one in model.event.breaks if one.id == name)
    day, at = model.event.days[start // DAY].date, start % DAY
    return PlacedBreak(id=name, title=pause.title, day=day, start=at, end=at + pause.duration)


def _plenaries(model: Model) -> tuple[PlacedPlenary, ...]:
    return tuple(
        PlacedPlenary(id=p.id, title=p.title, room=p.room, day=p.day, start=p.start, end=p.end)
        for p in sorted(model.event.plenaries, key=lambda p: (p.day, p.start))
    )


def decisions(model: Model, programme: Programme) -> list[tuple[IntVar, int]]:
    """What the model's deciding variables are worth in `programme`, which the model must be able to express."""
    event = model.event
    worth: list[tuple[IntVar, int]] = []
    for axis, candidates in model.candidates.items():
        held = sorted((s for s in programme.sessions if s.axis == axis), key=lambda s: (s.day, s.start, s.id))
        for number, candidate in enumerate(candidates):
            session = held[number] if number < len(held) else None
            worth.append((candidate.present, int(session is not None)))
            if session is not None:
                worth.append((candidate.start, model.day_number[session.day] * DAY + session.start))
            for room, literal in candidate.room.items():
                worth.append((literal, int(session is not None and session.room == room)))
            for k, row in enumerate(candidate.place):
                inside = session.talks[k] if session is not None and k < len(session.talks) else None
                worth.extend((literal, int(talk == inside)) for talk, literal in row.items())
    at = {(b.id, b.day): b.start for b in programme.breaks}
    for (name, number), start in model.break_start.items():
        worth.append((start, number * DAY + at[name, event.days[number].date]))
    return list({variable.index: (variable, value) for variable, value in worth}.values())


def least(model: Model, expression: Term) -> int:
    """The smallest value that the domains of its variables alone allow `expression`."""
    if isinstance(expression, int):
        return expression
    proto = model.cp.proto
    flat = FlatIntExpr(expression)
    total = flat.offset
    for variable, factor in zip(flat.vars, flat.coeffs, strict=True):
        domain = list(proto.variables[variable.index].domain)  # its own [-1] answers 0
        total += factor * (domain[0] if factor > 0 else domain[-1])
    return int(total)
