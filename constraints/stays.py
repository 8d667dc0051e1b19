"""The places and times at which people have to be, in the timetable model; posts alone use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement

if TYPE_CHECKING:
    from scheduler.domain.talks import Talk
    from scheduler.model.base import Span
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term

#: The part of a requirement on somebody whose sessions depend on the order of the sessions of an axis.
IN_ORDER = "order"


def requirement_on(event: Event, rule: str, person: str) -> Requirement:
    """Return the requirement of the rule on the person; its part tells whether the order of sessions matters to it."""
    return Requirement(rule, (person,), IN_ORDER if person in event.people_in_order else "")


def depends_on_order(requirement: Requirement) -> bool:
    """True if a further talk can help: with one session more before it, a session is another person's."""
    return requirement.part == IN_ORDER


@dataclass(frozen=True, slots=True)
class Stay:
    """A place and time at which a person has to be in the model: a talk, a session or a plenary.

    `talk` is the talk, `session` the name of the candidate session; `holds` gives the literals of the talks that a
    session may hold, by id.
    """

    span: Span
    room: Callable[[str], BoolLiteral] | None
    talk: str | None = None
    session: str | None = None
    holds: Mapping[str, BoolLiteral] = field(default_factory=dict)

    def same(self, other: Stay) -> bool:
        """True if both are at the same talk, or at the same session."""
        return (self.talk, self.session) == (other.talk, other.session) != (None, None)


def stays(model: TimetableModel, person: Person) -> Iterator[Stay]:
    """Yield each talk, session to chair and plenary of the person."""
    event = model.event
    for talk in event.presented(person.id):
        yield of_talk(model, talk)
    for session in model.sessions:
        if session.axis is not None and person.id in event.axis[session.axis].chairs_of(session.number):
            yield of_session(model, session)
    for pause in model.plenaries:
        plenary = event.plenary[pause.id]
        if person.id in plenary.people or plenary.id in poster_plenary(event, person.id):
            room = None if plenary.room is None else _only(model, plenary.room)
            yield Stay(model.span_of(pause), room)


def discussed(model: TimetableModel, person: Person) -> Iterator[tuple[Talk | Candidate, Stay]]:
    """Yield each talk and session that the person discusses, with its stay."""
    event = model.event
    for talk in event.talks:
        if person.id in talk.discussants:
            yield talk, of_talk(model, talk)
    for session in model.sessions:
        if session.axis is not None and person.id in event.axis[session.axis].discussants_of(session.number):
            yield session, of_session(model, session)


def of_talk(model: TimetableModel, talk: Talk) -> Stay:
    """Return the stay of somebody who has to be at the talk."""
    return Stay(model.span_of(talk), partial(model.room_of, talk), talk=talk.id)


def of_session(model: TimetableModel, session: Candidate) -> Stay:
    """Return the stay of somebody who has to be there during the whole session."""
    return Stay(model.span_of(session), partial(_in_room, model, session), session=session.name, holds=session.holds)


def poster_plenary(event: Event, person: str) -> tuple[str, ...]:
    """Return the plenary at which the person has to be for a poster, if it is the only time at which posters are shown.

    During a break one is in no room, and no talk overlaps it.
    """
    return tuple(event.poster_plenaries) if event.poster_times == 1 and event.posters_of(person) else ()


def keep_apart(model: TimetableModel, stay: Stay, other: Stay, slack: BoolLiteral) -> None:
    """The stays are `room_change` minutes apart if their rooms differ, else disjoint, unless slack is 1.

    A talk and the session that holds it are one stay.
    """
    together = _together(stay, other)
    apart = [] if together is None else [~together]
    model.disjoint(stay.span, other.span, _way(model, stay, other), ~slack, *apart)


def _in_room(model: TimetableModel, session: Candidate, room: str) -> BoolLiteral:
    """Return the literal that is true if the session is in the room, which may hold no talks."""
    literal: BoolLiteral = session.room.get(room, model.false)
    return literal


def _only(model: TimetableModel, there: str) -> Callable[[str], BoolLiteral]:
    """Return the function that is true for the room `there` alone."""
    return lambda room: model.true if room == there else model.false


def _together(stay: Stay, other: Stay) -> BoolLiteral | None:
    """Return the literal that puts the talk of one stay into the session of the other, or None."""
    if stay.talk is not None and other.session is not None:
        return other.holds.get(stay.talk)
    return stay.holds.get(other.talk) if other.talk is not None else None


def _way(model: TimetableModel, stay: Stay, other: Stay) -> Term:
    """Return the minutes that the way between the two stays takes: `room_change` if their rooms differ, else 0."""
    change = model.event.session_settings.room_change
    if len(model.event.rooms) == 1 or not change or stay.room is None or other.room is None:
        return 0
    moves = model.cp.new_bool_var("")
    for room in model.event.rooms:
        model.cp.add_bool_or(moves, ~stay.room(room.id), other.room(room.id))
    return change * moves
