"""A programme by first fit, by an allotment or by chains, and its values in a model of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scheduler.constructing.construct import construct
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.base import Scope
from scheduler.model.solution import decisions
from scheduler.model.timetable import TimetableModel
from scheduler.search.allotting.allot import allotted
from scheduler.search.chaining.chain import chained
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Limits, run

#: Seconds of the processor for a construction: for each talk, and the most in all.
_SECONDS_A_TALK, _MOST_SECONDS = 0.03, 4.0
#: Part of this time, from 0 to 1, where there are axes: sessions are then allotted, which finds more.
_SOON_SHARE = 0.1
#: Attempts of an allotment; where there are no more talks than this, only one before any model, which is made soon.
_ATTEMPTS, _SMALL = 4, 100
#: Share (0 to 1) of the time that is left: the most for a construction, and for an allotment of more talks than that.
_SHARE, _LARGE_SHARE = 0.4, 0.8


def constructed(
    event: Event, scope: Scope, budget: Budget, threads: Workers, *, attempt: int = 0, further: float = 0.0
) -> Programme | None:
    """A programme that meets every requirement of the event; None if none was found, or some need not be met.

    threads
        The threads of the solver, which allots sessions to the parts of the days where there are axes.
    attempt
        0 before any model was tried; another number draws other attempts.
    further
        Seconds of the processor for a programme with fewer sessions, once there is one.
    """
    if scope.dropped or scope.hours is not None or scope.cutoff is not None:
        return None
    own, seconds = budget.share(_SHARE), min(_SECONDS_A_TALK * len(event.talks), _MOST_SECONDS)
    fit = partial(construct, event, stopped=lambda: own.over, seed=attempt, further=further)
    if not event.axes:
        return fit(seconds)
    large = len(event.talks) > _SMALL
    attempts = _ATTEMPTS if attempt or large else 1
    seeded = replace(threads, seed=threads.seed + attempt)
    share = budget.share(_LARGE_SHARE) if large else own
    programme = fit(seconds * _SOON_SHARE) or allotted(event, share, seeded, attempts)
    return programme or (chained(event, own, seeded, _ATTEMPTS) if attempt else None)


def adopted(model: TimetableModel, programme: Programme, budget: Budget) -> Sequence[int]:
    """A value for each variable of the model in which it has that programme; empty if it has no such values in time.

    Rooms that nothing tells apart change places as the model wants them.
    """
    hint = decisions(model, _in_order_of_use(model, programme))
    return run(model.cp, Limits(max(budget.left, 0.1), 1, fixed=True), hint=hint, stop=budget.stop).values


def _in_order_of_use(model: TimetableModel, programme: Programme) -> Programme:
    """The programme with rooms that are equal renamed, so that the first that is used is the first of the event."""
    names: dict[str, str] = {}
    for rooms in model.equal_rooms:
        classmates = [room.id for room in rooms]
        used = dict.fromkeys(room for room in _rooms_in_order(model, programme) if room in classmates)
        rest = [room for room in classmates if room not in used]
        names |= dict(zip([*used, *rest], classmates, strict=True))
    sessions = [s.model_copy(update={"room": names.get(s.room, s.room)}) for s in programme.sessions]
    talks = [t.model_copy(update={"room": names.get(t.room, t.room)}) for t in programme.talks]
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})


def _rooms_in_order(model: TimetableModel, programme: Programme) -> list[str]:
    """The rooms of the sessions in the order of the model's candidates."""
    ranks = {room.id: number for number, room in enumerate(model.event.rooms)}
    axes = {axis: number for number, axis in enumerate(model.candidates)}
    ordered = sorted(programme.sessions, key=lambda s: (axes[s.axis], s.day, s.start, ranks[s.room]))
    return [session.room for session in ordered]
