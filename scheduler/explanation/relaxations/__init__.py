"""Relaxations of rules: each changes one number or one requirement of the folder.

A relaxation is applied by one of its `amounts`, in minutes, talks or people; a larger amount relaxes more. The rules of
a contradiction's requirements name their relaxations (`Rule.relaxations`). Costs make ways out comparable: a minute of
the organisers' own time costs 1, a minute that somebody must agree to 2, a minute of a talk 3, a requirement that is
dropped 60 or more, a talk that is withdrawn 240.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from constraints import rule
from constraints.rule import RelaxationName
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.duties import duties
from scheduler.explanation.relaxations.hours import day, room_available, talk_available
from scheduler.explanation.relaxations.listed_chairs import chair_list
from scheduler.explanation.relaxations.minutes import session_minutes
from scheduler.explanation.relaxations.pauses import break_window, plenary, position, waiting
from scheduler.explanation.relaxations.people import chair, discussant, person_hours, person_pause, room_change
from scheduler.explanation.relaxations.relaxation import Change, Relaxation, Sources
from scheduler.explanation.relaxations.rooms import another_room, new_room
from scheduler.explanation.relaxations.settings import grid, max_stretch, session_size, switched_off
from scheduler.explanation.relaxations.talk_fields import capacity, needs, pair, talk_room
from scheduler.explanation.relaxations.talks import default_duration, pin, placed

__all__ = ["Change", "Relaxation", "Sources", "another_room", "duties", "new_room", "relaxations"]


def relaxations(event: Event, requirements: Sequence[Requirement], sources: Sources) -> list[Relaxation]:
    """The relaxations of the requirements, each once."""
    by_name: dict[str, Relaxation] = {}
    for requirement in requirements:
        for relaxation in _of(event, requirement, sources):
            by_name.setdefault(relaxation.name, relaxation)
    talks = {requirement.subjects[0] for requirement in requirements if requirement.rule == "placed"}
    if len(talks & sources.defaulted) > 1 and not event.slots:
        by_name["talks.duration"] = default_duration(event, sources.defaulted)
    return list(by_name.values())


def _of(event: Event, requirement: Requirement, sources: Sources) -> Iterator[Relaxation]:
    """The relaxations of one requirement, as its rule names them."""
    for name in rule(requirement.rule).relaxations:
        yield from GENERATORS[name](event, requirement, sources)


#: A function that makes the relaxations of a requirement of an event that was read from `Sources`.
Generator = Callable[[Event, Requirement, Sources], Iterable[Relaxation]]


def _stated(generator: Callable[[Event, Requirement], Iterable[Relaxation]]) -> Generator:
    """The generator for which the sources of the event's values do not matter."""
    return lambda event, requirement, sources: generator(event, requirement)


#: The generator of each relaxation, by the name that rules use (`constraints.rule.RelaxationName`).
GENERATORS: dict[RelaxationName, Generator] = {
    "after": _stated(
        pair("after", "Ne pas exiger que l'exposé {talk} suive {other}", "Not to require talk {talk} after {other}")
    ),
    "audience": _stated(capacity),
    "break": _stated(break_window),
    "chair": _stated(chair),
    "chair_list": lambda event, requirement, sources: chair_list(event, requirement, sources.present),
    "day": lambda event, requirement, sources: day(event, requirement, sources.until),
    "discussant": _stated(discussant),
    "needs": _stated(needs),
    "not_with": _stated(
        pair(
            "not_with",
            "Permettre l'exposé {talk} en même temps que {other}",
            "Allow talk {talk} at the same time as {other}",
        )
    ),
    "person_hours": lambda event, requirement, sources: person_hours(event, requirement, sources.present),
    "person_pause": _stated(person_pause),
    "pin": _stated(pin),
    "plenary": _stated(plenary),
    "position": _stated(position),
    "room": _stated(talk_room),
    "room_change": _stated(room_change),
    "room_hours": _stated(room_available),
    "rule": _stated(switched_off),
    "session_minutes": _stated(session_minutes),
    "session_size": _stated(session_size),
    "step": _stated(grid),
    "stretch": _stated(max_stretch),
    "talk": _stated(placed),
    "talk_hours": _stated(talk_available),
    "together": _stated(
        pair(
            "with",
            "Permettre les exposés {talk} et {other} dans deux sessions",
            "Allow talks {talk} and {other} in two sessions",
            field="together",
        )
    ),
    "waiting": _stated(waiting),
}
