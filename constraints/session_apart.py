"""A pause or another session lies between two sessions of an axis in one room."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, always
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("session_apart"),)


def post(model: TimetableModel) -> None:
    """Two sessions of an axis differ in room or day, or have a pause or another session between them."""
    if model.drops(Requirement("session_apart")):
        return
    for candidates in model.candidates.values():
        for candidate, following in combinations(candidates, 2):
            ways = [_pause_between(model, pause, candidate, following) for pause in model.pauses]
            others = [session for session in model.sessions if session.axis != candidate.axis]
            ways += [_session_between(model, other, candidate, following) for other in others]
            ways += [_night_between(model, candidate, following)] if len(model.event.days) > 1 else []
            for room in model.event.rooms:
                model.cp.add_bool_or(~candidate.room[room.id], ~following.room[room.id], *ways)


def _pause_between(model: TimetableModel, pause: Pause, session: Candidate, following: Candidate) -> BoolLiteral:
    """Return a literal that is 1 only if the pause lies between the two sessions."""
    between = model.cp.new_bool_var(f"{session.name} {pause.id} {following.name}")
    model.cp.add_implication(between, pause.present)
    model.cp.add_implication(between, ~model.before(pause, session))
    model.cp.add_implication(between, model.before(pause, following))
    return between


def _session_between(model: TimetableModel, other: Candidate, session: Candidate, following: Candidate) -> BoolLiteral:
    """Return a literal that is 1 only if the other session lies between the two, in their room."""
    between = model.cp.new_bool_var(f"{session.name} {other.name} {following.name}")
    model.cp.add_implication(between, other.present)
    model.cp.add(session.end <= other.start).only_enforce_if(between)
    model.cp.add(other.end <= following.start).only_enforce_if(between)
    for room in model.event.rooms:
        model.cp.add_bool_or(~between, ~session.room[room.id], other.room[room.id])
    return between


def _night_between(model: TimetableModel, session: Candidate, following: Candidate) -> BoolLiteral:
    """Return a literal that is 1 only if the two sessions are on different days."""
    between = model.cp.new_bool_var(f"{session.name} night {following.name}")
    for today, then in zip(session.day, following.day, strict=True):
        model.cp.add_bool_or(~between, ~today, ~then)
    return between


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions of an axis that follow each other in a room on one day without a pause between counts 1.

    An idle hour is no pause. A night is a pause: no session could run through it.
    """
    pauses = items.pauses(programme)
    sessions = sorted(items.sessions(programme), key=lambda s: (s.room or "", s.first, s.last))
    return tuple(
        _violation(event, session, following)
        for session, following in pairwise(sessions)
        if (session.room, session.day, session.axis) == (following.room, following.day, following.axis)
        and not any(session.last <= pause.first and pause.last <= following.first for pause in pauses)
    )


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


def say(event: Event, requirement: Requirement) -> Message:
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
    kind="fixed",
    title=message(fr="Des sessions distinctes", en="Sessions apart"),
    meaning=message(
        fr="entre deux sessions du même axe (sans axes : entre deux sessions) d'une salle, il y a dans la journée une "
        "pause, une plénière ou une autre session",
        en="between two sessions of one axis (without axes: between any two) of a room there is, within a day, a "
        "break, a plenary or another session",
    ),
    unit=message(fr="paire de sessions", en="pair of sessions"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    unrelaxed="two sessions with nothing between them are one",
    blamable=True,
    shared=True,
    helped_by_talks=always,
)
