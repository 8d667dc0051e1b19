"""The base of both CP-SAT models of an event: time, the scope of its requirements, and the cost of breaking a rule.

Times are absolute minutes: `1440 × (number of the day) + minutes from midnight`.

Rules post themselves under a *slack* (`slack`, `excess`): constant 0 where the rule is hard, a counted variable where
it is soft; or they name the literals that break them (`price`). A *dropped* requirement does not bind at all: so a
search finds out whether it is to blame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from ortools.sat.python.cp_model import Domain, IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.windows import Window, spans_on
from scheduler.model.types import BareCpModel, BoolLiteral, Term, weighted_sum

#: A pause of a model: its kind, its id and the number of its day.
PauseKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or plenary. Fixed starts and durations are numbers.

    Attributes
    ----------
    day
        The number of its day, from 0.
    start, end, duration
        Absolute minutes, and minutes.
    present
        True if it is held.
    starts
        The minutes of the day at which it may start, ascending.
    shortest
        Its shortest duration in minutes.
    """

    kind: str
    id: str
    day: int
    start: Term
    duration: Term
    end: Term
    present: BoolLiteral
    starts: Sequence[int]
    shortest: int

    @property
    def key(self) -> PauseKey:
        """What tells it from every other pause."""
        return self.kind, self.id, self.day


@dataclass(frozen=True, slots=True)
class Span:
    """The time of a talk, session or pause, which is held where `present`. Absolute minutes."""

    start: Term
    end: Term
    present: BoolLiteral


class Cost(NamedTuple):
    """One unit of a soft rule: `amount` counts `weight` each."""

    rule: str
    weight: int
    amount: Term


