"""A CoSPLib conference as its file states it: frozen data, without files.

Times are minutes from midnight, offsets minutes east of GMT; penalties and weights are whole numbers, also negative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

#: The sixteen terms of the objective, in the order in which a file gives their weights.
TERMS = ("TS", "TR", "SR", "ST", "NR", "PT", "CT", "TZ", "ORD", "SS", "SuR", "PC", "AC", "CH", "PCt", "ACt")


@dataclass(frozen=True)
class Talk:
    """A submission that takes `places` consecutive slots; `order` is its position in its track (0: any)."""

    reference: str
    track: str
    places: int
    order: int
    offset: int
    presenters: frozenset[str]
    attendees: frozenset[str]
    sessions: Mapping[str, int]  # penalty of each session that is not free
    rooms: Mapping[str, int]


@dataclass(frozen=True)
class Track:
    """A track with its chairs."""

    name: str
    chairs: frozenset[str]


@dataclass(frozen=True)
class Session:
    """A session with `places` slots in every room."""

    name: str
    places: int
    start: int
    end: int


@dataclass(frozen=True)
class Zone:
    """The hours at which online speakers can present, by their own clocks, and the penalties of other hours."""

    local: int
    suitable: tuple[int, int]
    less: tuple[int, int]
    small: int
    big: int


@dataclass(frozen=True)
class Instance:
    """A whole file; penalties of 0 are left out of the tables, and `similar` has unordered pairs of tracks."""

    talks: tuple[Talk, ...]
    tracks: tuple[Track, ...]
    sessions: tuple[Session, ...]
    rooms: tuple[str, ...]
    track_session: Mapping[tuple[str, str], int]
    track_room: Mapping[tuple[str, str], int]
    session_room: Mapping[tuple[str, str], int]
    similar: Mapping[frozenset[str], int]
    weights: Mapping[str, int]
    zone: Zone

    @cached_property
    def talk(self) -> Mapping[str, Talk]:
        """The talks by reference."""
        return {talk.reference: talk for talk in self.talks}

    @cached_property
    def track(self) -> Mapping[str, Track]:
        """The tracks by name."""
        return {track.name: track for track in self.tracks}
