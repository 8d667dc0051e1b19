"""The rooms that settled talks leave to another talk in a slot."""

from __future__ import annotations

from collections import Counter

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.model.preset.given import Given


class OpenPlaces:
    """The places that settled talks take; none where a model does not tell rooms, since theirs mean nothing there."""

    def __init__(self, event: Event, given: Given | None, *, has_rooms: bool) -> None:
        self._taken = Counter[tuple[str, str]]()
        for talk, (slot, room, _) in given.talks.items() if given is not None and has_rooms else ():
            self._taken[slot, room] += event.talk[talk].places
        self.all = not self._taken

    def holds(self, slot: Slot, room: str, places: int) -> bool:
        """True if a talk of so many places may be in the room beside the settled ones."""
        return self._taken.get((slot.id, room), 0) + places <= slot.places
