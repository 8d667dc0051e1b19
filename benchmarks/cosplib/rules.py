"""The hard rule: every talk once, in consecutive slots of one session and room that is given to its own track."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.cosplib.solution import Solution
from scheduler.importing.cosplib.instance import Instance, Talk

Place = tuple[int, int, int]


def breaches(instance: Instance, solution: Solution) -> tuple[str, ...]:
    """A sentence for each talk that breaks the rule, in the order of the talks; () for a valid solution."""
    places: dict[str, list[Place]] = defaultdict(list)
    for session, room, slot, reference in solution.occupied():
        places[reference].append((session, room, slot))
    sentences = (_breach(instance, solution, talk, places[talk.reference]) for talk in instance.talks)
    return tuple(sentence for sentence in sentences if sentence)


def _breach(instance: Instance, solution: Solution, talk: Talk, places: list[Place]) -> str | None:
    if not places:
        return f"talk {talk.reference} is nowhere"
    session, room, first = places[0]
    where = f"{instance.sessions[session].name}, {instance.rooms[room]}"
    if places != [(session, room, slot) for slot in range(first, first + talk.places)]:
        slots = "; ".join(f"{instance.sessions[s].name}, {instance.rooms[r]}, slot {slot + 1}" for s, r, slot in places)
        return f"talk {talk.reference} needs {talk.places} consecutive slots of one session and room, and has {slots}"
    track = solution.tracks[session][room]
    if track != talk.track:
        return f"talk {talk.reference} of track {talk.track} is in {where}, which carries {track or 'no track'}"
    return None
