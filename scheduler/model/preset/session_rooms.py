"""The rooms of preset sessions, as far as a model distinguishes rooms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.preset.depth import Depth
from scheduler.model.preset.given import SettledSession
from scheduler.model.preset.room_symmetry import rooms_alike


@dataclass(frozen=True, slots=True)
class SessionRooms:
    """The rooms of sessions, as far as a model distinguishes rooms.

    `group`: for each room its group of equal rooms, in which it may be alone; empty where the model knows no rooms.
    `count`: the number of sessions of an axis in a slot and a group, which is named by its first room.
    """

    group: dict[str, tuple[str, ...]]
    count: dict[SettledSession, IntVar] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def groups(self, rooms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The groups of `rooms`, in their order."""
        asked = (*rooms,) if self.group else ()
        known = self._groups.get(asked)
        if known is None:
            known = self._groups[asked] = tuple(dict.fromkeys(self.group[r] for r in asked if r in self.group))
        return known


def room_groups(event: Event, depth: Depth, dropped: Iterable[Requirement]) -> dict[str, tuple[str, ...]]:
    """For each room the group of rooms from which a model of this depth does not tell it apart.

    `dropped`: requirements that need not be met.
    """
    groups = {"each": tuple((room.id,) for room in event.rooms), "alike": rooms_alike(event, dropped), "none": ()}
    return {room: group for group in groups[depth.rooms] for room in group}
