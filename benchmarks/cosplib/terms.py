"""The sixteen terms of CoSPLib's objective: each counts one thing in a solution, before its weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from benchmarks.cosplib.relations import attendees_clash, chairs_clash, presenters_clash, zone_penalty
from benchmarks.cosplib.solution import Solution
from scheduler.importing.cosplib.instance import TERMS, Instance, Talk

Term = Callable[[Instance, Solution], int]
Clash = Callable[[Instance, Talk, Talk], bool]


# ── tracks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def track_session(instance: Instance, solution: Solution) -> int:
    """Penalties of tracks for sessions, cell by cell."""
    cells = solution.cells()
    return sum(instance.track_session.get((track, instance.sessions[session].name), 0) for session, _, track in cells)


def track_room(instance: Instance, solution: Solution) -> int:
    """Penalties of tracks for rooms, cell by cell."""
    return sum(instance.track_room.get((track, instance.rooms[room]), 0) for _, room, track in solution.cells())


def session_room(instance: Instance, solution: Solution) -> int:
    """Penalties of rooms in sessions, for each cell that holds a track."""
    return sum(
        instance.session_room.get((instance.sessions[session].name, instance.rooms[room]), 0)
        for session, room, _ in solution.cells()
    )


def similar_tracks(instance: Instance, solution: Solution) -> int:
    """Penalties of similar tracks in parallel, for each pair of cells of a session."""
    return sum(instance.similar.get(frozenset(pair), 0) for pair in _parallel(solution))


def rooms_per_track(_instance: Instance, solution: Solution) -> int:
    """Rooms of each track beyond its first."""
    rooms = defaultdict(set)
    for _, room, track in solution.cells():
        rooms[track].add(room)
    return sum(len(track_rooms) - 1 for track_rooms in rooms.values())


def parallel_tracks(_instance: Instance, solution: Solution) -> int:
    """Cells of a track in the same session beyond its first."""
    cells = Counter((track, session) for session, _, track in solution.cells())
    return sum(count - 1 for count in cells.values())


def consecutive_tracks(_instance: Instance, solution: Solution) -> int:
    """Tracks whose sessions are interrupted by others; days do not matter."""
    sessions = defaultdict(set)
    for session, _, track in solution.cells():
        sessions[track].add(session)
    return sum(max(track_sessions) - min(track_sessions) >= len(track_sessions) for track_sessions in sessions.values())


def chairs(instance: Instance, solution: Solution) -> int:
    """Pairs of cells of a session whose tracks share a chair."""
    return sum(chairs_clash(instance, first, second) for first, second in _parallel(solution))


def _parallel(solution: Solution) -> Iterable[tuple[str, str]]:
    """The tracks of each pair of cells of the same session."""
    for row in solution.tracks:
        yield from combinations([track for track in row if track is not None], 2)


# ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def time_zones(instance: Instance, solution: Solution) -> int:
    """Penalties of hours by the speakers' clocks, slot by slot."""
    return sum(
        zone_penalty(instance, instance.talk[reference], instance.sessions[session])
        for session, _, _, reference in solution.occupied()
    )


def order(instance: Instance, solution: Solution) -> int:
    """Ordered talks that are not at their position in the track, and pairs of them in the same slot."""
    tracks: Mapping[str, dict[str, None]] = defaultdict(dict)  # a dict keeps the order of the first occurrence
    for _, _, _, reference in solution.occupied():
        tracks[instance.talk[reference].track][reference] = None
    misplaced = sum(
        instance.talk[reference].order not in (0, position)
        for talks in tracks.values()
        for position, reference in enumerate(talks, 1)
    )
    together = sum(
        first.track == second.track and first.order != 0 != second.order
        for talks in _at_once(instance, solution)
        for first, second in combinations(talks, 2)
    )
    return misplaced + together


def talk_session(instance: Instance, solution: Solution) -> int:
    """Penalties of talks for sessions, slot by slot."""
    return sum(
        instance.talk[reference].sessions.get(instance.sessions[session].name, 0)
        for session, _, _, reference in solution.occupied()
    )


def talk_room(instance: Instance, solution: Solution) -> int:
    """Penalties of talks for rooms, slot by slot."""
    return sum(
        instance.talk[reference].rooms.get(instance.rooms[room], 0) for _, room, _, reference in solution.occupied()
    )


def in_session(clash: Clash) -> Term:
    """A term that counts the clashing pairs of talks in different rooms of a session, once a session."""

    def count(instance: Instance, solution: Solution) -> int:
        pairs = {
            (session, *sorted((first, second)))
            for session, row in enumerate(solution.talks)
            for here, there in combinations([{talk for talk in slots if talk is not None} for slots in row], 2)
            for first in here
            for second in there
            if first != second and clash(instance, instance.talk[first], instance.talk[second])
        }
        return len(pairs)

    return count


def in_slot(clash: Clash) -> Term:
    """A term that counts the clashing pairs of talks in the same slot, once a slot."""

    def count(instance: Instance, solution: Solution) -> int:
        pairs = (pair for talks in _at_once(instance, solution) for pair in combinations(talks, 2))
        return sum(first != second and clash(instance, first, second) for first, second in pairs)

    return count


def _at_once(instance: Instance, solution: Solution) -> Iterable[list[Talk]]:
    """The talks of each slot of each session, room by room."""
    for row in solution.talks:
        for slot in zip(*row, strict=True):
            yield [instance.talk[reference] for reference in slot if reference is not None]


MEASURES: Mapping[str, Term] = dict(
    zip(
        TERMS,
        (
            track_session,
            track_room,
            session_room,
            similar_tracks,
            rooms_per_track,
            parallel_tracks,
            consecutive_tracks,
            time_zones,
            order,
            talk_session,
            talk_room,
            in_session(presenters_clash),
            in_session(attendees_clash),
            chairs,
            in_slot(presenters_clash),
            in_slot(attendees_clash),
        ),
        strict=True,
    )
)
