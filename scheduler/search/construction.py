"""A programme by first fit (`scheduler.constructing`), before any model is made, and its values in a model."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.constructing.construct import construct
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.base import Scope
from scheduler.model.solution import decisions
from scheduler.model.timetable import TimetableModel
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: Seconds of the processor for a construction: for each talk, and the most in all.
_SECONDS_A_TALK, _MOST_SECONDS = 0.03, 4.0
#: Part of the rooms' time, from 0 to 1: where talks with axes take more of it, a construction seldom finds a
#: programme, and has this part of its time.
_FULL, _FULL_SHARE = 0.7, 0.1
#: Share (0 to 1) of the time that is left: the most for a construction.
_SHARE = 0.4


def constructed(
    event: Event, scope: Scope, budget: Budget, *, attempt: int = 0, further: float = 0.0
) -> Programme | None:
    """A programme that meets every requirement of the event; None if none was found, or some need not be met.

    attempt
        0 before any model was tried; another number draws other attempts.
    further
        Seconds of the processor for a programme with fewer sessions, once there is one.
    """
    if scope.dropped or scope.hours is not None or scope.cutoff is not None:
        return None
    own = budget.share(_SHARE)
    return construct(event, _seconds(event), lambda: own.over, seed=attempt, further=further)


def _seconds(event: Event) -> float:
    """The seconds of the processor that an attempt has."""
    share = _FULL_SHARE if event.axes and _fullness(event) > _FULL else 1.0
    return min(_SECONDS_A_TALK * len(event.talks), _MOST_SECONDS) * share


def _fullness(event: Event) -> float:
    """The part of the rooms' time that the talks take."""
    pauses = sum(pause.longest for pause in event.daily_breaks) + sum(pause.duration for pause in event.plenaries)
    free = sum(day.end - day.start for day in event.days) - pauses
    return sum(talk.duration + event.talk_settings.gap for talk in event.talks) / max(1, free * len(event.talk_rooms))


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
