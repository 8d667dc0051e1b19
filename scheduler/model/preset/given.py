"""What is settled in a model of preset sessions before the search: sessions with their slots and rooms, and talks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.domain.programme import Programme

#: A settled session: its axis, slot and room; of a group of equal rooms, the first room.
SettledSession = tuple[str | None, str, str]
#: The slot, the room and the place, from 0, of a settled talk.
SettledTalk = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Given:
    """The sessions that are settled before the search; the sessions of the axes `free` stay open.

    Parameters
    ----------
    rooms_open
        The axes whose settled sessions have their slots alone, and any rooms.
    at_once
        The most sessions that an axis of `free` may have in one slot, which proves nothing; None: no such limit.
    in_a_row
        The most slots in which an axis of `free` may have sessions if these follow each other, as `at_once`.
    talks
        The talks that are settled too, each with its slot, room and place.
    """

    sessions: frozenset[SettledSession]
    free: frozenset[str | None] = frozenset()
    rooms_open: frozenset[str | None] = frozenset()
    at_once: Mapping[str | None, int] | None = None
    in_a_row: Mapping[str | None, int] | None = None
    talks: Mapping[str, SettledTalk] = field(default_factory=dict)


def rooms_taken(given: Given | None) -> dict[str, dict[str, tuple[str | None]]]:
    """By slot, the rooms of the settled sessions, each with the axis of its session."""
    taken: dict[str, dict[str, tuple[str | None]]] = defaultdict(dict)
    if given is not None:
        for axis, slot, room in given.sessions:
            if axis not in given.free and axis not in given.rooms_open:
                taken[slot][room] = (axis,)
    return taken


def sessions_of(programme: Programme) -> frozenset[SettledSession]:
    """The sessions of the programme, for a model to which they are given."""
    return frozenset((session.axis, session.slot or "", session.room) for session in programme.sessions)
