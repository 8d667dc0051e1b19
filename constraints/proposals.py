"""Chairs are proposed for the sessions that have none, in the timetable model; posts alone use them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import session_lists
from constraints.person_available import keep_session
from constraints.stays import discussed, keep_apart, of_session, stays
from scheduler.domain.chairing import chair_lists, listed_chairs, potential_chairs
from scheduler.domain.clock import DAY
from scheduler.domain.programme import Programme

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def propose(model: TimetableModel) -> None:
    """The model has a literal for each session that nobody is stated to chair and each person who may: proposed.

    At most one is true for a session, or as many as its axis has lists, and only where the person is there for the
    whole of it, and in one place, whatever the settings of the rules. Further calls do nothing.
    """
    choose(model)
    people = tuple(person.id for person in potential_chairs(model.event))
    unchaired = [each for each in model.sessions if each.name not in model.proposals and not stated(model, each)]
    _add(model, {session.name: people for session in unchaired})


def choose(model: TimetableModel) -> None:
    """The model has those literals for the sessions of axes with lists, and their people. Further calls do nothing."""
    people = {session.name: listed_chairs(model.event, session.axis) for session in model.sessions}
    _add(model, {name: listed for name, listed in people.items() if listed and name not in model.proposals})


def _add(model: TimetableModel, people_of: Mapping[str, Sequence[str]]) -> None:
    """Adds the literals of the sessions named, for their people, who are kept in one place."""
    before = frozenset(model.proposals)
    for session in model.sessions:
        if session.name in people_of:
            names = people_of[session.name]
            literals = {person: model.cp.new_bool_var(f"{session.name} by {person}") for person in names}
            most = max(1, len(chair_lists(model.event, session.axis)))
            model.cp.add(sum(literals.values()) <= most * session.present)
            model.proposals[session.name] = literals
    for person in {person: None for names in people_of.values() for person in names}:
        _keep_in_one_place(model, model.event.person[person], before)


def without_chair(model: TimetableModel, session: Candidate) -> Term:
    """Return 1 if the session is held and nobody is proposed or chosen for it, else 0; it is to be minimised."""
    lacking = session.present - sum(model.proposals.get(session.name, {}).values())
    if len(chair_lists(model.event, session.axis)) < 2:
        return lacking
    without = model.cp.new_bool_var(f"{session.name} without a chair")
    model.cp.add(without >= lacking)
    return without


def stated(model: TimetableModel, session: Candidate) -> tuple[str, ...]:
    """Return the people who are stated to chair the session, by id."""
    return () if session.axis is None else model.event.axis[session.axis].chairs_of(session.number)


def _keep_in_one_place(model: TimetableModel, person: Person, before: Collection[str]) -> None:
    """The sessions proposed to the person lie in his or her windows, and apart from each other and all else.

    `before`: the names of sessions of which that is posted already, but for those that come after them.
    """
    elsewhere = [*stays(model, person), *(stay for _, stay in discussed(model, person))]
    proposed = list(_proposed(model, person))
    for session in (each for each in proposed if each.name not in before):
        literal, stay = model.proposals[session.name][person.id], of_session(model, session)
        if person.available:
            keep_session(model, session, person, ~literal)
        for other in elsewhere:
            if not stay.same(other):
                keep_apart(model, stay, other, ~literal)
    for session, other_session in combinations(proposed, 2):
        if session.name in before and other_session.name in before:
            continue
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
