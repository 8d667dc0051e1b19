"""Oddities of a programme, with the places of the folder that state their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scheduler.check import Report
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.oddities import Oddity, oddities
from scheduler.explanation.oddities.stretches import Stretch
from scheduler.language.message import Message
from scheduler.reading import Reading
from scheduler.reading.report import Spot
from scheduler.services.current_programme import former_programme
from scheduler.services.effort import Effort

if TYPE_CHECKING:
    from scheduler.explanation.oddities.fillings import Filling
    from scheduler.explanation.oddities.prices import Price
    from scheduler.search.repair import Repaired
    from scheduler.services.ways_in_files import WayInFiles

#: Seconds: the least for the reasons of the oddities of a programme, and the most, in any case and for each talk.
_LEAST_SECONDS, _MOST_SECONDS, _MOST_A_TALK = 0.1, 0.5, 0.005
#: The share of the time that a repair has left, and the seconds, that the prices of empty time may take at most.
_PRICES_SHARE, _PRICES_SECONDS = 0.5, 5.0


class ReasonInFiles(NamedTuple):
    """A reason of an oddity: the rule and its subjects, a clause, and where the folder states it (None: nowhere)."""

    rule: str
    subjects: tuple[str, ...]
    text: Message
    spot: Spot | None


class OddityInFiles(NamedTuple):
    """An oddity with its reasons; of empty time, where it was looked for, what would fill it.

    `ways`: those of the filling that change files. `price`: that of empty time that a repair leaves.
    """

    oddity: Oddity
    reasons: tuple[ReasonInFiles, ...]
    filling: Filling | None = None
    ways: tuple[WayInFiles, ...] = ()
    price: Price | None = None


def oddities_of(
    reading: Reading, programme: Programme, effort: Effort, report: Report | None = None
) -> tuple[OddityInFiles, ...]:
    """The oddities of a programme, without solving. `report`: what the check says of it."""
    most = _MOST_SECONDS + _MOST_A_TALK * len(programme.talks)
    budget = effort.budget.at_least(_LEAST_SECONDS).at_most(most)
    odd = oddities(reading.event, programme, budget, report=report)
    return tuple(in_files(reading, oddity) for oddity in odd)


def empty_before(reading: Reading, folder: Path, effort: Effort) -> tuple[OddityInFiles, ...]:
    """The empty time of the programme in out/, which the folder need not allow any more. Raises InputError."""
    former = former_programme(reading.event, folder)
    odd = () if former is None else oddities_of(reading, former, effort)
    return tuple(each for each in odd if each.oddity.kind == "empty")


def with_prices(
    event: Event, known: Programme, repaired: Repaired, odd: Sequence[OddityInFiles], effort: Effort
) -> tuple[OddityInFiles, ...]:
    """The same, with the price of empty time that the repair of `known` leaves, as far as there was time."""
    if not any(each.oddity.kind == "empty" for each in odd):
        return tuple(odd)
    from scheduler.explanation.oddities.prices import prices

    budget = effort.budget.share(_PRICES_SHARE).at_most(_PRICES_SECONDS)
    known_prices = prices(event, known, repaired, budget, workers=effort.workers)

    def price(oddity: Oddity) -> Price | None:
        return known_prices.get(Stretch(oddity.day, oddity.start, oddity.end)) if oddity.kind == "empty" else None

    return tuple(each._replace(price=price(each.oddity)) for each in odd)


def with_fillings(
    reading: Reading, programme: Programme, odd: Sequence[OddityInFiles], effort: Effort
) -> tuple[OddityInFiles, ...]:
    """The same, with what would fill each empty time, as far as there was time."""
    from scheduler.api import sources
    from scheduler.explanation.oddities.fillings import fillings

    answer = fillings(
        reading.event,
        programme,
        effort.budget,
        sources=sources(reading),
        workers=effort.workers,
        progress=effort.progress,
    )
    known = {(filling.stretch.day, filling.stretch.start): filling for filling in answer}
    return tuple(
        _filled(reading, each, known.get((each.oddity.day, each.oddity.start))) if each.oddity.kind == "empty" else each
        for each in odd
    )


def _filled(reading: Reading, odd: OddityInFiles, filling: Filling | None) -> OddityInFiles:
    if filling is None:
        return odd
    from scheduler.services.ways_in_files import way_in_files

    ways = (way_in_files(reading, way) for way in filling.ways)
    return odd._replace(filling=filling, ways=tuple(way for way in ways if way is not None))


def in_files(reading: Reading, oddity: Oddity) -> OddityInFiles:
    """The oddity, with the places of its reasons."""
    reasons = []
    for because in oddity.because:
        spot = None if because.cell is None else reading.spot(*because.cell)
        reasons.append(ReasonInFiles(because.rule, because.subjects, because.text, spot))
    return OddityInFiles(oddity, tuple(reasons))
