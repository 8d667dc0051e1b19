"""What stays in a programme while a part of it is free: the variables of a timetable model that keep their values."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.model.candidates import Candidate
from scheduler.model.pauses import pause_variables
from scheduler.model.solution import value_of
from scheduler.model.timetable import TimetableModel


def beside_axes(model: TimetableModel, free: frozenset[str | None]) -> list[IntVar]:
    """The variables of all pauses, and of the sessions and talks of all axes but those that are `free`."""
    others = (session for session in model.sessions if session.axis not in free)
    return [*(variable for session in others for variable in session.deciding), *pause_variables(model)]


def beside_part(model: TimetableModel, values: Sequence[int], part: int) -> list[IntVar]:
    """The variables of all pauses, and of all sessions but those of a part of a day; of these, what talks they share.

    The sessions of the part may change their rooms and hours, and the talks of an axis their sessions and places.
    """
    kept = pause_variables(model)
    for session in model.sessions:
        if part_of(model, values, session) == part:
            kept += [session.present, *session.day]
        else:
            kept += session.deciding
    return kept


def beside_hours(model: TimetableModel) -> list[IntVar]:
    """The rooms, days and talks of all sessions: their hours, those of the pauses and the order of talks are free."""
    kept: list[IntVar] = []
    for session in model.sessions:
        kept += [session.present, *session.day, *session.room.values(), *session.holds.values()]
    return kept


def settle(cp: CpModel, kept: Sequence[IntVar], values: Sequence[int]) -> None:
    """Leaves the kept variables no values but theirs, of which there is one for each variable of the model.

    Their domains say so sooner than constraints, of which presolve would look at each.
    """
    variables = cp.proto.variables
    for variable in kept:
        domain = variables[variable.index].domain
        domain.clear()
        domain.extend([values[variable.index]] * 2)


def part_of(model: TimetableModel, values: Sequence[int], session: Candidate) -> int | None:
    """The number of the part of the days in which the session lies: the pauses before it; None: it is not held."""
    if not values[session.present.index]:
        return None
    start = values[session.start.index]
    return sum(bool(values[p.present.index]) and value_of(p.end, values) <= start for p in model.pauses)
