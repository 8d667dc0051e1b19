"""The way out of contradictions: relaxations with their amounts, and the changes of the folder that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.explanation.relaxations import Change, Relaxation
from scheduler.language.message import Message


@dataclass(frozen=True, slots=True)
class AppliedRelaxation:
    """A relaxation with the amount that is applied; `smallest`: it is proved that less is not enough."""

    relaxation: Relaxation
    amount: int
    smallest: bool = True

    @property
    def cost(self) -> int:
        """The cost of the amount."""
        return self.relaxation.cost(self.amount)


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way out: changes of the folder with which some contradictions are gone.

    Attributes
    ----------
    solves
        The contradictions that are gone, by their positions in the list.
    applied_relaxations, changes, parts
        The relaxations, their changes of the folder, and a sentence for each relaxation.
    verified
        True if a programme exists with the changes; where other contradictions remain, with these lifted.
    smallest
        True if it is proved that no smaller amount of any relaxation is enough; false where time was short.
    """

    solves: tuple[int, ...]
    applied_relaxations: tuple[AppliedRelaxation, ...]
    changes: tuple[Change, ...]
    parts: tuple[Message, ...]
    verified: bool = True
    smallest: bool = True


def applied(event: Event, applied_relaxations: Iterable[AppliedRelaxation]) -> Event:
    """The event with all relaxations applied, one after the other."""
    for applied_relaxation in applied_relaxations:
        event = applied_relaxation.relaxation.applied(event, applied_relaxation.amount)
    return event


def way_of(event: Event, applied_relaxations: Sequence[AppliedRelaxation], solves: tuple[int, ...] = ()) -> WayOut:
    """The way out that applies the relaxations in turn; where two change one cell, the second decides it."""
    changes: dict[tuple[str, str, str], Change] = {}
    sentences = []
    for applied_relaxation in applied_relaxations:
        relaxation, amount = applied_relaxation.relaxation, applied_relaxation.amount
        sentences.append(relaxation.say(event, amount))
        for change in relaxation.changes(event, amount):
            changes[change.kind, change.id, change.key] = change
        event = relaxation.applied(event, amount)
    smallest = all(applied_relaxation.smallest for applied_relaxation in applied_relaxations)
    return WayOut(solves, tuple(applied_relaxations), tuple(changes.values()), tuple(sentences), smallest=smallest)
