"""Conferences of CoSPLib's kind, invented round a plan of them (`plan.py`) that breaks nothing of much weight."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from benchmarks.cosplib.plan import Run, fill, lay_out
from scheduler.domain.clock import DAY
from scheduler.importing.cosplib.instance import TERMS, Instance, Session, Talk, Track, Zone

#: Minutes: the first session of a day, the last end of one, a place of a session, and the pause after a session.
_START, _END, _PLACE, _PAUSE = 9 * 60, 18 * 60, 20, 30
#: The cost of what must not be, and the costs of what had better not be.
_HEAVY, _LIGHT = 100, (1, 1, 2, 3)


@dataclass(frozen=True)
class Shape:
    """The size of a conference, and what asks something of it, as shares from 0 to 1.

    Attributes
    ----------
    sessions, rooms, places
        The sessions, the rooms in each of them, and the places of each.
    cells
        Sessions times rooms that the plan takes.
    long
        Neighbours that are one talk of two places.
    ordered
        Tracks whose talks have an order.
    again
        Talks with a presenter of another talk.
    chaired
        Tracks with a chair, who presents elsewhere.
    barred, unliked
        Cells of each table that cost much, which the plan does not use; and that cost little.
    rated
        Talks with costs by session.
    """

    tracks: int
    talks: int
    sessions: int
    rooms: int
    places: int
    cells: int
    weights: Mapping[str, int]
    long: float = 0.0
    ordered: float = 0.0
    again: float = 0.1
    chaired: float = 0.1
    barred: Mapping[str, float] = field(default_factory=dict)
    unliked: Mapping[str, float] = field(default_factory=dict)
    rated: float = 0.1


#: A day of workshops whose rooms are all taken: orders, contiguity, rooms and presenters weigh ten thousand each.
WORKSHOPS = Shape(
    tracks=55,
    talks=233,
    sessions=8,
    rooms=8,
    places=4,
    cells=64,
    weights={"TS": 10, "TR": 1, "ST": 1, "NR": 10_000, "CT": 10_000, "ORD": 10_000, "SS": 1, "PC": 10_000},
    ordered=0.6,
    again=0.35,
    barred={"TS": 0.15, "TR": 0.3, "ST": 0.03},
    unliked={"TS": 0.2, "TR": 0.5, "ST": 0.1, "SS": 0.2},
    rated=0.4,
)
#: A congress of many rooms, in few of which a track is welcome; the plan takes three cells in five.
CONGRESS = Shape(
    tracks=72,
    talks=1112,
    sessions=32,
    rooms=23,
    places=3,
    cells=450,
    weights={"TS": 1, "TR": 1, "SR": 1, "ST": 1, "NR": 10, "PT": 10, "CT": 10, "SS": 1, "PC": 100, "CH": 100},
    long=0.3,
    again=0.3,
    barred={"TS": 0.15, "TR": 0.5, "SR": 0.02, "ST": 0.02},
    unliked={"TS": 0.15, "TR": 0.3, "ST": 0.03, "SS": 0.1},
    rated=0.3,
)
SHAPES: Mapping[str, Shape] = {"workshops": WORKSHOPS, "congress": CONGRESS}


def invented(seed: int, shape: Shape) -> Instance:
    """A conference of the shape, the same for the same seed.

    Raises ValueError if the shape is contradictory.
    """
    rng = random.Random(seed)
    runs = lay_out(rng, shape.tracks, shape.sessions, shape.rooms, shape.cells)
    return _Conference(rng, shape, runs).instance()


class _Conference:
    """A conference that grows round the runs of its tracks."""

    def __init__(self, rng: random.Random, shape: Shape, runs: Sequence[Run]) -> None:
        self.rng, self.shape, self.runs = rng, shape, runs
        self.tracks = [f"T{number:02d}" for number in range(1, shape.tracks + 1)]
        self.rooms = tuple(f"R{number:02d}" for number in range(1, shape.rooms + 1))
        self.sessions = tuple(_sessions(shape))
        self.names = [session.name for session in self.sessions]
        self._busy: dict[str, set[int]] = defaultdict(set)

    def instance(self) -> Instance:
        """The conference with everything that it asks."""
        talks, chairs = tuple(self._talks()), self._chairs()
        place = {run.track: run for run in self.runs}
        together = {
            frozenset((self.tracks[one], self.tracks[other]))
            for one, other in combinations(place, 2)
            if set(place[one].sessions) & set(place[other].sessions)
        }
        at = {(self.tracks[run.track], self.names[session]) for run in self.runs for session in run.sessions}
        rooms = {(self.tracks[run.track], self.rooms[run.room]) for run in self.runs}
        cells = {(self.names[session], self.rooms[run.room]) for run in self.runs for session in run.sessions}
        pairs = {(one, other) for one, other in combinations(self.tracks, 2)}
        similar = self._costs("ST", sorted(pairs), {pair for pair in pairs if frozenset(pair) in together})
        return Instance(
            talks=talks,
            tracks=tuple(Track(name, chairs.get(name, frozenset())) for name in self.tracks),
            sessions=self.sessions,
            rooms=self.rooms,
            track_session=self._costs("TS", list(product(self.tracks, self.names)), at),
            track_room=self._costs("TR", list(product(self.tracks, self.rooms)), rooms),
            session_room=self._costs("SR", list(product(self.names, self.rooms)), cells),
            similar={frozenset(pair): cost for pair, cost in similar.items()},
            weights={term: self.shape.weights.get(term, 0) for term in TERMS},
            zone=Zone(0, (0, DAY), (0, DAY), 0, 0),
        )

    def _costs(
        self, term: str, pairs: Sequence[tuple[str, str]], used: set[tuple[str, str]]
    ) -> dict[tuple[str, str], int]:
        """The costs of some pairs: much for those alone that the plan does not use."""
        barred, unliked = self.shape.barred.get(term, 0.0), self.shape.unliked.get(term, 0.0)
        costs = {}
        for pair in pairs:
            drawn = self.rng.random()
            if drawn < barred and pair not in used:
                costs[pair] = _HEAVY
            elif barred <= drawn < barred + unliked:
                costs[pair] = self.rng.choice(_LIGHT)
        return costs

    # ── talks and people ─────────────────────────────────────────────────────────────────────────────────────────────

    def _talks(self) -> Iterator[Talk]:
        shape = self.shape
        lengths = fill(self.rng, self.runs, shape.places, shape.talks, shape.long)
        ordered = set(self.rng.sample(range(shape.tracks), round(shape.ordered * shape.tracks)))
        for run in self.runs:
            planned = [(session, places) for session in run.sessions for places in lengths[run.track, session]]
            for number, (session, places) in enumerate(planned, 1):
                reference = f"{self.tracks[run.track]}-{number}"
                yield Talk(
                    reference=reference,
                    track=self.tracks[run.track],
                    places=places,
                    order=number if run.track in ordered else 0,
                    offset=0,
                    presenters=frozenset(self._presenters(f"P {reference}", session)),
                    attendees=frozenset(),
                    sessions=self._session_costs(session),
                    rooms={},
                )

    def _presenters(self, own: str, session: int) -> Iterator[str]:
        """One of their own, or somebody with a talk in another session, who are both busy in this one then."""
        free = [person for person, busy in self._busy.items() if session not in busy]
        person = self.rng.choice(free) if free and self.rng.random() < self.shape.again else own
        self._busy[person].add(session)
        yield person

    def _session_costs(self, session: int) -> dict[str, int]:
        """Costs of some sessions for some talks, little ones alone for that of the plan."""
        if self.rng.random() >= self.shape.rated:
            return {}
        others = [name for name in self.names if name != self.names[session]]
        disliked = self.rng.sample(others, max(1, len(others) // 3))
        costs = {name: self.rng.choice((*_LIGHT, _HEAVY)) for name in disliked}
        if self.rng.random() < self.shape.unliked.get("SS", 0.05):
            costs[self.names[session]] = self.rng.choice(_LIGHT)
        return costs

    def _chairs(self) -> dict[str, frozenset[str]]:
        """The chairs of some tracks, each a presenter who is free in their sessions."""
        chairs = {}
        for track in self.rng.sample(range(self.shape.tracks), round(self.shape.chaired * self.shape.tracks)):
            sessions = set(self.runs[track].sessions)
            free = [person for person, busy in self._busy.items() if not busy & sessions]
            if free:
                person = self.rng.choice(free)
                self._busy[person] |= sessions
                chairs[self.tracks[track]] = frozenset((person,))
        return chairs


def _sessions(shape: Shape) -> Iterator[Session]:
    """The sessions, day after day."""
    length, start = shape.places * _PLACE, _START
    for number in range(1, shape.sessions + 1):
        if start + length > _END:
            start = _START
        yield Session(f"S{number:02d}", shape.places, start, start + length)
        start += length + _PAUSE
