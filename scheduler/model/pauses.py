"""The plenaries and breaks of an event, added to a CP-SAT model; and the model that has nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ortools.sat.python.cp_model import Domain, IntVar

from scheduler.domain.breaks import DailyBreak, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.base import WHOLE, Pause, PauseKey, Scope, TimetableBase
from scheduler.model.types import BoolLiteral, Term

#: The minutes of a day, as `(start, end)`, in which no break can be because sessions are preset there.
Occupied = Callable[[date], Sequence[tuple[int, int]]]


def nothing_occupied(day: date) -> Sequence[tuple[int, int]]:
    """No minutes: the sessions of the event have no preset hours."""
    return ()


class PauseModel(TimetableBase):
    """A model of the pauses alone, to which counting (`scheduler.model.counting`) is added."""

    def __init__(self, event: Event, scope: Scope = WHOLE) -> None:
        super().__init__(event, scope)
        self.plenaries, self.breaks = add_plenaries(self), add_breaks(self)


def pause_variables(model: TimetableBase) -> list[IntVar]:
    """The starts and durations of the pauses that are not fixed, in the order in which they were made."""
    terms = (term for pause in model.pauses for term in (pause.start, pause.duration))
    return [term for term in terms if isinstance(term, IntVar)]


def movable_pauses(model: TimetableBase) -> list[Pause]:
    """The pauses that may start at several minutes, the longest first."""
    return sorted((pause for pause in model.pauses if len(pause.starts) > 1), key=lambda pause: -pause.shortest)


def keep_free(model: TimetableBase, start: int, end: int, literal: BoolLiteral) -> None:
    """Where the literal is true, no pause overlaps the absolute minutes `[start, end)`.

    For what is held then, this follows from the rest; it says so without the sessions, which are found much later.
    """
    for pause in model.pauses:
        minutes = [pause.day * DAY + minute for minute in pause.starts]
        beside = [minute for minute in minutes if minute + pause.shortest <= start or end <= minute]
        if len(beside) < len(minutes):
            model.within(pause.start, Domain.from_values(beside), literal, pause.present)


# ── plenaries ────────────────────────────────────────────────────────────────────────────────────────────────────────


def add_plenaries(model: TimetableBase, occupied: Occupied = nothing_occupied) -> tuple[Pause, ...]:
    """The event's plenaries, added to `model`, those that are placed outside the `occupied` minutes.

    A plenary that is not fixed has a variable start.
    """
    return tuple(_add_plenary(model, plenary, occupied) for plenary in model.event.plenaries)


def _add_plenary(model: TimetableBase, plenary: Plenary, occupied: Occupied) -> Pause:
    day, duration = model.day_number[plenary.day], plenary.duration
    present = model.presence(Requirement("plenary", (plenary.id,)))
    minutes = plenary.starts(model.event.day[plenary.day], model.event.step)
    if not plenary.fixed:
        minutes = _outside(minutes, duration, occupied(plenary.day))
    minutes = _possible(model, ("plenary", plenary.id, day), minutes)
    if not minutes:
        model.cp.add_bool_or(~present)  # no minute is left for the plenary
    start = _value_or_variable(model, [day * DAY + minute for minute in minutes or [0]], plenary.id)
    return Pause("plenary", plenary.id, day, start, duration, start + duration, present, minutes, duration)


# ── breaks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def add_breaks(model: TimetableBase, occupied: Occupied = nothing_occupied) -> tuple[Pause, ...]:
    """The breaks of each day, added to `model`, outside the `occupied` minutes."""
    return tuple(_add_break(model, pause, occupied) for pause in model.event.daily_breaks)


def _add_break(model: TimetableBase, pause: DailyBreak, occupied: Occupied) -> Pause:
    date_ = pause.day.date
    day, part = model.day_number[date_], date_.isoformat() if len(model.event.days) > 1 else ""
    starts = _outside(pause.starts(model.event.step), pause.shortest, occupied(date_))
    starts = _possible(model, ("break", pause.id, day), starts)
    minutes = [day * DAY + minute for minute in starts]
    present = model.presence(Requirement("break_window", (pause.id,), part))
    start = model.cp.new_int_var_from_domain(Domain.from_values(minutes or [day * DAY]), pause.id)
    if not minutes:
        model.cp.add_bool_or(~present)  # no minute of the grid is left for the break
    duration: Term = pause.longest
    end: Term = start + pause.longest
    if pause.shortest < pause.longest:
        duration = _value_or_variable(model, range(pause.shortest, pause.longest + 1), f"{pause.id} minutes")
        end = model.cp.new_int_var(0, day * DAY + DAY, f"{pause.id}.end")
        model.cp.add(end == start + duration)
        model.cp.add(end <= day * DAY + min(pause.between_end, pause.day.end))
    return Pause("break", pause.id, day, start, duration, end, present, starts, pause.shortest)


# ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _outside(starts: Sequence[int], duration: int, occupied: Sequence[tuple[int, int]]) -> list[int]:
    """The starts from which `duration` minutes touch none of the `occupied` ones."""
    return [
        minute for minute in starts if not any(start < minute + duration and minute < end for start, end in occupied)
    ]


def _possible(model: TimetableBase, pause: PauseKey, starts: Sequence[int]) -> list[int]:
    """The starts of the pause that are among the hours which the scope leaves over."""
    left_over = starts if model.scope.hours is None else model.scope.hours.get(pause, starts)
    return [minute for minute in starts if minute in left_over]


def _value_or_variable(model: TimetableBase, values: Sequence[int], name: str) -> Term:
    """The only value of `values`, or a new variable that takes one of them."""
    if len(values) == 1:
        return values[0]
    return model.cp.new_int_var_from_domain(Domain.from_values(values), name)
