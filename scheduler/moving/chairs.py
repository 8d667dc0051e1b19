"""The chairs of sessions after their order has changed."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered

#: All of a session that its chairs and its position depend on.
_HELD = attrgetter("id", "axis", "day", "start", "room", "proposed", "chairs")


def chaired(event: Event, programme: Programme) -> Programme:
    """The programme whose sessions have the chairs that the event states for them, in the order in which they are held.

    Chairs that were proposed stay. The lists of the programme are in order, but for sessions that begin together.
    """
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    ordered = sorted(programme.sessions, key=lambda s: (s.day, s.start, rank.get(s.room, len(rank))))
    count: Counter[str | None] = Counter()
    chairs: dict[str, tuple[str, ...]] = {}
    for session in ordered:
        axis = event.axis.get(session.axis or "")
        if axis is not None and not session.proposed:
            people = axis.chairs_of(count[session.axis])
            chairs[session.id] = tuple(event.person[person].name for person in people)
        count[session.axis] += 1
    sessions = tuple(
        s if chairs.get(s.id, s.chairs) == s.chairs else s.model_copy(update={"chairs": chairs[s.id]}) for s in ordered
    )
    if all(session is former for session, former in zip(ordered, programme.sessions, strict=True)):
        return programme.model_copy(update={"sessions": sessions})
    position = {session.id: number for number, session in enumerate(ordered)}
    talks = sorted(programme.talks, key=lambda t: (position.get(t.session, len(position)), t.start))
    return programme.model_copy(update={"sessions": sessions, "talks": tuple(talks)})


def chaired_after(event: Event, before: Programme, after: Programme) -> Programme:
    """The same of a programme that a move has made of another: its sessions are ordered anew only if one has moved."""
    if _is_chaired(event, before) and len(before.sessions) == len(after.sessions):
        pairs = zip(before.sessions, after.sessions, strict=True)
        if all(session is former or _HELD(session) == _HELD(former) for former, session in pairs):
            return after
    return chaired(event, after)


@remembered  # of many moves of one programme
def _is_chaired(event: Event, programme: Programme) -> bool:
    """True if the sessions have their chairs and their order."""
    sessions = chaired(event, programme).sessions
    return all(session is former for session, former in zip(sessions, programme.sessions, strict=True))
