"""What all attempts of a construction share."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import round_minutes
from scheduler.constructing.relations import Relations


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grid, the sizes of sessions and the relations of an event.

    Parameters
    ----------
    grid
        The minutes of the event's grid.
    smallest, largest
        The number of talks that a session has at least and at most.
    mixed
        True if two sessions of one axis may follow each other in a room.
    """

    kept: Strictness
    relations: Relations
    grid: int
    smallest: int
    largest: int
    mixed: bool

    @classmethod
    def of(cls, kept: Strictness, known: Relations) -> Grounds:
        """The grounds of the event, whose relations are `known`."""
        settings, sized = kept.event.session_settings, kept.keeps("session_size")
        return cls(
            kept,
            known,
            round_minutes(kept.event),
            settings.min_talks if sized else 1,
            settings.max_talks if sized else len(kept.event.talks),
            not kept.keeps("session_apart"),
        )
