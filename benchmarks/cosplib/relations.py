"""Which talks and tracks stand in each other's way, and which hours in a speaker's."""

from __future__ import annotations

from scheduler.clock import DAY
from scheduler.importing.cosplib.instance import Instance, Session, Talk


def presenters_clash(instance: Instance, one: Talk, other: Talk) -> bool:
    """True if they share a presenter, or a presenter of one chairs the other's track."""
    return bool(one.presenters & other.presenters) or _chairs(instance, one, other, one.presenters, other.presenters)


def attendees_clash(instance: Instance, one: Talk, other: Talk) -> bool:
    """True if they share an attendee, or an attendee of one presents the other or chairs its track."""
    return (
        bool(one.attendees & other.attendees)
        or bool(one.attendees & other.presenters)
        or bool(one.presenters & other.attendees)
        or _chairs(instance, one, other, one.attendees, other.attendees)
    )


def _chairs(instance: Instance, one: Talk, other: Talk, ones: frozenset[str], others: frozenset[str]) -> bool:
    if one.track == other.track:
        return False
    return bool(ones & instance.track[other.track].chairs) or bool(others & instance.track[one.track].chairs)


def chairs_clash(instance: Instance, one: str, other: str) -> bool:
    """True if two different tracks share a chair."""
    return one != other and bool(instance.track[one].chairs & instance.track[other].chairs)


def zone_penalty(instance: Instance, talk: Talk, session: Session) -> int:
    """What the session costs a speaker by his or her own clock; only the time of day counts, not the date."""
    zone = instance.zone
    start, end = ((time + talk.offset - zone.local) % DAY for time in (session.start, session.end))
    if start < zone.less[0] or end > zone.less[1] or end < zone.less[0]:
        return zone.big
    early, late = start < zone.suitable[0], zone.suitable[1] < end
    return zone.small if early or late else 0
