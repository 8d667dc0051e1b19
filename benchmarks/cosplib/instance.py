"""An instance of CoSPLib: tracks, talks, sessions and rooms with their penalties. Frozen data, no files.

Everything refers to everything else by name. A penalty that is not listed is 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

#: The terms of the objective, in the order in which the sheet of parameters gives their weights.
TERMS = ("TS", "TR", "SR", "ST", "NR", "PT", "CT", "TZ", "ORD", "SS", "SuR", "PC", "AC", "CH", "PCt", "ACt")

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Talk:
    """A submission. `places`: time slots that it takes; `order`: its place among the talks of its track from 1, 0: any.

    `offset`: minutes that its time zone is ahead of GMT. `sessions`, `rooms`: penalties for each time slot there.
    """

    reference: str
    track: str
    places: int
    order: int
    offset: int
    presenters: frozenset[str]
    attendees: frozenset[str]
    sessions: Mapping[str, int]
    rooms: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Session:
    """`places`: its time slots; `start`, `end`: minutes of the day in the local time zone."""

    name: str
    places: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ZoneHours:
    """When talks suit their time zone. `local`: minutes that the conference is ahead of GMT; hours in minutes of a day.

    `small`: the penalty between suitable and less suitable hours, `big`: that beyond the latter.
    """

    local: int
    suitable: tuple[int, int]
    less_suitable: tuple[int, int]
    small: int
    big: int

    def penalty(self, session: Session, offset: int) -> int:
        """What a time slot of `session` costs a talk of that `offset`; only the time of the day counts."""
        start, end = ((minute + offset - self.local) % DAY for minute in (session.start, session.end))
        (earliest, latest), (early, late) = self.less_suitable, self.suitable
        if start < earliest or end > latest or end < earliest:
            return self.big
        return self.small if earliest <= start < early or late < end <= latest else 0


@dataclass(frozen=True)
class Instance:
    """`chairs`: those of each track, in the order of the tracks; `similar`: penalties of pairs of tracks, the earlier
    first.
    """

    talks: tuple[Talk, ...]
    chairs: Mapping[str, frozenset[str]]
    sessions: tuple[Session, ...]
    rooms: tuple[str, ...]
    weights: Mapping[str, int]
    track_session: Mapping[tuple[str, str], int]
    track_room: Mapping[tuple[str, str], int]
    session_room: Mapping[tuple[str, str], int]
    similar: Mapping[tuple[str, str], int]
    zones: ZoneHours

    @cached_property
    def talk(self) -> dict[str, Talk]:
        return {talk.reference: talk for talk in self.talks}

    @cached_property
    def presenter_conflicts(self) -> frozenset[tuple[str, str]]:
        """Pairs of talks that share a presenter, or of which one's presenter chairs the other's track."""
        return frozenset(
            (one.reference, other.reference)
            for one, other in combinations(self.talks, 2)
            if one.presenters & other.presenters or self._chairs(one.presenters, one, other.presenters, other)
        )

    @cached_property
    def attendee_conflicts(self) -> frozenset[tuple[str, str]]:
        """Pairs of talks that share an attendee, or of which one's attendee presents the other or chairs its track."""
        return frozenset(
            (one.reference, other.reference)
            for one, other in combinations(self.talks, 2)
            if one.attendees & (other.attendees | other.presenters)
            or other.attendees & one.presenters
            or self._chairs(one.attendees, one, other.attendees, other)
        )

    @cached_property
    def chair_conflicts(self) -> frozenset[tuple[str, str]]:
        """Pairs of tracks that share a chair, the earlier first."""
        return frozenset((a, b) for a, b in combinations(self.chairs, 2) if self.chairs[a] & self.chairs[b])

    def of_track(self, track: str) -> Iterator[Talk]:
        return (talk for talk in self.talks if talk.track == track)

    def _chairs(self, people: frozenset[str], one: Talk, others: frozenset[str], other: Talk) -> bool:
        """Whether somebody of one talk chairs the track of the other, where the tracks differ."""
        if one.track == other.track:
            return False
        return bool(people & self.chairs[other.track] or others & self.chairs[one.track])
