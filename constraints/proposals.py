"""Chairs are proposed for the sessions that have none, in the timetable model; posts alone use them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import session_lists
from constraints.person_available import keep_session
from constraints.stays import discussed, keep_apart, of_session, stays
from scheduler.domain.chairing import potential_chairs
from scheduler.domain.clock import DAY
from scheduler.domain.programme import Programme

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def propose(model: TimetableModel) -> None:
    """The model has a literal for each session that nobody is stated to chair and each person who may: proposed.

    At most one is true for a session, and only where the person is there for the whole of it, and in one place,
    whatever the settings of the rules. Further calls do nothing.
    """
    if model.proposals:
        return
    people = potential_chairs(model.event)
    for session in model.sessions:
        if not stated(model, session):
            literals = {person.id: model.cp.new_bool_var(f"{session.name} by {person.id}") for person in people}
            model.cp.add(sum(literals.values()) <= session.present)
            model.proposals[session.name] = literals
    for person in people:
        _keep_in_one_place(model, person)


def stated(model: TimetableModel, session: Candidate) -> tuple[str, ...]:
    """Return the people who are stated to chair the session, by id."""
    return () if session.axis is None else model.event.axis[session.axis].chairs_of(session.number)


def _keep_in_one_place(model: TimetableModel, person: Person) -> None:
    """The sessions proposed to the person lie in his or her windows, and apart from each other and all else."""
    elsewhere = [*stays(model, person), *(stay for _, stay in discussed(model, person))]
    proposed = list(_proposed(model, person))
    for session in proposed:
        literal, stay = model.proposals[session.name][person.id], of_session(model, session)
        if person.available:
            keep_session(model, session, person, ~literal)
        for other in elsewhere:
            if not stay.same(other):
                keep_apart(model, stay, other, ~literal)
    for session, other_session in combinations(proposed, 2):
        both = model.both(model.proposals[session.name][person.id], model.proposals[other_session.name][person.id])
        keep_apart(model, of_session(model, session), of_session(model, other_session), ~both)


def _proposed(model: TimetableModel, person: Person) -> Iterator[Candidate]:
    """Yield the sessions that may be proposed to the person."""
    yield from (session for session in model.sessions if person.id in model.proposals.get(session.name, ()))


def stays_proposed(model: TimetableModel, base: Programme, person: Person) -> BoolLiteral:
    """Return a literal that is 1 only if the person is proposed for the sessions of `base`, and for no others.

    A session of `base` is one with its axis, room, start and end.
    """
    before = [item for item, chair in session_lists.proposed(model.event, base) if chair == person.id]
    stays = model.cp.new_bool_var(f"{person.id} is proposed as before")
    sessions = list(_proposed(model, person))
    literals = [model.proposals[session.name][person.id] for session in sessions]
    model.cp.add(sum(literals) == len(before)).only_enforce_if(stays)
    for item in before:
        here = []
        for session, literal in zip(sessions, literals, strict=True):
            if session.axis == item.axis:
                same = model.cp.new_bool_var("")
                midnight = model.day_number[item.day] * DAY
                model.cp.add_implication(same, literal)
                model.cp.add_implication(same, session.room.get(item.room or "", model.false))
                model.cp.add(session.start == midnight + item.start).only_enforce_if(same)
                model.cp.add(session.end == midnight + item.end).only_enforce_if(same)
                here.append(same)
        model.cp.add_bool_or(~stays, *here)
    return stays
