"""The ground that a model stands on: the time of an event, its pauses, and what it costs to break a rule.

Times are absolute minutes: `1440 × (number of the day) + minutes from midnight`.

Rules post themselves under a *slack* (`slack`, `excess`): constant 0 where the rule is hard, a counted variable where
it is soft; or name what breaks them (`price`). A requirement that is *dropped*, to find out whether it is to blame,
does not bind at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce

from ortools.sat.python.cp_model import CpModel, Domain, IntVar

from scheduler.clock import DAY, grid
from scheduler.domain.windows import Window, spans_on
from scheduler.event import Event
from scheduler.requirement import Requirement
from scheduler.terms import Term, Truth


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or plenary on the `day`-th day, held where `present`; the start of most plenaries and the duration of
    most breaks are numbers. `starts`: the minutes of the day at which it may start, `least` how short it may be.
    """

    kind: str
    id: str
    day: int
    start: Term
    duration: Term
    end: Term
    present: Truth
    starts: Sequence[int]
    least: int


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something is held, where `present`. Absolute minutes."""

    start: Term
    end: Term
    present: Truth


@dataclass(frozen=True, slots=True)
class Cost:
    """One unit of a soft rule: `amount` counts `weight` each."""

    rule: str
    weight: int
    amount: Term


#: The minutes of the day at which some pauses may start, by their kind, id and the number of their day.
Hours = Mapping[tuple[str, str, int], Sequence[int]]
ANY_HOURS: Hours = {}


class Frame:
    """A CP-SAT model of an event that has its pauses, and nothing of its talks yet.

    `dropped`: requirements that need not be met, but may: a talk may be left out, a break or plenary not held, a
    rule broken. `cutoff`: what soft rules may cost together; None: anything. `hours`: what is known of the pauses.
    """

    def __init__(
        self,
        event: Event,
        dropped: frozenset[Requirement] = frozenset(),
        cutoff: int | None = None,
        hours: Hours = ANY_HOURS,
    ) -> None:
        self.event = event
        self.dropped = dropped
        self.cutoff = cutoff
        self.hours = hours
        self.cp = CpModel()
        self.true = self.cp.new_constant(1)
        self.false = self.cp.new_constant(0)
        self.costs: list[Cost] = []
        self.free_pauses: list[IntVar] = []

    # ── pauses ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def add_pauses(self) -> None:
        """Called once a model has its other variables: their order decides which of equal programmes is chosen."""
        self.plenaries = tuple(self._plenaries())
        self.breaks = tuple(self._breaks())
        self.pauses = (*self.plenaries, *self.breaks)

    def _plenaries(self) -> Iterable[Pause]:
        for plenary in self.event.plenaries:
            number = self.day_number[plenary.day]
            present = self._optional(Requirement("plenary", (plenary.id,)))
            minutes = [plenary.start]
            if plenary.slips:
                last = self.event.day[plenary.day].end - plenary.duration
                minutes += grid(plenary.start + 1, last, self.event.step)
            minutes = self._left("plenary", plenary.id, number, minutes)
            start = self._free([number * DAY + minute for minute in minutes], plenary.id)
            length = plenary.duration
            yield Pause("plenary", plenary.id, number, start, length, start + length, present, minutes, length)

    def _breaks(self) -> Iterable[Pause]:
        several = len(self.event.days) > 1
        for pause in self.event.daily_breaks:
            day, number = pause.day, self.day_number[pause.day.date]
            end = min(pause.between_end, day.end)
            taken = self._taken(day.date)
            starts = [
                minute
                for minute in grid(max(pause.between_start, day.start), end - pause.least, self.event.step)
                if not any(first < minute + pause.least and minute < last for first, last in taken)
            ]
            starts = self._left("break", pause.id, number, starts)
            minutes = [number * DAY + minute for minute in starts]
            part = day.date.isoformat() if several else ""
            present = self._optional(Requirement("break_window", (pause.id,), part))
            start = self.cp.new_int_var_from_domain(Domain.from_values(minutes or [number * DAY]), pause.id)
            self.free_pauses.append(start)
            if not minutes:
                self.cp.add_bool_or(~present)  # no minute of the grid is left for the break
            duration: Term = pause.most
            over: Term = start + pause.most
            if pause.least < pause.most:
                duration = self._free(range(pause.least, pause.most + 1), f"{pause.id} minutes")
                over = self.cp.new_int_var(0, number * DAY + DAY, f"{pause.id}.end")
                self.cp.add(over == start + duration)
                self.cp.add(over <= number * DAY + end)
            yield Pause("break", pause.id, number, start, duration, over, present, starts, pause.least)

    def _left(self, kind: str, pause: str, day: int, starts: Sequence[int]) -> list[int]:
        return [minute for minute in starts if minute in self.hours.get((kind, pause, day), starts)]

    def _taken(self, day: date) -> tuple[tuple[int, int], ...]:
        """Minutes of the day, `(start, end)`, in which sessions are preset and no break can be."""
        return ()

    def _free(self, values: Sequence[int], name: str) -> Term:
        """The only value, or a variable that takes one of `values` and is part of what makes a programme."""
        if len(values) == 1:
            return values[0]
        variable = self.cp.new_int_var_from_domain(Domain.from_values(values), name)
        self.free_pauses.append(variable)
        return variable

    def _optional(self, requirement: Requirement) -> Truth:
        return self.cp.new_bool_var(requirement.id) if requirement in self.dropped else self.true

    # ── slacks ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def slack(self, requirement: Requirement, amount: int | None = 1) -> Truth:
        """A literal that allows one violation of `requirement` by `amount`; each call is counted by itself.

        `amount` None: by what no weight makes up for.
        """
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and amount is not None and not self.beyond(setting * amount):
            unit = self.cp.new_bool_var(requirement.id)
            self.costs.append(Cost(requirement.rule, setting, amount * unit))
            return unit
        return self.true if requirement in self.dropped else self.false

    def price(self, requirement: Requirement, amount: int | None, count: Term) -> None:
        """As many times as `count` says, `requirement` is broken by `amount`; None: by what no weight makes up for."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and amount is not None and not self.beyond(setting * amount):
            self.costs.append(Cost(requirement.rule, setting, amount * count))
        elif requirement not in self.dropped:
            self.forbid(count)

    def forbid(self, count: Term) -> None:
        """What is counted is not there."""
        self.cp.add(count == 0)

    def binds(self, requirement: Requirement) -> bool:
        """True if it must not be broken even once."""
        setting = self.event.setting(requirement.rule)
        if requirement in self.dropped or setting == "off":
            return False
        return setting == "hard" or self.beyond(setting)

    def parallel(self, axis: str | None) -> bool:
        """True if two sessions of the axis may overlap in time."""
        return axis is None or not self.binds(Requirement("axis_not_parallel", (axis,)))

    def excess(self, requirement: Requirement, most: int) -> IntVar:
        """A variable of 0 to `most` by which one thing may pass what `requirement` asks; its value is counted."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and self.cutoff is not None:
            most = min(most, self.cutoff // setting)
        if most <= 0 or (setting == "hard" and requirement not in self.dropped):
            return self.false
        amount = self.cp.new_int_var(0, most, requirement.id)
        if isinstance(setting, int):
            self.costs.append(Cost(requirement.rule, setting, amount))
        return amount

    def beyond(self, cost: int) -> bool:
        """True if one thing that costs so much is too much."""
        return self.cutoff is not None and cost > self.cutoff

    @property
    def cost(self) -> Term:
        """What the soft rules that have posted themselves cost together."""
        return sum(cost.weight * cost.amount for cost in self.costs)

    # ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def day_number(self) -> dict[date, int]:
        return {day.date: number for number, day in enumerate(self.event.days)}

    def spans(self, windows: Iterable[Window]) -> list[tuple[int, int]]:
        """The windows as disjoint, ascending absolute `(start, end)`."""
        kept = list(windows)
        return [
            (number * DAY + start, number * DAY + end)
            for number, day in enumerate(self.event.days)
            for start, end in spans_on(kept, day.date)
        ]

    def starts_within(self, windows: Iterable[Window], duration: int) -> Domain:
        """The absolute minutes at which something of `duration` minutes lies wholly in one of `windows`."""
        fitting = [[start, end - duration] for start, end in self.spans(windows) if start + duration <= end]
        return Domain.from_intervals(fitting)

    def starts_within_each(self, lists: Iterable[Iterable[Window]], duration: int) -> Domain:
        """The absolute minutes at which something of `duration` minutes lies wholly in one window of each list."""
        return reduce(Domain.intersection_with, (self.starts_within(windows, duration) for windows in lists))

    def within(self, start: Term, hours: Domain, *where: Truth) -> None:
        """Where all of `where` hold, `start` is one of `hours`."""
        if hours.is_empty() or (isinstance(start, int) and not hours.contains(start)):
            self.cp.add_bool_or(~literal for literal in where)
        elif isinstance(start, int):
            return
        else:
            self.cp.add_linear_expression_in_domain(start, hours).only_enforce_if(*where)

    def disjoint(self, one: Span | Pause, other: Span | Pause, minutes: Term, *where: Truth) -> None:
        """Where both are held and all of `where` hold, at least `minutes` lie between the two."""
        first = self.cp.new_bool_var("")
        held = [one.present, other.present, *where]
        self.cp.add(one.end + minutes <= other.start).only_enforce_if(first, *held)
        self.cp.add(other.end + minutes <= one.start).only_enforce_if(~first, *held)

    def minutes_where(self, pause: Pause, literal: Truth) -> Term:
        """The pause's duration where `literal` is true, else 0."""
        if isinstance(pause.duration, int):
            return pause.duration * literal
        most = DAY if pause.kind == "plenary" else max(b.most for b in self.event.daily_breaks if b.id == pause.id)
        counted = self.cp.new_int_var(0, most, "")
        self.cp.add(counted == pause.duration).only_enforce_if(literal)
        self.cp.add(counted == 0).only_enforce_if(~literal)
        return counted

    def both(self, one: Truth, other: Truth) -> Truth:
        """A literal that is true if and only if both are."""
        if one is other:
            return one
        literal = self.cp.new_bool_var("")
        self.cp.add_bool_and(one, other).only_enforce_if(literal)
        self.cp.add_bool_or(literal, ~one, ~other)
        return literal
