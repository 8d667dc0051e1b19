"""A closed model of preset sessions: the positions of its talks, from which a programme is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.base import TimetableBase
from scheduler.model.preset.depth import Depth, Matter
from scheduler.model.preset.session_rooms import SessionRooms


class Position(NamedTuple):
    """The number of talks of a class in a slot; also in `room` and from `place` if the model distinguishes them."""

    slot: Slot
    room: str | None
    place: int | None
    amount: IntVar


class TalkClass(NamedTuple):
    """Talks of one axis that no rule distinguishes, in the event's order."""

    talks: tuple[Talk, ...]
    positions: tuple[Position, ...]

    @property
    def axis(self) -> str | None:
        """The axis of the talks."""
        return self.talks[0].axis

    @property
    def places(self) -> int:
        """The number of places that each of the talks takes."""
        return self.talks[0].places


@dataclass(frozen=True, slots=True)
class ClosedModel:
    """A model of preset sessions to which every rule has posted itself and whose talks have their variables.

    Parameters
    ----------
    base
        The CP-SAT model with its event and pauses.
    depth
        How it tells rooms and places apart.
    unknown
        The matters that rules have queried and that a model of this depth cannot tell.
    sessions
        By axis and slot, the literals that are true where the axis has a first, a second… session there.
    rooms
        The rooms of the sessions.
    classes
        The talks, with their positions.
    proposals
        By axis and position among its sessions, the literals of the people who are proposed to chair the session.
    attending, attending_in
        The literals of the people of lists, as in the model.
    """

    base: TimetableBase
    depth: Depth
    unknown: frozenset[Matter]
    sessions: Mapping[tuple[str | None, str], tuple[IntVar, ...]]
    rooms: SessionRooms
    classes: tuple[TalkClass, ...]
    proposals: Mapping[tuple[str | None, int], Mapping[str, IntVar]] = field(default_factory=dict)
    attending: Mapping[tuple[str | None, str], Mapping[str, IntVar]] = field(default_factory=dict)
    attending_in: Mapping[tuple[str | None, str, str], Mapping[str, IntVar]] = field(default_factory=dict)

    @property
    def event(self) -> Event:
        """The event of the model."""
        return self.base.event

    @property
    def cp(self) -> CpModel:
        """The CP-SAT model."""
        return self.base.cp

    @property
    def shallow(self) -> bool:
        """True if the model is only a relaxation: its bounds hold, but a programme may cost more than it says."""
        return bool(self.unknown)

    @property
    def leaves_talks_open(self) -> bool:
        """True if a deeper model with the same sessions may put the talks into better rooms or places."""
        return not self.unknown.isdisjoint(("rooms", "places"))
