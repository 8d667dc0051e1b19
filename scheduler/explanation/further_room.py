"""The relaxation that opens another room, and the hours for which it has to be open."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle
from scheduler.explanation.relaxations import Relaxation, Sources, another_room, new_room
from scheduler.model.base import Scope
from scheduler.model.capacity import most_talks_in_rooms
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.builder import build
from scheduler.search.control import cores
from scheduler.search.solver import Limits, run

#: Share (0 to 1) of the remaining time: the most for each of the two solves that find the hours of another room.
_ROOM_SHARE = 0.05
#: Seconds: the most and the least for each of these solves.
_MAX_ROOM_SECONDS, _MIN_ROOM_SECONDS = 5.0, 0.1


def further_room(
    oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement], sources: Sources
) -> tuple[Relaxation, bool] | None:
    """The relaxation that opens another room, and whether its time is proved the shortest; None: no hours suffice.

    The room is open on one day, for the shortest sufficient time, as early as possible.
    """
    room = new_room(event)
    wider = event.model_copy(update={"rooms": (*event.rooms, room)})
    proved, open_hours = True, []
    for number in range(len(event.days)):
        hours, sure = _shortest_hours(oracle, wider, room.id, number, lifted)
        proved = proved and sure
        if hours is not None:
            open_hours.append((hours[1] - hours[0], number, hours))
    if not open_hours:
        return None
    _, number, (opens, closes) = min(open_hours)
    return another_room(event, number, opens, closes, stated=sources.rooms), proved


def _shortest_hours(
    oracle: FeasibilityOracle, event: Event, room: str, number: int, lifted: frozenset[Requirement]
) -> tuple[tuple[int, int] | None, bool]:
    """The shortest sufficient hours of the room on the `number`-th day, in minutes of the day; None: none suffice.

    The second value is true if that was proved.
    """
    budget = oracle.budget
    model = build(event, Scope(lifted), budget=budget)
    first, last = _hours_of(model, room, number)
    needed = 0 if lifted or event.late else _shortest_time(model, event, room)
    model.cp.add(last - first >= needed)
    if needed:
        model.cp.add_bool_or(session.room[room] for session in model.sessions)
    seconds = budget.share(_ROOM_SHARE).at_most(_MAX_ROOM_SECONDS).at_least(_MIN_ROOM_SECONDS).left
    limits = Limits(seconds, oracle.workers or cores())
    shortest = run(model.cp, limits, objective=last - first, stop=budget.stop)
    proved = shortest.status in ("optimal", "infeasible")
    if not shortest.values or shortest.values[last.index] == shortest.values[first.index]:
        return None, proved
    model.cp.add(last - first <= shortest.values[last.index] - shortest.values[first.index])
    earliest = run(model.cp, limits, objective=first, stop=budget.stop)
    values = earliest.values or shortest.values
    oracle.programmes.append(programme_of(model, values))
    return (values[first.index] - number * DAY, values[last.index] - number * DAY), proved


def _shortest_time(model: TimetableModel, event: Event, room: str) -> int:
    """A lower bound on the minutes of sessions in the room, from the talks that the other rooms cannot hold.

    Where these are any, the room holds a session of at least as many talks as one must have.
    """
    others = event.model_copy(update={"rooms": tuple(each for each in event.rooms if each.id != room)})
    shortest = min(talk.duration for talk in event.talks)
    elsewhere = most_talks_in_rooms(others, shortest)
    if elsewhere is None or elsewhere >= len(event.talks):
        return 0
    smallest = event.session_settings.min_talks if model.binds(Requirement("session_size", (), "min")) else 1
    return max(smallest, len(event.talks) - elsewhere) * shortest


def _hours_of(model: TimetableModel, room: str, number: int) -> tuple[IntVar, IntVar]:
    """New variables of the model, between which all sessions of the room lie, on the `number`-th day."""
    first, last = (model.cp.new_int_var(number * DAY, number * DAY + DAY, name) for name in ("opens", "closes"))
    model.cp.add(first <= last)
    for session in model.sessions:
        model.cp.add_implication(session.room[room], session.day[number])
        model.cp.add(first <= session.start).only_enforce_if(session.room[room])
        model.cp.add(last >= session.end).only_enforce_if(session.room[room])
    return first, last
