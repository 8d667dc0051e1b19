"""Bounds of levels from the relaxation whose pauses have open hours, and the hours at which it has its best value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from constraints.rule import Rule
from scheduler.constructing.pause_starts import Pause
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.model.types import Term
from scheduler.search.control import Budget
from scheduler.search.open_hours.encounters import keep_apart
from scheduler.search.open_hours.model import OpenHours
from scheduler.search.solver import Limits, run

#: The levels that have bounds here.
BOUNDED = ("sessions", "preferences", "axis_order")


@dataclass(frozen=True, slots=True)
class BestHours:
    """The hours of the pauses at which few sessions, then few talks outside their preferred hours seem possible.

    Attributes
    ----------
    worth
        The talks outside their preferred hours that are worth a session.
    bound
        A lower bound on these talks and the worth of all sessions together.
    """

    starts: Mapping[Pause, int]
    worth: int
    bound: int

    def missed(self, sessions: int) -> int:
        """A lower bound on the talks outside their preferred hours of programmes with so many sessions or fewer, which
        are no more than were asked for.
        """
        return max(0, self.bound - self.worth * sessions)


def relaxation(event: Event) -> OpenHours | None:
    """The relaxation of the event with all that it knows; None: it has none."""
    model = OpenHours.of(event)
    if model is not None:
        keep_apart(model)
    return model


def open_bound(
    event: Event, done: Sequence[tuple[Rule, Level]], level: Rule, budget: Budget, seed: int = 0
) -> int | None:
    """A lower bound of `level` where those that are `done` have at most their values; None: none was found in time."""
    model = relaxation(event) if level.name in BOUNDED else None
    if model is None:
        return None
    costs = {rule.name: _cost(model, rule) for rule, _ in done if rule.name in BOUNDED}
    for rule, reached in done:
        if rule.name in costs:
            model.cp.add(costs[rule.name] <= reached.value)
    limits = Limits(budget.left, 1, seed, linear=True, local=True)
    return run(model.cp, limits, objective=_cost(model, level), stop=budget.stop).bound


def best_hours(event: Event, sessions: int, budget: Budget, seed: int = 0) -> BestHours | None:
    """The best hours of the pauses for so many sessions or fewer as far as the relaxation knows; None: none were found
    in time.
    """
    model = relaxation(event)
    if model is None:
        return None
    worth = 1 + len(event.talks)
    model.cp.add(model.sessions <= sessions)
    limits = Limits(budget.left, 1, seed, linear=True, local=True)
    answer = run(model.cp, limits, objective=worth * model.sessions + model.missed, stop=budget.stop)
    return BestHours(model.starts(answer.values), worth, answer.bound or 0) if answer.values else None


def _cost(model: OpenHours, rule: Rule) -> Term:
    """A lower bound of the level in the relaxation."""
    if rule.name == "axis_order":
        return model.axis_order()
    return model.sessions if rule.name == "sessions" else model.missed
