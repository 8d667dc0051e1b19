"""Oddities of a programme, with the places of the folder that state their reasons."""

from __future__ import annotations

from typing import NamedTuple

from scheduler.check import Report
from scheduler.domain.programme import Programme
from scheduler.explanation.oddities import Oddity, oddities
from scheduler.language.message import Message
from scheduler.reading import Reading
from scheduler.reading.report import Spot
from scheduler.services.effort import Effort

#: Seconds: the least, and the most, for the reasons of the oddities of a programme.
_LEAST_SECONDS, _MOST_SECONDS = 0.1, 0.5


class ReasonInFiles(NamedTuple):
    """A reason of an oddity: the rule and its subjects, a clause, and where the folder states it (None: nowhere)."""

    rule: str
    subjects: tuple[str, ...]
    text: Message
    spot: Spot | None


class OddityInFiles(NamedTuple):
    """An oddity with its reasons."""

    oddity: Oddity
    reasons: tuple[ReasonInFiles, ...]


def oddities_of(
    reading: Reading, programme: Programme, effort: Effort, report: Report | None = None
) -> tuple[OddityInFiles, ...]:
    """What is odd in a programme, by a moment's look; nothing is solved. `report`: what the check says of it."""
    budget = effort.budget.at_least(_LEAST_SECONDS).at_most(_MOST_SECONDS)
    odd = oddities(reading.event, programme, budget, report=report)
    return tuple(in_files(reading, oddity) for oddity in odd)


def in_files(reading: Reading, oddity: Oddity) -> OddityInFiles:
    """The oddity, with the places of its reasons."""
    reasons = []
    for rule, subjects, text, cell, _ in oddity.because:
        spot = None if cell is None else reading.spot(*cell)
        reasons.append(ReasonInFiles(rule, subjects, text, spot))
    return OddityInFiles(oddity, tuple(reasons))
