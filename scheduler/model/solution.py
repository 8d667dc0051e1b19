"""Programmes from the values of a model's variables, and hints for these from a programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ortools.sat.python.cp_model import FlatIntExpr, IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.talks import Talk
from scheduler.model.base import Pause, TimetableBase
from scheduler.model.candidates import Candidate
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term


def programme_of(model: TimetableModel, values: Sequence[int]) -> Programme:
    """The programme that the solver's `values`, one for each variable, describe; its levels are left out."""
    rank = {room.id: number for number, room in enumerate(model.event.rooms)}
    present = (session for session in model.sessions if values[session.present.index])
    timed = [(values[session.start.index], rank[_room(session, values)], session) for session in present]
    sessions, talks = [], []
    for number, (_, _, candidate) in enumerate(sorted(timed, key=lambda entry: entry[:2]), start=1):
        session, placed = _session(model, candidate, f"S{number}", values)
        sessions.append(session)
        talks.extend(placed)
    return whole(model, sessions, talks, values)


def _room(candidate: Candidate, values: Sequence[int]) -> str:
    return next(room for room, literal in candidate.room.items() if values[literal.index])


def _session(
    model: TimetableModel, candidate: Candidate, name: str, values: Sequence[int]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    """The session `name` of the programme and its talks, in the order of their places."""
    event, room, start = model.event, _room(candidate, values), values[candidate.start.index]
    day = event.days[start // DAY].date
    placed, minute = [], start % DAY + event.session_settings.introduction
    for talk in _talks(model, candidate, values):
        end = minute + talk.duration
        placed.append(PlacedTalk(id=talk.id, session=name, room=room, day=day, start=minute, end=end))
        minute = end + event.talk_settings.gap
    session = PlacedSession(
        id=name,
        axis=candidate.axis,
        room=room,
        day=day,
        start=start % DAY,
        end=minute - event.talk_settings.gap + event.session_settings.discussion,
        talks=tuple(talk.id for talk in placed),
        chairs=_chairs(event, candidate),
    )
    proposed = _proposed(model, candidate, values)
    if proposed:
        session = session.model_copy(update={"chairs": proposed, "proposed": True})
    return session, placed


def _talks(model: TimetableModel, candidate: Candidate, values: Sequence[int]) -> list[Talk]:
    """The talks of the session in the order of time."""
    if candidate.place:
        places = [[talk for talk in candidate.talks if values[row[talk.id].index]] for row in candidate.place]
        return [talk for talks in places for talk in talks]
    held = [talk for talk in candidate.talks if values[candidate.holds[talk.id].index]]
    return sorted(held, key=lambda talk: values[model.start_of(talk).index])


def _chairs(event: Event, candidate: Candidate) -> tuple[str, ...]:
    """The names of the people who are stated to chair the session."""
    if candidate.axis is None:
        return ()
    return tuple(event.person[person].name for person in event.axis[candidate.axis].chairs_of(candidate.number))


def _proposed(model: TimetableModel, candidate: Candidate, values: Sequence[int]) -> tuple[str, ...]:
    """The names of the people who are proposed to chair the session, or chosen from lists."""
    literals = model.proposals.get(candidate.name, {})
    return tuple(
        model.event.person[person].name
        for person, literal in literals.items()
        if literal.index < len(values) and values[literal.index]  # values may be of the model before the proposals
    )


def whole(
    model: TimetableBase, sessions: Iterable[PlacedSession], talks: Iterable[PlacedTalk], values: Sequence[int]
) -> Programme:
    """The programme of these sessions and talks, with the breaks and plenaries at the hours that `values` give them."""
    breaks = [_placed_break(model, pause, values) for pause in model.breaks]
    plenaries = [_placed_plenary(model, pause, values) for pause in model.plenaries]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(sorted(plenaries, key=lambda p: (p.day, p.start))),
    )


def _placed_break(model: TimetableBase, pause: Pause, values: Sequence[int]) -> PlacedBreak:
    """The break at the hours that `values` give it."""
    start, end = value_of(pause.start, values), value_of(pause.end, values)
    title = next(planned.title for planned in model.event.breaks if planned.id == pause.id)
    day = model.event.days[pause.day].date
    return PlacedBreak(id=pause.id, title=title, day=day, start=start - pause.day * DAY, end=end - pause.day * DAY)


def _placed_plenary(model: TimetableBase, pause: Pause, values: Sequence[int]) -> PlacedPlenary:
    """The plenary at the hour that `values` give it."""
    plenary, start = model.event.plenary[pause.id], value_of(pause.start, values) - pause.day * DAY
    end = start + plenary.duration
    return PlacedPlenary(id=plenary.id, title=plenary.title, room=plenary.room, day=plenary.day, start=start, end=end)


def value_of(term: Term, values: Sequence[int]) -> int:
    """The value of a linear expression, given a value for each variable."""
    if isinstance(term, int):
        return term
    if isinstance(term, IntVar):
        return int(values[term.index])
    flat = FlatIntExpr(term)
    pairs = zip(flat.vars, flat.coeffs, strict=True)
    return int(flat.offset + sum(factor * values[variable.index] for variable, factor in pairs))


def decisions(model: TimetableModel, programme: Programme) -> list[tuple[IntVar, int]]:
    """The values of the model's deciding variables in `programme`; a session beyond its candidates has none."""
    pairs: list[tuple[IntVar, int]] = []
    rank = {room.id: number for number, room in enumerate(model.event.rooms)}
    if model.cells is not None:
        pairs.extend(_in_cells(model, programme))
    for axis, candidates in model.candidates.items() if model.cells is None else ():
        of_axis = (session for session in programme.sessions if session.axis == axis)
        sessions = sorted(of_axis, key=lambda s: (s.day, s.start, rank.get(s.room, len(rank)), s.id))
        for number, candidate in enumerate(candidates):
            pairs.extend(_decided(model, candidate, sessions[number] if number < len(sessions) else None))
    for pause in model.pauses:
        pairs.extend(pause_decisions(model, pause, programme))
    return list({variable.index: (variable, value) for variable, value in pairs}.values())


def _in_cells(model: TimetableModel, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """The values of the variables of all cells, and of the starts of the talks."""
    pauses = [(item.day, item.end) for item in programme.breaks] + [(p.day, p.end) for p in programme.plenaries]
    sessions = {}
    for held in programme.sessions:
        part = sum(day == held.day and end <= held.start for day, end in pauses)
        sessions[held.room, (model.day_number[held.day], part)] = held
    for candidate, cell in zip(model.sessions, model.cells or (), strict=True):
        session = sessions.get((cell.room, (cell.day, cell.part)))
        yield from _decided(model, candidate, session)
        for talk, literal in candidate.holds.items():
            yield literal, int(session is not None and talk in session.talks)
    for placed in programme.talks:
        yield model.start_of(model.event.talk[placed.id]), model.day_number[placed.day] * DAY + placed.start


def _decided(
    model: TimetableModel, candidate: Candidate, session: PlacedSession | None
) -> Iterator[tuple[IntVar, int]]:
    """The values of the candidate's variables if it becomes `session`, or stays unused (None)."""
    yield candidate.present, int(session is not None)
    if session is not None:
        yield candidate.start, model.day_number[session.day] * DAY + session.start
    for room, literal in candidate.room.items() if candidate.cell is None else ():
        yield literal, int(session is not None and session.room == room)
    for k, row in enumerate(candidate.place):
        inside = session.talks[k] if session is not None and k < len(session.talks) else None
        for talk, literal in row.items():
            yield literal, int(talk == inside)


def pause_decisions(model: TimetableBase, pause: Pause, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """The values of the pause's variables in `programme`."""
    day = model.event.days[pause.day].date
    for placed in programme.breaks if pause.kind == "break" else programme.plenaries:
        if (placed.id, placed.day) == (pause.id, day):
            if isinstance(pause.start, IntVar):
                yield pause.start, pause.day * DAY + placed.start
            if isinstance(pause.duration, IntVar):
                yield pause.duration, placed.end - placed.start


def lower_bound(model: TimetableBase, expression: Term) -> int:
    """The smallest value of `expression` over the domains of its variables; constraints are left aside."""
    if isinstance(expression, int):
        return expression
    proto = model.cp.proto
    flat = FlatIntExpr(expression)
    total = flat.offset
    for variable, factor in zip(flat.vars, flat.coeffs, strict=True):
        domain = list(proto.variables[variable.index].domain)  # its own [-1] answers 0
        total += factor * (domain[0] if factor > 0 else domain[-1])
    return int(total)
