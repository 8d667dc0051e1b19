"""One programme of two, of which each has moved axes of its own."""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.preset.good_rooms import in_rooms


def merged(event: Event, best: Programme, near: Programme, axes: frozenset[str | None]) -> Programme | None:
    """The programme `best` with the sessions and talks that `axes` have in `near`.

    None where two sessions have one room at once; other rules may be broken.
    """
    moved = [session.model_copy(update={"id": f"*{session.id}"}) for session in near.sessions if session.axis in axes]
    sessions = [*(session for session in best.sessions if session.axis not in axes), *moved]
    if len({(session.slot, session.room) for session in sessions}) < len(sessions):
        return None
    talks = [near.talk[talk] for session in moved for talk in session.talks]
    kept = {talk.id for talk in talks}
    talks += [talk for talk in best.talks if talk.id not in kept]
    return in_rooms(event, best.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)}), {})
