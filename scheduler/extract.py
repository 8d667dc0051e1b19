"""Between the values of the model's variables and a programme, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ortools.sat.python.cp_model import FlatIntExpr, IntVar

from scheduler.candidates import Candidate
from scheduler.clock import DAY
from scheduler.frame import Frame, Pause
from scheduler.model import Model
from scheduler.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.terms import Term


def programme_of(model: Model, values: Sequence[int]) -> Programme:
    """The programme that the solver's `values` (one a variable, by index) describe; its levels are left out."""
    event = model.event
    order = {room.id: place for place, room in enumerate(event.rooms)}

    def value(term: Term) -> int:
        return worth(term, values)

    def found(session: Candidate) -> tuple[int, int, str]:
        room = next(room for room, literal in session.room.items() if value(literal))
        return value(session.start), order[room], room

    held = sorted(((*found(s), s) for s in model.sessions if value(s.present)), key=lambda one: one[:2])
    sessions, talks = [], []
    for number, (start, _, room, candidate) in enumerate(held, start=1):
        session = _session(model, candidate, f"S{number}", room, start, value)
        sessions.append(session[0])
        talks.extend(session[1])
    breaks = [held_break(model, pause, values) for pause in model.breaks]
    plenaries = [held_plenary(model, pause, values) for pause in model.plenaries]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(sorted(plenaries, key=lambda p: (p.day, p.start))),
    )


def _session(
    model: Model, candidate: Candidate, name: str, room: str, start: int, value: Callable[[Term], int]
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


def held_break(model: Frame, pause: Pause, values: Sequence[int]) -> PlacedBreak:
    """The break as `values` have it."""
    start, end = worth(pause.start, values), worth(pause.end, values)
    title = next(one.title for one in model.event.breaks if one.id == pause.id)
    day = model.event.days[pause.day].date
    return PlacedBreak(id=pause.id, title=title, day=day, start=start - pause.day * DAY, end=end - pause.day * DAY)


def held_plenary(model: Frame, pause: Pause, values: Sequence[int]) -> PlacedPlenary:
    """The plenary as `values` have it."""
    plenary, at = model.event.plenary[pause.id], worth(pause.start, values) - pause.day * DAY
    return PlacedPlenary(
        id=plenary.id, title=plenary.title, room=plenary.room, day=plenary.day, start=at, end=at + plenary.duration
    )


def worth(term: Term, values: Sequence[int]) -> int:
    """What a linear expression comes to, given a value for each variable."""
    if isinstance(term, int):
        return term
    if isinstance(term, IntVar):
        return int(values[term.index])
    flat = FlatIntExpr(term)
    pairs = zip(flat.vars, flat.coeffs, strict=True)
    return int(flat.offset + sum(factor * values[variable.index] for variable, factor in pairs))


def decisions(model: Model, programme: Programme) -> list[tuple[IntVar, int]]:
    """What the model's deciding variables are worth in `programme`; of what the model has not, nothing is said."""
    found: list[tuple[IntVar, int]] = []
    rooms = {room.id: place for place, room in enumerate(model.event.rooms)}
    for axis, candidates in model.candidates.items():
        own = (s for s in programme.sessions if s.axis == axis)
        held = sorted(own, key=lambda s: (s.day, s.start, rooms.get(s.room, len(rooms)), s.id))
        for number, candidate in enumerate(candidates):
            found.extend(_chosen(model, candidate, held[number] if number < len(held) else None))
    for pause in model.pauses:
        found.extend(paused(model, pause, programme))
    return list({variable.index: (variable, value) for variable, value in found}.values())


def _chosen(model: Model, candidate: Candidate, session: PlacedSession | None) -> Iterator[tuple[IntVar, int]]:
    yield candidate.present, int(session is not None)
    if session is not None:
        yield candidate.start, model.day_number[session.day] * DAY + session.start
    for room, literal in candidate.room.items():
        yield literal, int(session is not None and session.room == room)
    for k, row in enumerate(candidate.place):
        inside = session.talks[k] if session is not None and k < len(session.talks) else None
        for talk, literal in row.items():
            yield literal, int(talk == inside)


def paused(model: Frame, pause: Pause, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """What the pause's variables are worth in `programme`."""
    day = model.event.days[pause.day].date
    placed = programme.breaks if pause.kind == "break" else programme.plenaries
    for one in placed:
        if (one.id, one.day) == (pause.id, day):
            if isinstance(pause.start, IntVar):
                yield pause.start, pause.day * DAY + one.start
            if isinstance(pause.duration, IntVar):
                yield pause.duration, one.end - one.start


def least(model: Frame, expression: Term) -> int:
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
