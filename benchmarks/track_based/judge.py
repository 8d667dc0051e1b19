"""What a plan is worth, and what it breaks: written from the definition of the problem alone.

It knows neither events nor programmes, and nothing of how the plan was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.track_based.instance import Instance
from benchmarks.track_based.plan import Plan, Session


def missing_seats(instance: Instance, plan: Plan) -> int:
    """The objective: for each session, the people of its track beyond the places of its room."""
    total = 0
    for session in plan:
        beyond = instance.audience[session.track] - instance.seats[session.room]
        total += beyond if beyond > 0 else 0
    return total


def breaches(instance: Instance, plan: Plan) -> tuple[str, ...]:
    """A sentence for each rule that the plan breaks."""
    return (*_talks(instance, plan), *_sessions(instance, plan), *_people(instance, plan))


def _talks(instance: Instance, plan: Plan) -> Iterator[str]:
    held = Counter(paper for session in plan for paper in session.papers if paper is not None)
    for talk in range(len(instance.papers)):
        if held[talk] != 1:
            yield f"talk {talk} is held {held[talk]} times"
    for session in plan:
        if len(session.papers) != instance.session_talks:
            yield f"{_name(session)} has {len(session.papers)} positions"
        for paper in session.papers:
            if paper is not None and instance.papers[paper].track != session.track:
                yield f"talk {paper} of track {instance.papers[paper].track} is in {_name(session)}"
    for track in range(len(instance.audience)):
        best = [
            s for s in plan if any(p is not None and instance.papers[p].best for p in s.papers) and s.track == track
        ]
        if len(best) > 1:
            yield f"the best papers of track {track} are in {len(best)} sessions"


def _sessions(instance: Instance, plan: Plan) -> Iterator[str]:
    for (block, room), count in Counter((session.block, session.room) for session in plan).items():
        if count > 1:
            yield f"room {room} has {count} sessions in block {block}"
    for (block, track), count in Counter((session.block, session.track) for session in plan).items():
        if count > 1:
            yield f"track {track} has {count} sessions in block {block}"
    sessions = Counter(session.track for session in plan)
    for track in range(len(instance.audience)):
        talks = sum(paper.track == track for paper in instance.papers)
        least = (talks + instance.session_talks - 1) // instance.session_talks
        if sessions[track] != least:
            yield f"track {track} has {sessions[track]} sessions, not {least}"


def _people(instance: Instance, plan: Plan) -> Iterator[str]:
    """Yield who attends without being named, is away, or is in two rooms at one position of a block."""
    rooms: dict[tuple[int, int, int], set[int]] = {}
    for session in plan:
        if not any(person in instance.chairs[session.track] for person in session.attending):
            yield f"{_name(session)} has none of its chairs"
        if not any(person in instance.organisers[session.track] for person in session.attending):
            yield f"{_name(session)} has none of its organisers"
        for position, paper in enumerate(session.papers):
            presenting = () if paper is None else (instance.papers[paper].presenter,)
            for each in (*session.attending, *presenting):
                rooms.setdefault((each, session.block, position), set()).add(session.room)
    for (person, block, position), places in sorted(rooms.items()):
        if block in instance.away[person]:
            yield f"person {person} is away in block {block}, position {position}"
        if len(places) > 1:
            yield f"person {person} is in {len(places)} rooms in block {block}, position {position}"


def _name(session: Session) -> str:
    return f"the session of track {session.track} in block {session.block}"
