"""People do not sit in a room for longer than `max_stretch` minutes without a pause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, permutations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral

#: Minutes of idle time that are a pause (contract §2).
IDLE = 10


def requirements(event: Event) -> tuple[Requirement, ...]:
    return () if event.session_settings.max_stretch is None else (Requirement("max_stretch"),)


def post(model: TimetableModel) -> None:
    """Each session knows when its stretch began: its own start, or that of the session that it follows on."""
    limit = model.event.session_settings.max_stretch
    if limit is None:
        return
    asked, days = Requirement("max_stretch"), len(model.event.days)
    begun = {s.name: model.cp.new_int_var(0, DAY * days, f"{s.name} stretch") for s in model.sessions}
    follows = {(a.name, b.name): _follows_on(model, a, b) for a, b in permutations(model.sessions, 2)}
    for session in model.sessions:
        model.cp.add(begun[session.name] <= session.start)
        goes_on = model.cp.new_bool_var(f"{session.name} goes on")
        model.cp.add_bool_or(~goes_on, *(follows[session.name, s.name] for s in model.sessions if s is not session))
        over = model.excess(asked, DAY)
        for other in model.sessions:
            if other is not session:
                goes_back = model.cp.add(begun[session.name] <= begun[other.name])
                goes_back.only_enforce_if(follows[other.name, session.name])
        model.cp.add(session.end - begun[session.name] <= limit + over).only_enforce_if(session.present, ~goes_on)


def _follows_on(model: TimetableModel, one: Candidate, then: Candidate) -> BoolLiteral:
    """True if and only if `then` starts in the room of `one` less than `IDLE` minutes after it, no pause between."""
    cp, name = model.cp, f"{one.name}-{then.name}"
    literal, far, back = (cp.new_bool_var(f"{name} {what}") for what in ("follows", "far", "back"))
    cp.add(then.start >= one.end + IDLE).only_enforce_if(far)
    cp.add(then.start < one.end).only_enforce_if(back)
    cp.add(then.start >= one.end).only_enforce_if(literal)
    cp.add(then.start < one.end + IDLE).only_enforce_if(literal)
    parted = [_parts(model, pause, one, then, literal) for pause in model.pauses]
    for room in model.event.rooms:
        cp.add_bool_or(literal, far, back, *parted, ~one.room[room.id], ~then.room[room.id])
        cp.add_bool_or(~literal, ~one.room[room.id], then.room[room.id])
    cp.add_implication(literal, one.present)
    cp.add_implication(literal, then.present)
    return literal


def _parts(model: TimetableModel, pause: Pause, one: Candidate, then: Candidate, follows: BoolLiteral) -> BoolLiteral:
    """A literal that is only true if the pause stands between the two; they follow on only where it does not."""
    parts = model.cp.new_bool_var("")
    model.cp.add_implication(parts, pause.present)
    model.cp.add_implication(parts, ~model.before(pause, one))
    model.cp.add_implication(parts, model.before(pause, then))
    model.cp.add_bool_or(~follows, ~pause.present, model.before(pause, one), ~model.before(pause, then))
    return parts


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each stretch counts the minutes by which it is longer than `max_stretch`.

    A stretch is a longest row of sessions of one room and day, in the order of time, in which each starts less than 10
    minutes after the one before it ends, with no break or plenary between the two. Its length goes from the start of
    the first to the end of the last, gaps between talks, idle minutes and discussions included.
    """
    limit = event.session_settings.max_stretch
    if limit is None:
        return ()
    found = []
    for stretch in _stretches(programme):
        start, end = stretch[0].start, max(session.end for session in stretch)
        if end - start > limit:
            text = message(
                "{room} est occupée {when} sans pause, {over} de plus que {limit}.",
                "{room} is in use {when} without a pause, {over} longer than {limit}.",
                room=phrases.opening(phrases.room(event, stretch[0].room)),
                when=phrases.during(event, stretch[0].day, start, end),
                over=phrases.minutes(end - start - limit),
                limit=phrases.minutes(limit),
            )
            found.append(Violation("max_stretch", end - start - limit, tuple(s.id for s in stretch), text))
    return tuple(found)


def _stretches(programme: Programme) -> Iterator[list[Item]]:
    pauses = items.pauses(programme)
    ordered = sorted(items.sessions(programme), key=lambda s: (s.room or "", s.first, s.last))
    for _, sessions in groupby(ordered, key=lambda s: (s.room, s.day)):
        stretch: list[Item] = []
        for session in sessions:
            last = max((one.last for one in stretch), default=session.first)
            between = any(last <= pause.first and pause.last <= session.first for pause in pauses)
            if stretch and (session.first - last >= IDLE or between):
                yield stretch
                stretch = []
            stretch.append(session)
        yield stretch


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Aucune salle n'est occupée plus de {limit} sans pause.",
        "No room is in use for more than {limit} without a pause.",
        limit=phrases.minutes(event.session_settings.max_stretch or 0),
    )


RULE = Rule(
    name="max_stretch",
    kind="adjustable",
    title=message(fr="Durée sans pause", en="Time without a pause"),
    meaning=message(
        fr="dans une salle, il n'y a pas plus de `max_stretch` minutes entre deux pauses (pause, plénière ou 10 "
        "minutes libres)",
        en="in a room there are no more than `max_stretch` minutes between two pauses (a break, a plenary or 10 idle "
        "minutes)",
    ),
    unit=message(fr="minute en trop", en="minute over"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    reads=("session_settings.max_stretch",),
    relaxations=("stretch",),
)