#: The minutes of the day at which some pauses may start, by their kind, id and the number of their day.
Hours = Mapping[PauseKey, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The requirements of an event that a model posts, and the hours and the cutoff that restrict it.

    Parameters
    ----------
    dropped
        Requirements that need not be met: a talk may be left out, a break or plenary not held, a rule broken.
    cutoff
        The most that soft rules may cost together; None: no limit.
    hours
        The starts of pauses that presolve leaves; None: those of their windows.
    compared
        True if a level compares with another programme: rooms that are equal otherwise are told apart.
    """

    dropped: frozenset[Requirement] = frozenset()
    cutoff: int | None = None
    hours: Hours | None = None
    compared: bool = False

    @property
    def optional_talks(self) -> frozenset[str]:
        """The ids of the talks that may be left out."""
        return frozenset(requirement.subjects[0] for requirement in self.dropped if requirement.rule == "placed")


#: Every requirement of the event, at any cost.
WHOLE = Scope()


class TimetableBase:
    """A CP-SAT model of an event without talks: the base of the two models with talks.

    `plenaries`, `breaks`: the pauses, which each model makes at the end of its own constructor
    (`scheduler.model.pauses`): the order of variables decides which of equal programmes is chosen.
    """

    plenaries: tuple[Pause, ...]
    breaks: tuple[Pause, ...]

    def __init__(self, event: Event, scope: Scope = WHOLE) -> None:
        self.event = event
        self.scope = scope
        self.day_number = {day.date: number for number, day in enumerate(event.days)}
        self.cp = BareCpModel()
        self.true = self.cp.new_constant(1)
        self.false = self.cp.new_constant(0)
        self._true_index, self._false_index = self.true.index, self.false.index
        self.costs: list[Cost] = []

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """All plenaries, then all breaks."""
        return (*self.plenaries, *self.breaks)

    # ── literals ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_true(self, literal: BoolLiteral) -> bool:
        """True if `literal` is the model's constant 1."""
        return bool(literal.index == self._true_index)

    def is_false(self, literal: BoolLiteral) -> bool:
        """True if `literal` is the model's constant 0."""
        return bool(literal.index == self._false_index)

    def presence(self, requirement: Requirement) -> BoolLiteral:
        """A literal that is true if the subject of `requirement` is placed; constant 1 unless it is dropped."""
        return self.cp.new_bool_var(requirement.id) if self.drops(requirement) else self.true

    def both(self, first: BoolLiteral, second: BoolLiteral) -> BoolLiteral:
        """A literal that is true if and only if both are."""
        if first.index == second.index or self.is_false(first) or self.is_true(second):
            return first
        if self.is_false(second) or self.is_true(first):
            return second
        literal = self.cp.new_bool_var("")
        self.cp.add_bool_and(first, second).only_enforce_if(literal)
        self.cp.add_bool_or(literal, ~first, ~second)
        return literal

    # ── slacks and costs ─────────────────────────────────────────────────────────────────────────────────────────────

    def drops(self, requirement: Requirement) -> bool:
        """True if `requirement` need not be met."""
        return bool(self.scope.dropped) and requirement in self.scope.dropped

    def binds(self, requirement: Requirement) -> bool:
        """True if `requirement` must not be broken even once."""
        setting = self.event.setting(requirement.rule)
        if self.drops(requirement) or setting == "off":
            return False
        return setting == "hard" or self.exceeds_cutoff(setting)

    def exceeds_cutoff(self, cost: int) -> bool:
        """True if a single violation of this cost is more than all soft rules may cost together."""
        return self.scope.cutoff is not None and cost > self.scope.cutoff

    def slack(self, requirement: Requirement, amount: int | None = 1) -> BoolLiteral:
        """A literal that allows one violation of `requirement`; each call makes a new literal.

        `amount`: the units that the violation counts; None: no weight permits it.
        """
        return self.slacks(requirement, amount, 1)[0]

    def slacks(self, requirement: Requirement, amount: int | None, number: int) -> list[BoolLiteral]:
        """So many literals, each of which allows one violation as `slack` does."""
        weight = self._weight(requirement, amount)
        if weight is None or amount is None:
            return [self.true if self.drops(requirement) else self.false] * number
        units = [self.cp.new_bool_var("") for _ in range(number)]  # names would take a third of the time
        rule = requirement.rule
        self.costs += [Cost(rule, weight, unit if amount == 1 else amount * unit) for unit in units]
        return [*units]

    def price(self, requirement: Requirement, amount: int | None, count: Term) -> None:
        """Adds the cost of `count` violations by `amount` units each, or forbids them where the rule is hard.

        `amount` None: no weight permits them.
        """
        weight = self._weight(requirement, amount)
        if weight is not None and amount is not None:
            self.costs.append(Cost(requirement.rule, weight, amount * count))
        elif not self.drops(requirement):
            self.forbid(count)

    def _weight(self, requirement: Requirement, amount: int | None) -> int | None:
        """The weight of a violation by `amount` units where the rule is soft and the cutoff permits it; else None."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and amount is not None and not self.exceeds_cutoff(setting * amount):
            return setting
        return None

    def forbid(self, count: Term) -> None:
        """Fixes `count` at 0."""
        self.cp.add(count == 0)

    def excess(self, requirement: Requirement, upper_bound: int) -> IntVar:
        """A counted variable, 0 to `upper_bound`: the units by which a value passes the limit of `requirement`."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and self.scope.cutoff is not None:
            upper_bound = min(upper_bound, self.scope.cutoff // setting)
        if upper_bound <= 0 or (setting == "hard" and not self.drops(requirement)):
            return self.false
        amount = self.cp.new_int_var(0, upper_bound, requirement.id)
        if isinstance(setting, int):
            self.costs.append(Cost(requirement.rule, setting, amount))
        return amount

    def parallel(self, axis: str | None) -> bool:
        """True if two sessions of the axis may overlap in time."""
        return axis is None or not self.binds(Requirement("axis_not_parallel", (axis,)))

    @property
    def cost(self) -> Term:
        """The sum of the costs of all soft rules that have posted themselves."""
        return weighted_sum([cost.amount for cost in self.costs], [cost.weight for cost in self.costs])

    # ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def spans(self, windows: Iterable[Window]) -> list[tuple[int, int]]:
        """The windows as disjoint, ascending absolute `(start, end)`."""
        every = list(windows)
        return [
            (number * DAY + start, number * DAY + end)
            for number, day in enumerate(self.event.days)
            for start, end in spans_on(every, day.date)
        ]

    def starts_within(self, windows: Iterable[Window], duration: int) -> Domain:
        """The absolute minutes at which `duration` minutes can start to lie wholly in one of `windows`."""
        fitting = [[start, end - duration] for start, end in self.spans(windows) if start + duration <= end]
        return Domain.from_intervals(fitting)

    def starts_within_each(self, lists: Iterable[Iterable[Window]], duration: int) -> Domain:
        """The absolute minutes at which `duration` minutes can start to lie wholly in one window of each list."""
        return reduce(Domain.intersection_with, (self.starts_within(windows, duration) for windows in lists))

    def within(self, start: Term, hours: Domain, *where: BoolLiteral) -> None:
        """Where all literals of `where` are true, `start` is one of `hours`."""
        if hours.is_empty() or (isinstance(start, int) and not hours.contains(start)):
            self.cp.add_bool_or(~literal for literal in where)
        elif isinstance(start, int):
            return
        else:
            self.cp.add_linear_expression_in_domain(start, hours).only_enforce_if(*where)

    def starts_at(self, pause: Pause, minutes: Iterable[int], *where: BoolLiteral) -> None:
        """Where all literals of `where` are true, the pause starts at one of these minutes of its day."""
        self.within(pause.start, Domain.from_values([pause.day * DAY + minute for minute in minutes]), *where)

    def disjoint(self, left: Span | Pause, right: Span | Pause, minutes: Term, *where: BoolLiteral) -> None:
        """Where both are held and all literals of `where` are true, at least `minutes` lie between the two."""
        left_first = self.cp.new_bool_var("")
        conditions = [left.present, right.present, *where]
        self.cp.add(left.end + minutes <= right.start).only_enforce_if(left_first, *conditions)
        self.cp.add(right.end + minutes <= left.start).only_enforce_if(~left_first, *conditions)

    def minutes_where(self, pause: Pause, literal: BoolLiteral) -> Term:
        """The pause's duration in minutes where `literal` is true, else 0."""
        if isinstance(pause.duration, int):
            return pause.duration * literal
        same_break = (daily.longest for daily in self.event.daily_breaks if daily.id == pause.id)
        longest = DAY if pause.kind == "plenary" else max(same_break)
        counted = self.cp.new_int_var(0, longest, "")
        self.cp.add(counted == pause.duration).only_enforce_if(literal)
        self.cp.add(counted == 0).only_enforce_if(~literal)
        return counted
