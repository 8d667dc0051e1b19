"""What a schedule is worth by CoSPLib's definition.

`python -m benchmarks.cosplib.evaluate INSTANCE.xlsx SOLUTION.xlsx`

Shares nothing with any model, so that it can judge one. The terms are those of the library's own evaluator; the hard
rules close its loophole: a time slot that is taken must lie in a session and room that is given to the talk's track.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from pathlib import Path

from benchmarks.cosplib.instance import TERMS, Instance, Talk
from benchmarks.cosplib.reading import read_instance
from benchmarks.cosplib.sheets import Malformed
from benchmarks.cosplib.solution import Solution, read_solution


@dataclass(frozen=True)
class Evaluation:
    """A solution of an instance, term by term."""

    instance: Instance
    solution: Solution

    @property
    def values(self) -> dict[str, int]:
        """Weight × count of each term whose weight is not 0."""
        weights = self.instance.weights
        return {term: weights[term] * _COUNTS[term](self) for term in TERMS if weights[term]}

    @property
    def total(self) -> int:
        return sum(self.values.values())

    @property
    def faults(self) -> tuple[str, ...]:
        """What breaks a hard rule: each talk once, in consecutive time slots of one cell of its own track."""
        return tuple(_faults(self))

    # ── what the terms count over ────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def cells(self) -> dict[str, dict[str, int]]:
        """For each session, how many of its rooms each track has."""
        found: dict[str, Counter[str]] = {session.name: Counter() for session in self.instance.sessions}
        for (session, _), track in self.solution.tracks.items():
            found[session][track] += 1
        return {session: dict(tracks) for session, tracks in found.items()}

    @cached_property
    def taken(self) -> tuple[tuple[str, str, int, Talk], ...]:
        """(session, room, time slot, talk) of each time slot that is taken, in the order of sessions and rooms."""
        return tuple(
            (session.name, room, place, self.instance.talk[talk])
            for session in self.instance.sessions
            for room in self.instance.rooms
            for place, talk in enumerate(self.solution.talks[session.name, room])
            if talk is not None
        )

    @cached_property
    def by_session(self) -> dict[str, set[tuple[str, str]]]:
        """For each session, its talks with their rooms."""
        found: dict[str, set[tuple[str, str]]] = {session.name: set() for session in self.instance.sessions}
        for session, room, _, talk in self.taken:
            found[session].add((talk.reference, room))
        return found

    @cached_property
    def by_slot(self) -> dict[tuple[str, int], list[str]]:
        """For each time slot of a session, the talks in all rooms."""
        found: dict[tuple[str, int], list[str]] = {}
        for session, _, place, talk in self.taken:
            found.setdefault((session, place), []).append(talk.reference)
        return found


def _track_sessions(e: Evaluation) -> int:
    return sum(e.instance.track_session.get((track, session), 0) for (session, _), track in e.solution.tracks.items())


def _track_rooms(e: Evaluation) -> int:
    return sum(e.instance.track_room.get((track, room), 0) for (_, room), track in e.solution.tracks.items())


def _session_rooms(e: Evaluation) -> int:
    return sum(e.instance.session_room.get(cell, 0) for cell in e.solution.tracks)


def _pairs_of_tracks(e: Evaluation, costs: Mapping[tuple[str, str], int]) -> int:
    """In each session, the cost of each pair of cells that two different tracks of a pair hold."""
    return sum(
        cost * tracks.get(one, 0) * tracks.get(other, 0)
        for tracks in e.cells.values()
        for (one, other), cost in costs.items()
    )


def _similar_tracks(e: Evaluation) -> int:
    return _pairs_of_tracks(e, e.instance.similar)


def _chairs(e: Evaluation) -> int:
    return _pairs_of_tracks(e, dict.fromkeys(e.instance.chair_conflicts, 1))


def _rooms_per_track(e: Evaluation) -> int:
    rooms = {(track, room) for (_, room), track in e.solution.tracks.items()}
    return sum(count - 1 for count in Counter(track for track, _ in rooms).values())


def _parallel_tracks(e: Evaluation) -> int:
    return sum(count - 1 for tracks in e.cells.values() for count in tracks.values())


def _consecutive_tracks(e: Evaluation) -> int:
    """1 for each track whose sessions leave out one between the first and the last; days do not matter."""
    held = [[n for n, s in enumerate(e.instance.sessions) if track in e.cells[s.name]] for track in e.instance.chairs]
    return sum(bool(numbers) and numbers[-1] - numbers[0] >= len(numbers) for numbers in held)


def _zones(e: Evaluation) -> int:
    sessions = {session.name: session for session in e.instance.sessions}
    return sum(e.instance.zones.penalty(sessions[session], talk.offset) for session, _, _, talk in e.taken)


def _order(e: Evaluation) -> int:
    """Talks that are not at their place among those of their track, and pairs of ordered ones side by side, each time
    slot.
    """
    misplaced = 0
    for track in e.instance.chairs:
        held = dict.fromkeys(talk.reference for _, _, _, talk in e.taken if talk.track == track)
        misplaced += sum(e.instance.talk[one].order not in (0, place) for place, one in enumerate(held, start=1))
    ordered = (
        Counter(e.instance.talk[one].track for one in talks if e.instance.talk[one].order)
        for talks in e.by_slot.values()
    )
    return misplaced + sum(n * (n - 1) // 2 for counts in ordered for n in counts.values())


def _talk_sessions(e: Evaluation) -> int:
    return sum(talk.sessions.get(session, 0) for session, _, _, talk in e.taken)


def _talk_rooms(e: Evaluation) -> int:
    return sum(talk.rooms.get(room, 0) for _, room, _, talk in e.taken)


def _in_sessions(e: Evaluation, pairs: frozenset[tuple[str, str]]) -> int:
    """Pairs in one session and different rooms, once a session."""
    return sum(
        any(room != there for (a, room), (b, there) in product(talks, talks) if (a, b) == pair)
        for talks in e.by_session.values()
        for pair in pairs
        if {*pair} <= {talk for talk, _ in talks}
    )


def _in_slots(e: Evaluation, pairs: frozenset[tuple[str, str]]) -> int:
    """Pairs at one time slot, once a slot."""
    return sum((a, b) in pairs or (b, a) in pairs for t in e.by_slot.values() for a, b in combinations(t, 2))


_COUNTS: dict[str, Callable[[Evaluation], int]] = {
    "TS": _track_sessions, "TR": _track_rooms, "SR": _session_rooms, "ST": _similar_tracks, "NR": _rooms_per_track,
    "PT": _parallel_tracks, "CT": _consecutive_tracks, "TZ": _zones, "ORD": _order, "SS": _talk_sessions,
    "SuR": _talk_rooms, "CH": _chairs,
    "PC": lambda e: _in_sessions(e, e.instance.presenter_conflicts),
    "AC": lambda e: _in_sessions(e, e.instance.attendee_conflicts),
    "PCt": lambda e: _in_slots(e, e.instance.presenter_conflicts),
    "ACt": lambda e: _in_slots(e, e.instance.attendee_conflicts),
}  # fmt: skip


def _faults(e: Evaluation) -> Iterator[str]:
    held: dict[str, list[tuple[str, str, int]]] = {}
    for session, room, place, talk in e.taken:
        held.setdefault(talk.reference, []).append((session, room, place))
        if e.solution.tracks.get((session, room)) != talk.track:
            given = e.solution.tracks.get((session, room), "no track")
            yield f"{talk.reference} of {talk.track} is in {session}, {room}, which is given to {given}"
    for talk in e.instance.talks:
        slots = held.get(talk.reference, [])
        cells, places = {slot[:2] for slot in slots}, [slot[2] for slot in slots]
        if len(slots) != talk.places or len(cells) != 1 or places[-1] - places[0] != talk.places - 1:
            yield f"{talk.reference} takes {slots or 'no time slot'}, not {talk.places} consecutive ones of one cell"


def main(arguments: list[str] | None = None) -> int:
    """Prints term, weighted value and total; 5 if a hard rule is broken, 3 if a file is malformed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instance", type=Path)
    parser.add_argument("solution", type=Path)
    given = parser.parse_args(arguments)
    try:
        instance = read_instance(given.instance)
        found = Evaluation(instance, read_solution(given.solution, instance))
    except Malformed as error:
        print(error, file=sys.stderr)
        return 3
    for term, value in found.values.items():
        print(f"{term:4} {value}")
    print(f"sum  {found.total}")
    for fault in found.faults:
        print(fault, file=sys.stderr)
    return 5 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
