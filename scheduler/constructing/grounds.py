"""What all attempts of a construction share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import round_minutes
from scheduler.constructing.relations import Relations
from scheduler.constructing.wishes import wished_starts


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grid, the sizes of sessions, the relations and the wishes of an event.

    Parameters
    ----------
    grid
        The minutes of the event's grid.
    smallest, largest
        The number of talks that a session has at least and at most.
    mixed
        True if two sessions of one axis may follow each other in a room.
    wished
        By talk for which hours are preferred, the minutes at which it may start within them; empty where no level asks.
    """

    kept: Strictness
    relations: Relations
    grid: int
    smallest: int
    largest: int
    mixed: bool
    wished: Mapping[str, int]

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
            wished_starts(kept.event) if "preferences" in kept.event.levels else {},
        )
