"""Two sessions of an axis in one room have a pause or another session between them."""

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
    """Where two sessions of an axis share a room and a day, a pause or another session stands between them."""
    if model.drops(Requirement("session_apart")):
        return
    for candidates in model.candidates.values():
        for one, following in combinations(candidates, 2):
            ways = [_pause_between(model, pause, one, following) for pause in model.pauses]
            others = [session for session in model.sessions if session.axis != one.axis]
            ways += [_session_between(model, other, one, following) for other in others]
            ways += [_night_between(model, one, following)] if len(model.event.days) > 1 else []
            for room in model.event.rooms:
                model.cp.add_bool_or(~one.room[room.id], ~following.room[room.id], *ways)


def _pause_between(model: TimetableModel, pause: Pause, one: Candidate, following: Candidate) -> BoolLiteral:
    between = model.cp.new_bool_var(f"{one.name} {pause.id} {following.name}")
    model.cp.add_implication(between, pause.present)
    model.cp.add_implication(between, ~model.before(pause, one))
    model.cp.add_implication(between, model.before(pause, following))
    return between


def _session_between(model: TimetableModel, other: Candidate, one: Candidate, following: Candidate) -> BoolLiteral:
    between = model.cp.new_bool_var(f"{one.name} {other.name} {following.name}")
    model.cp.add_implication(between, other.present)
    model.cp.add(one.end <= other.start).only_enforce_if(between)
    model.cp.add(other.end <= following.start).only_enforce_if(between)
    for room in model.event.rooms:
        model.cp.add_bool_or(~between, ~one.room[room.id], other.room[room.id])
    return between


def _night_between(model: TimetableModel, one: Candidate, following: Candidate) -> BoolLiteral:
    between = model.cp.new_bool_var(f"{one.name} night {following.name}")
    for today, then in zip(one.day, following.day, strict=True):
        model.cp.add_bool_or(~between, ~today, ~then)
    return between


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each two sessions that follow each other in a room on one day, of one axis, without a pause between, count 1.

    An idle hour is no pause. A night is: no session could run through it.
    """
    pauses = items.pauses(programme)
    sessions = sorted(items.sessions(programme), key=lambda s: (s.room or "", s.first, s.last))
    return tuple(
        _violation(event, one, following)
        for one, following in pairwise(sessions)
        if (one.room, one.day, one.axis) == (following.room, following.day, following.axis)
        and not any(one.last <= pause.first and pause.last <= following.first for pause in pauses)
    )


def _violation(event: Event, one: Item, following: Item) -> Violation:
    text = message(
        "{one} et {other} se suivent dans {room} ({first} puis {second}) sans rien entre elles.",
        "{one} and {other} follow each other in {room} ({first}, then {second}) with nothing between them.",
        one=phrases.opening(phrases.item(event, one)),
        other=phrases.item(event, following),
        room=phrases.room(event, one.room),
        first=phrases.when(event, one),
        second=phrases.when(event, following),
    )
    return Violation("session_apart", 1, (one.id, following.id), text)


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
