"""Sessions of a CoSPLib conference that have more places than minutes, as those for posters often do.

A place of ours lasts a minute or more. CoSPLib counts hours only where they are odd on a speaker's clock: such a
session lasts longer where no other is then, and no clock minds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from constraints.time_zone import cost_of_hours
from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.settings import ZoneHours
from scheduler.importing.cosplib.instance import Instance, Session, Zone
from scheduler.language.message import Message, message


def with_longer_sessions(instance: Instance) -> Instance:
    """The conference in which each session lasts as many minutes as it has places, as far as that can be.

    It ends later, before the next one of its day; where that is not enough, it also begins earlier.
    """
    sessions = [*instance.sessions]
    for number, session in enumerate(sessions):
        if 0 < (session.end or DAY) - session.start < session.places:
            longer = _longer(sessions, number)
            if longer is not None and _cost_alike(instance, session, longer):
                sessions[number] = longer
    return replace(instance, sessions=tuple(sessions))


def told_longer(instance: Instance) -> tuple[Message, ...]:
    """A sentence for each session of the conference that lasts longer."""
    return tuple(
        message(
            "La session « {name} » a plus de places que de minutes : elle dure de {start} à {end}",
            "Session “{name}” has more slots than minutes: it lasts from {start} to {end}",
            name=session.name,
            start=plain_hour(session.start),
            end=plain_hour(session.end or DAY),
        )
        for former, session in zip(instance.sessions, with_longer_sessions(instance).sessions, strict=True)
        if former != session
    )


def _longer(sessions: Sequence[Session], number: int) -> Session | None:
    """The session of that number with a minute for each place; None where the sessions beside it leave no time."""
    session = sessions[number]
    end = session.end or DAY
    earliest, latest = 0, DAY
    if number and (sessions[number - 1].end or DAY) <= session.start:  # of the same day, as in `to_event`
        earliest = sessions[number - 1].end
    if number + 1 < len(sessions) and sessions[number + 1].start >= end:
        latest = sessions[number + 1].start
    end = min(latest, session.start + session.places)
    start = min(session.start, end - session.places)
    return replace(session, start=start, end=end % DAY) if start >= earliest else None


def _cost_alike(instance: Instance, session: Session, longer: Session) -> bool:
    """True if the hours of both cost each talk the same."""
    if not instance.weights["TZ"]:
        return True
    return all(
        _cost(instance.zone, offset, session) == _cost(instance.zone, offset, longer)
        for offset in {talk.offset for talk in instance.talks}
    )


def _cost(zone: Zone, offset: int, session: Session) -> int:
    """What the hours of the session cost on a clock that is `offset` minutes ahead of Greenwich."""
    hours = ZoneHours(suitable=zone.suitable, possible=zone.less, small=zone.small, big=zone.big)
    start, end = ((minute + offset - zone.local) % DAY for minute in (session.start, session.end))
    return cost_of_hours(hours, start, end)
