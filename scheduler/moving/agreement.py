"""Whether the lists of a programme say the same, as a move needs them to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scheduler.domain.programme import Programme


def agrees(programme: Programme) -> bool:
    """True if each talk stands once, in the session that it names, and nothing stands twice."""
    names = [s.id for s in programme.sessions], [t.id for t in programme.talks]
    pauses = [(b.id, b.day) for b in programme.breaks], [(p.id, p.day) for p in programme.plenaries]
    listed = Counter((session.id, talk) for session in programme.sessions for talk in session.talks)
    placed = Counter((talk.session, talk.id) for talk in programme.talks)
    return all(_once(each) for each in (*names, *pauses)) and listed == placed


def _once(names: Iterable[object]) -> bool:
    return all(count == 1 for count in Counter(names).values())
