"""What lies between two sessions of an axis in one room: pauses, other sessions, a night."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from constraints import items
from constraints.items import Item
from scheduler.domain.programme import Programme

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def separations(model: TimetableModel, session: Candidate, following: Candidate) -> list[BoolLiteral]:
    """Return literals; each is 1 only if something lies between the two sessions, or they differ in day.

    Parameters
    ----------
    session, following
        Two candidates of an axis, in their order. Another session counts if it is of another axis; a session of their
        own axis between them is apart from both, or not apart from `following`.
    """
    ways = [_pause_between(model, pause, session, following) for pause in model.pauses]
    others = [other for other in model.sessions if other.axis != session.axis]
    ways += [_session_between(model, other, session, following) for other in others]
    return ways + ([_night_between(model, session, following)] if len(model.event.days) > 1 else [])


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
    for room in model.event.talk_rooms:
        model.cp.add_bool_or(~between, ~session.room[room.id], other.room[room.id])
    return between


def _night_between(model: TimetableModel, session: Candidate, following: Candidate) -> BoolLiteral:
    """Return a literal that is 1 only if the two sessions are on different days."""
    between = model.cp.new_bool_var(f"{session.name} night {following.name}")
    for today, then in zip(session.day, following.day, strict=True):
        model.cp.add_bool_or(~between, ~today, ~then)
    return between


def unseparated(programme: Programme) -> list[tuple[Item, Item]]:
    """Return each two sessions of an axis that follow each other in a room on one day with no pause between them."""
    pauses = items.pauses(programme)
    sessions = sorted(items.sessions(programme), key=lambda s: (s.room or "", s.first, s.last))
    return [
        (session, following)
        for session, following in pairwise(sessions)
        if (session.room, session.day, session.axis) == (following.room, following.day, following.axis)
        and not any(session.last <= pause.first and pause.last <= following.first for pause in pauses)
    ]
