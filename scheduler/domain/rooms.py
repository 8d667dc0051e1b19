"""Rooms, and the slots of events whose sessions are preset."""

from __future__ import annotations

from datetime import date

from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Window


class Room(Frozen):
    """A room; `capacity` counts seats, `available` empty means always, and without `talks` it is for pauses alone."""

    id: str
    name: str
    capacity: int | None = None
    features: tuple[str, ...] = ()
    available: tuple[Window, ...] = ()
    talks: bool = True


class Slot(Frozen):
    """A preset block of time `[start, end)` on `day` that holds one session, of one axis, in each of its rooms.

    A session has `places` positions of equal length for talks. `rooms` empty means every room that holds talks.
    """

    id: str
    day: date
    start: int
    end: int
    places: int
    rooms: tuple[str, ...] = ()

    def minute(self, place: int) -> int:
        """The minute of the day at which position `place` begins, counted from 0; for `places`, the end of the slot."""
        return self.start + (self.end - self.start) * place // self.places
