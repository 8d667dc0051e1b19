"""Bounds of levels from the relaxation whose pauses have open hours, and the hours at which it has its best value.

Hours are looked at class by class: most classes admit no programme as good as the best, and are refused soon.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from constraints import sessions as sessions_rule
from constraints.rule import Rule
from scheduler.constructing.pause_starts import Pause
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.search.allotting.choice import worth
from scheduler.search.control import Budget, Workers
from scheduler.search.near.counted import REFUSED, counted_bound
from scheduler.search.open_hours.costs import COSTS
from scheduler.search.open_hours.hour_classes import ALL_HOURS, HourClass, hour_classes
from scheduler.search.open_hours.least import Costed, LeastCost
from scheduler.search.open_hours.relaxations import Relaxations

#: The levels that have bounds here.
BOUNDED = tuple(COSTS)
#: Deterministic seconds of the solver for each talk: the most for the first look at a class, for the best hours and
#: for a later level.
_EFFORT, _LATER_EFFORT = 0.003, 0.012


class BestHours:
    """The hours of the pauses at which few sessions, then few talks outside their preferred hours seem possible.

    Attributes
    ----------
    relaxations
        What they are taken from.
    worth
        The talks outside their preferred hours that are worth a session.
    """

    def __init__(self, relaxations: Relaxations, threads: Workers) -> None:
        self.relaxations, self.worth = relaxations, worth(relaxations.event)
        known = {
            each: self.worth * _counted(relaxations.event, each, threads) for each in hour_classes(relaxations.event)
        }
        self._search = LeastCost(known, self._made, threads, effort=_EFFORT, step=self.worth)

    def seek(self, most: Callable[[], int], budget: Budget) -> None:
        """Goes on to seek them as long as there is time.

        `most`: gives the talks outside their preferred hours and the worth of all sessions together of the best
        programme that is known; no more are of interest.
        """
        self._search.sought(most, budget)

    @property
    def starts(self) -> Mapping[Pause, int]:
        """These hours; empty: none were found yet."""
        return self._search.least.starts

    @property
    def bound(self) -> int:
        """A lower bound on the talks outside their preferred hours and the worth of all sessions together."""
        return self._search.least.bound

    @property
    def sessions(self) -> int:
        """A lower bound on the sessions."""
        return self.bound // self.worth

    def missed(self, sessions: int) -> int:
        """A lower bound on the talks outside their preferred hours of programmes with so many sessions or fewer, which
        are no more than were asked for.
        """
        return max(0, self.bound - self.worth * sessions)

    def admitting(self, sessions: int, missed: int) -> list[HourClass]:
        """The classes of hours that may admit so many sessions with so many talks outside their preferred hours, or
        fewer.
        """
        most = self.worth * sessions + missed
        return [each for each, bound in self._search.least.bounds.items() if bound <= most]

    def _made(self, chosen: HourClass, most: int) -> Costed:
        fewest, sessions = self._search.least.bounds[chosen] // self.worth, most // self.worth
        model = self.relaxations.of(chosen, sessions)
        number = model.sessions if fewest < sessions else sessions
        model.cp.add(model.sessions <= sessions)
        model.cp.add(model.sessions >= fewest)
        return model, self.worth * number + model.missed


@dataclass(frozen=True, slots=True)
class Asked:
    """A level of which a lower bound is asked for, `most` at the most, where those that are `done` have at most their
    values.
    """

    level: Rule
    most: int
    done: Sequence[tuple[Rule, Level]]


def open_bound(
    relaxations: Relaxations,
    asked: Asked,
    budget: Budget,
    threads: Workers,
    classes: Sequence[HourClass] = (ALL_HOURS,),
) -> int | None:
    """The lower bound that is asked for; None: none was found in time.

    `classes`: those that hours may have of which the levels that are done have such values.
    """
    return least_of(asked, class_bounds(relaxations, asked, budget, threads, classes))


def least_of(asked: Asked, bounds: Mapping[HourClass, int]) -> int | None:
    """The lower bound that is asked for by those of all classes; None: there are none."""
    least = min(bounds.values(), default=-REFUSED)
    return None if least == -REFUSED else min(least, asked.most)


def class_bounds(
    relaxations: Relaxations, asked: Asked, budget: Budget, threads: Workers, classes: Sequence[HourClass]
) -> Mapping[HourClass, int]:
    """The lower bound that is asked for in each of the classes; more than is asked for where the class is refused.

    Empty: the level has none here.
    """
    level, most = asked.level, asked.most
    if level.name not in BOUNDED or not relaxations.known:
        return {}
    sessions = next((reached.value for rule, reached in asked.done if rule.name == "sessions"), None)

    def made(chosen: HourClass, _: int) -> Costed:
        model = relaxations.of(chosen, sessions)
        for rule, reached in asked.done:
            if rule.name in BOUNDED:
                model.cp.add(COSTS[rule.name](model) <= reached.value)
        return model, COSTS[level.name](model)

    search = LeastCost(dict.fromkeys(classes, -REFUSED), made, threads, effort=_LATER_EFFORT)
    return search.sought(lambda: most, budget, of_each=True).bounds


def _counted(event: Event, chosen: HourClass, threads: Workers) -> int:
    """A lower bound on the sessions by counting alone."""
    bound = counted_bound(event, [], sessions_rule.RULE, Budget.of(), threads, hours=chosen.hours)
    return 0 if bound is None else bound
