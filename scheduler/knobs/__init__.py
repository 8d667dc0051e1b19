"""What may give way: each knob is one number or one requirement of the folder, and the event once it is turned.

A knob is turned by one of its `amounts`, in minutes, talks or people; the more, the more gives way. Which knobs a
contradiction has follows from its requirements; how much an amount costs makes the ways out comparable: a minute of the
organisers' own time counts 1, a minute that somebody must be asked for 2, a minute of a talk 3, a requirement that is
dropped 60 or more, a talk that is withdrawn 240.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scheduler.domain.settings import CONFERENCE_RULES
from scheduler.event import Event
from scheduler.knobs.cells import capacity, needs, pair, talk_room
from scheduler.knobs.hours import day, room_available, talk_available
from scheduler.knobs.knob import Change, Knob, Sources
from scheduler.knobs.pauses import break_window, plenary
from scheduler.knobs.people import back, chairs, one_place, person_available
from scheduler.knobs.rooms import another_room, new_room
from scheduler.knobs.settings import grid, max_stretch, session_size, switched_off
from scheduler.knobs.talks import default_duration, pin, placed
from scheduler.requirement import Requirement

__all__ = ["Change", "Knob", "Sources", "another_room", "knobs", "new_room"]


def knobs(event: Event, asked: Sequence[Requirement], sources: Sources) -> list[Knob]:
    """The knobs of the requirements `asked`."""
    found: dict[str, Knob] = {}
    for requirement in asked:
        for knob in _of(event, requirement, sources):
            found.setdefault(knob.name, knob)
    placed = {one.subjects[0] for one in asked if one.rule == "placed"}
    if len(placed & sources.defaulted) > 1 and not event.slots:
        found["talks.duration"] = default_duration(event, sources.defaulted)
    return list(found.values())


def _of(event: Event, requirement: Requirement, sources: Sources) -> Iterable[Knob]:
    if requirement.rule == "person_available" and requirement.subjects[0] in sources.present:
        return [back(sources.present[requirement.subjects[0]]), *chairs(event, requirement.subjects[0])]
    if requirement.rule == "day":
        return day(event, requirement, sources.until)
    return _OF.get(requirement.rule, _none)(event, requirement)


def _none(event: Event, requirement: Requirement) -> Iterable[Knob]:
    return ()


_OF: dict[str, Callable[[Event, Requirement], Iterable[Knob]]] = {
    "talk_available": talk_available,
    "person_available": person_available,
    "room_available": room_available,
    "one_place": one_place,
    "break_window": break_window,
    "plenary": plenary,
    "pin": pin,
    "placed": placed,
    "talk_room": talk_room,
    "needs": needs,
    "capacity": capacity,
    "after": pair(
        "after", "Ne pas exiger que l'exposé {talk} suive {other}", "Not to require talk {talk} after {other}"
    ),
    "not_with": pair(
        "not_with",
        "Permettre l'exposé {talk} en même temps que {other}",
        "Allow talk {talk} at the same time as {other}",
    ),
    "session_size": session_size,
    "max_stretch": max_stretch,
    "axis_not_parallel": switched_off,
    "break_between": switched_off,
    "grid": grid,
    **dict.fromkeys(CONFERENCE_RULES, switched_off),
}
