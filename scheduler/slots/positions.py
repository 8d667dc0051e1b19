"""Where the talks of a class are held: what a closed model of preset sessions says of them."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk


@dataclass(frozen=True, slots=True)
class Position:
    """How many talks of a class are in a slot, and there, where the model goes so far, in `room` and from `place`."""

    slot: Slot
    room: str | None
    place: int | None
    amount: IntVar


@dataclass(frozen=True, slots=True)
class TalkClass:
    """Talks of one axis that no rule tells apart, in the event's order."""

    talks: tuple[Talk, ...]
    positions: tuple[Position, ...]

    @property
    def axis(self) -> str | None:
        return self.talks[0].axis

    @property
    def places(self) -> int:
        return self.talks[0].places
