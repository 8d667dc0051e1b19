"""Rooms, and the slots of events whose sessions are preset."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Window

#: The name of the only room of an event that states neither a room nor a venue, in the event's language.
UNNAMED = {"fr": "Salle", "en": "Room"}


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

    A session has `places` positions for talks, of equal length unless `starts`, set on a day that runs late, gives the
    minute at which each begins. `rooms` empty means every room that holds talks.
    """

    id: str
    day: date
    start: int
    end: int
    places: int
    rooms: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()

    def minute(self, place: int) -> int:
        """The minute of the day at which position `place` begins, counted from 0; for `places`, the end of the slot."""
        if self.starts:
            return self.starts[place] if place < self.places else self.end
        return self.start + (self.end - self.start) * place // self.places


class LateSlot(Frozen):
    """The hours `[start, end)` of a slot on a day that runs late.

    `starts` are the minutes at which its places begin; empty: they are equally long.
    """

    id: str
    start: int
    end: int
    starts: tuple[int, ...] = ()


def late_slots(slots: Iterable[Slot], day: date, hours: Iterable[LateSlot]) -> tuple[Slot, ...]:
    """The slots at the hours of a late day, in the order of time."""
    known = {each.id: each for each in hours}
    moved = [
        slot.model_copy(update={"start": late.start, "end": late.end, "starts": late.starts})
        if slot.day == day and (late := known.get(slot.id)) is not None
        else slot
        for slot in slots
    ]
    return tuple(sorted(moved, key=lambda slot: (slot.day, slot.start, slot.end)))
