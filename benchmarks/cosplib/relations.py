"""Clashes between talks or tracks, and penalties of hours for speakers."""

from __future__ import annotations

from scheduler.domain.clock import DAY
from scheduler.importing.cosplib.instance import Instance, Session, Talk


def presenters_clash(instance: Instance, first: Talk, second: Talk) -> bool:
    """True if the talks share a presenter, or a presenter of one chairs the other's track."""
    shared = bool(first.presenters & second.presenters)
    return shared or _chairs(instance, (first, first.presenters), (second, second.presenters))


def attendees_clash(instance: Instance, first: Talk, second: Talk) -> bool:
    """True if the talks share an attendee, or an attendee of one presents the other or chairs its track."""
    return (
        bool(first.attendees & second.attendees)
        or bool(first.attendees & second.presenters)
        or bool(first.presenters & second.attendees)
        or _chairs(instance, (first, first.attendees), (second, second.attendees))
    )


def _chairs(instance: Instance, first: tuple[Talk, frozenset[str]], second: tuple[Talk, frozenset[str]]) -> bool:
    """True if somebody of one talk's people chairs the track of the other talk, another track."""
    (talk, people), (other, others) = first, second
    if talk.track == other.track:
        return False
    return bool(people & instance.track[other.track].chairs) or bool(others & instance.track[talk.track].chairs)


def chairs_clash(instance: Instance, first: str, second: str) -> bool:
    """True if two different tracks share a chair."""
    return first != second and bool(instance.track[first].chairs & instance.track[second].chairs)


def zone_penalty(instance: Instance, talk: Talk, session: Session) -> int:
    """The penalty of the session for a speaker by her or his own clock; the date is ignored."""
    zone = instance.zone
    start, end = ((time + talk.offset - zone.local) % DAY for time in (session.start, session.end))
    if start < zone.less[0] or end > zone.less[1] or end < zone.less[0]:
        return zone.big
    early, late = start < zone.suitable[0], zone.suitable[1] < end
    return zone.small if early or late else 0
