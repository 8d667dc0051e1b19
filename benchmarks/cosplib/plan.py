"""The plan round which a conference of CoSPLib's kind is invented: each track in one room, in sessions in a row."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """The sessions of a track: `length` of them from `first` on, in `room`; all are counted from 0."""

    track: int
    room: int
    first: int
    length: int

    @property
    def sessions(self) -> range:
        """The sessions of the run."""
        return range(self.first, self.first + self.length)


def lay_out(rng: random.Random, tracks: int, sessions: int, rooms: int, cells: int) -> tuple[Run, ...]:
    """A run for each track, in the order of the tracks, in `cells` cells of the grid of sessions and rooms together.

    Raises ValueError if the cells are fewer than the tracks, or no such plan is found.
    """
    lengths = _lengths(rng, tracks, sessions, cells)
    if cells > sessions * rooms:
        raise ValueError(f"{cells} cells in a grid of {sessions} × {rooms}: ask for fewer")
    left, rows = [sessions] * rooms, [list[int]() for _ in range(rooms)]
    for track in sorted(range(tracks), key=lambda track: -lengths[track]):
        fitting = [room for room in range(rooms) if left[room] >= lengths[track]]
        if not fitting:
            raise ValueError(f"no room is left for a track of {lengths[track]} sessions: ask for fewer cells")
        room = rng.choice(fitting)
        rows[room].append(track)
        left[room] -= lengths[track]
    runs = {run.track: run for room, row in enumerate(rows) for run in _row(rng, room, row, lengths, left[room])}
    return tuple(runs[track] for track in range(tracks))


def _lengths(rng: random.Random, tracks: int, sessions: int, cells: int) -> list[int]:
    """By track its number of sessions, together `cells`: a few tracks are long, most are short."""
    if not tracks <= cells <= tracks * sessions:
        raise ValueError(f"{tracks} tracks cannot fill {cells} cells of {sessions} sessions each: change one of them")
    lengths, weights = [1] * tracks, [rng.paretovariate(1.2) for _ in range(tracks)]
    for _ in range(cells - tracks):
        open_ = [track for track in range(tracks) if lengths[track] < max(2, sessions // 2)]
        open_ = open_ or [track for track in range(tracks) if lengths[track] < sessions]
        lengths[rng.choices(open_, [weights[track] for track in open_])[0]] += 1
    return lengths


def _row(rng: random.Random, room: int, row: Sequence[int], lengths: Sequence[int], empty: int) -> list[Run]:
    """The runs of the tracks of a room, in any order, with `empty` sessions between them."""
    order: list[int | None] = [*row, *[None] * empty]
    rng.shuffle(order)
    runs, first = [], 0
    for track in order:
        if track is not None:
            runs.append(Run(track, room, first, lengths[track]))
        first += 1 if track is None else lengths[track]
    return runs


def fill(
    rng: random.Random, runs: Sequence[Run], places: int, talks: int, long: float
) -> Mapping[tuple[int, int], tuple[int, ...]]:
    """By track and session the lengths of its talks; each track has more talks than one session fewer would hold.

    Parameters
    ----------
    places
        The places of a session.
    talks
        The number of talks in all.
    long
        The share, from 0 to 1, of neighbours that are one talk of two places instead.

    Raises ValueError if the sessions hold too few or too many talks.
    """
    loads = {(run.track, session): [1] * places for run in runs for session in run.sessions}
    for run in runs:
        loads[run.track, run.sessions[-1]] = [1]
    surplus = talks - sum(map(len, loads.values()))
    open_ = [(run.track, run.sessions[-1]) for run in runs for _ in range(places - 1)]
    pairs = [key for key, load in loads.items() if len(load) > 1 for _ in range(len(load) // 2)]
    longer = rng.sample(pairs, min(len(pairs), round(long * len(pairs))))
    surplus += len(longer)
    if not 0 <= surplus <= len(open_):
        raise ValueError(f"the sessions hold no {talks} talks: {surplus} too few or too many")
    for key in longer:
        loads[key] = [*loads[key][2:], 2]
    for key in rng.sample(open_, surplus):
        loads[key].append(1)
    return {key: tuple(rng.sample(load, len(load))) for key, load in loads.items()}
