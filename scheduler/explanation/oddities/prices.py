"""The price of empty time that a repair leaves: the people that would be told besides if it were filled; solved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constraints import changes
from scheduler.check import value_on
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.oddities.fillings import filled
from scheduler.explanation.oddities.stretches import Stretch, stretches, stretches_to_come
from scheduler.language.message import Message, message
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, on_its_days
from scheduler.search.result import Goal

#: Stretches: the most that are priced.
_MAX_STRETCHES = 3


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs that a stretch goes away, or else goes to another time of its day.

    Attributes
    ----------
    possible
        False: it is proved that no programme of the event fills it, unless its day has more empty time than now.
    elsewhere
        True: it is proved that the day keeps as much empty time, at another hour.
    told, moved
        The people to be told, and the talks that move, beyond those of the repair; 0 where it is impossible.
    """

    possible: bool
    elsewhere: bool = False
    told: int = 0
    moved: int = 0

    @property
    def text(self) -> Message:
        """The price as a clause."""
        if not self.possible:
            return message(
                "ce vide ne peut disparaître, quoi qu'on déplace", "this gap cannot go away, whatever is moved"
            )
        what = _ELSEWHERE if self.elsewhere else _AWAY
        return message("{what} {price}", "{what} {price}", what=what, price=self._price)

    @property
    def _price(self) -> Message:
        count = self.told or self.moved
        if self.told == 1:
            return message("si une personne de plus était prévenue", "if one more person were told")
        if self.told:
            return message("si {n} personnes de plus étaient prévenues", "if {n} more people were told", n=count)
        if self.moved == 1:
            return message("si un exposé de plus était déplacé", "if one more talk were moved")
        if self.moved:
            return message("si {n} exposés de plus étaient déplacés", "if {n} more talks were moved", n=count)
        return message("sans que personne d'autre ait à être prévenu", "with nobody else to be told")


_AWAY = message("ce vide disparaîtrait", "this gap would go away")
_ELSEWHERE = message("ce vide passerait à un autre moment du jour", "this gap would go to another time of the day")


def prices(
    event: Event, known: Programme, repaired: Repaired, budget: Budget, *, workers: int | None = None
) -> dict[Stretch, Price]:
    """The price of each stretch of the repaired programme that the known one does not have, as far as there is time.

    Nothing on a late day that keeps its order, in which nothing begins sooner, whatever it would cost.

    Parameters
    ----------
    known
        The programme that was repaired.
    """
    assert repaired.programme is not None
    if any(late.aim == "order" for late in event.late):
        return {}
    before = frozenset(stretches(known))
    left = [stretch for stretch in stretches_to_come(event, repaired.programme) if stretch not in before][
        :_MAX_STRETCHES
    ]
    return dict(_priced(event, on_its_days(event, known), repaired, left, budget, workers))


def _priced(
    event: Event,
    base: Programme,
    repaired: Repaired,
    left: Sequence[Stretch],
    budget: Budget,
    workers: int | None,
) -> Iterator[tuple[Stretch, Price]]:
    for number, stretch in enumerate(left):
        if budget.over:
            return
        part = budget.share(1 / (len(left) - number))
        price = _price(event, base, repaired, stretch, part, workers)
        if price is not None:
            yield stretch, price


def _price(
    event: Event, base: Programme, repaired: Repaired, stretch: Stretch, budget: Budget, workers: int | None
) -> Price | None:
    """The price of one stretch: the fewest people told, then the fewest talks moved; None: there was no time."""
    assert repaired.programme is not None
    told, moved, _, _ = changes(base)
    now = [value_on(level, event, repaired.programme) for level in (told, moved)]
    stated = next((level for level in repaired.levels if level.name == "told"), None)
    floors = now[:1] if stated is not None and stated.value == stated.bound == now[0] else []
    goal = Goal([told, moved], base, floors, choose=False)
    for fewer in (stretch.minutes, 0):
        fuller = filled(event, repaired.programme, stretch, fewer)
        result = solve(fuller, budget, goal=goal, workers=workers)
        if result.programme is not None:
            then = [level.value for level in result.programme.levels]
            more = max(0, then[0] - now[0])
            return Price(True, fewer == 0, more, 0 if more else max(0, then[1] - now[1]))
        if result.status != "infeasible":
            return None
    return Price(possible=False)
