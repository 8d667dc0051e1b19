"""Breaches by discussants, and by those who chair or discuss single sessions of an axis."""

from __future__ import annotations

from benchmarks.ground import Blame, Ground, blame, each
from constraints.stays import IN_ORDER
from scheduler.domain.clock import DAY
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Window

#: Minutes by which the day is longer than planted, and the last of them in which two talks do not follow each other.
_MORE, _LAST = 60, 35


def discussant_leaves(ground: Ground) -> Blame:
    """Who discusses a talk leaves before it is over."""
    (talk,) = ground.pick(1)
    planned = ground.places[talk.id]
    person = _guest(ground, Window(start=0, end=planned.end - 10))
    hours = Window(start=planned.start, end=planned.end, day=planned.day)
    ground.change("talks", talk.id, available=(hours,), discussants=(person.id,))
    return blame(*_placed(talk, "talk_available"), *each("discussant_available", [person]))


def discussant_comes_late(ground: Ground) -> Blame:
    """Who discusses a talk comes after the minute at which it is pinned."""
    (talk,) = ground.pick(1)
    planned = ground.places[talk.id]
    person = _guest(ground, Window(start=planned.start + 5, end=DAY))
    ground.change("talks", talk.id, pin=Pin(day=planned.day, start=planned.start), discussants=(person.id,))
    return blame(*_placed(talk, "pin"), *each("discussant_available", [person]))


def discussant_presents(ground: Ground) -> Blame:
    """Who discusses a talk presents another one at the only hour of both."""
    ground.ease()
    ground.settings(min_talks=1)
    first, *others = ground.event.days
    longer = first.model_copy(update={"end": first.end + _MORE})
    ground.event = ground.event.model_copy(update={"days": (longer, *others)})
    talk, other = ground.pick(2, "apart")
    hours = (Window(start=longer.end - _LAST, end=longer.end),)
    person = other.speakers[0]
    ground.change("talks", talk.id, available=hours, discussants=(person,))
    ground.change("talks", other.id, available=hours)
    asked = [*_placed(talk, "talk_available"), *_placed(other, "talk_available")]
    return blame(*asked, *each("discussant_available", [person]))


def discussant_of_sessions_away(ground: Ground) -> Blame:
    """Who discusses each session of an axis is away when a talk of the axis is pinned."""
    return _away_from_sessions(ground, "session_discussants", "discussant_available")


def chair_of_sessions_away(ground: Ground) -> Blame:
    """Who chairs the first, the second and each further session of an axis is away when a talk of it is pinned."""
    return _away_from_sessions(ground, "session_chairs", "person_available")


def _away_from_sessions(ground: Ground, field: str, rule: str) -> Blame:
    """A person is at each session of an axis by its number, and is away while a talk that is pinned ends."""
    ground.ease()
    (talk,) = ground.pick(1)
    planned, axis = ground.places[talk.id], talk.axis or ""
    person = _guest(ground, Window(start=0, end=planned.end - 10), Window(start=planned.end, end=DAY))
    ground.change("talks", talk.id, pin=Pin(day=planned.day, start=planned.start))
    ground.change("axes", axis, chairs=(), **{field: ((person.id,),) * len(ground.event.talks_of(axis))})
    ground.tidy()
    return blame(*_placed(talk, "pin"), Requirement(rule, (person.id,), IN_ORDER))


def _placed(talk: Talk, rule: str) -> list[Requirement]:
    return [*each("placed", [talk]), *each(rule, [talk])]


def _guest(ground: Ground, *windows: Window) -> Person:
    """Somebody without another part, who is there in these windows alone."""
    guest = Person(id="camille lenoir", name="Camille Lenoir", available=windows)
    people = tuple(sorted((*ground.event.people, guest), key=lambda person: person.id))
    ground.event = ground.event.model_copy(update={"people": people})
    return guest
