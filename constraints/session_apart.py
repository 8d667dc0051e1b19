"""A pause or another session lies between two sessions of an axis in one room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.items import Item
from constraints.rule import Rule, always, sees_no_talks
from constraints.separations import separations, unseparated
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("session_apart"),)


def post(model: TimetableModel) -> None:
    """Two sessions of an axis differ in room or day, or have a pause or another session between them.

    Where the rule is soft, each session has one slack: it follows at most one session directly, and what lies between
    it and that one lies between it and all earlier ones.
    """
    requirement = Requirement("session_apart")
    if model.drops(requirement) or model.cells is not None:
        return  # a cell has one session, and a pause or a night lies between two cells of a room
    soft = not model.binds(requirement)
    for candidates in model.candidates.values():
        slacks = {session.number: model.slack(requirement) for session in candidates[1:]} if soft else {}
        for candidate, following in combinations(candidates, 2):
            ways = separations(model, candidate, following) + ([slacks[following.number]] if soft else [])
            for room in model.event.talk_rooms:
                model.cp.add_bool_or(~candidate.room[room.id], ~following.room[room.id], *ways)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of an axis that follow each other in a room on one day without a pause between counts 1.

    An idle hour is no pause. A night is a pause: no session could run through it.
    """
    return tuple(_violation(event, session, following) for session, following in unseparated(programme))


def _violation(event: Event, session: Item, following: Item) -> Violation:
    text = message(
        "{session} et {other} se suivent dans {room} ({first} puis {second}) sans rien entre elles.",
        "{session} and {other} follow each other in {room} ({first}, then {second}) with nothing between them.",
        session=phrases.opening(phrases.item(event, session)),
        other=phrases.item(event, following),
        room=phrases.room(event, session.room),
        first=phrases.when(event, session),
        second=phrases.when(event, following),
    )
    return Violation("session_apart", 1, (session.id, following.id), text)


def say_among(event: Event, members: Sequence[Requirement]) -> Message | None:
    """Return the sentence that names the only talk of the contradiction that has one hour alone; None without it."""
    hours = [hour for member in members if (hour := _only_hour(event, member)) is not None]
    if not _is_one_a_day(event) or len(hours) != 1 or len(event.days) > 1:
        return None
    ((talk, start),) = hours
    return message(
        "L'exposé {talk} est seul {at} : sans pause ni plénière, une salle n'a qu'une session par jour.",
        "Talk {talk} is alone {at}: without a break or a plenary, a room has only one session a day.",
        talk=talk,
        at=phrases.at(event, event.days[0].date, start),
    )


def _only_hour(event: Event, member: Requirement) -> tuple[str, int] | None:
    """Return the talk of the requirement and the only minute at which it lets the talk start; None: there are more."""
    if member.rule not in ("talk_available", "pin"):
        return None
    talk = event.talk[member.subjects[0]]
    if member.rule == "pin":
        return None if talk.pin is None else (talk.id, talk.pin.start)
    spans = [(window.start, window.end) for window in talk.available]
    exact = len(spans) == 1 and spans[0][1] - spans[0][0] == talk.duration
    return (talk.id, spans[0][0]) if exact else None


def _is_one_a_day(event: Event) -> bool:
    """True if nothing can lie between two sessions of a room."""
    return not event.breaks and not event.plenaries and len(event.used_axes) == 1


def say(event: Event, requirement: Requirement) -> Message:
    if _is_one_a_day(event):
        return message(
            "Sans pause ni plénière, une salle n'a qu'une session par jour.",
            "Without a break or a plenary, a room has only one session a day.",
        )
    if event.axes:
        return message(
            "Entre deux sessions du même axe dans la même salle, il y a une pause, une plénière ou une autre session.",
            "Between two sessions of the same axis in the same room there is a break, a plenary or another session.",
        )
    return message(
        "Entre deux sessions dans la même salle, il y a une pause ou une plénière.",
        "Between two sessions in the same room there is a break or a plenary.",
    )


RULE = Rule(
    name="session_apart",
    kind="adjustable",
    title=message(fr="Des sessions distinctes", en="Sessions apart"),
    meaning=message(
        fr="entre deux sessions du même axe (sans axes : entre deux sessions) d'une salle, il y a dans la journée une "
        "pause, une plénière ou une autre session ; là où il n'y a rien de tel, 10 minutes libres au moins",
        en="between two sessions of one axis (without axes: between any two) of a room there is, within a day, a "
        "break, a plenary or another session; where there is no such thing, at least 10 idle minutes",
    ),
    unit=message(fr="paire de sessions", en="pair of sessions"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    say_among=say_among,
    where="free",
    relaxations=("rule",),
    shared=True,
    helped_by_talks=always,
    measure_in=sees_no_talks,
)
