"""No stretch of sessions without a pause is longer than `max_stretch` minutes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, permutations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, sees_no_talks
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

#: The idle time from which a room has a pause between two sessions (minutes; contract §2).
IDLE = 10


def requirements(event: Event) -> tuple[Requirement, ...]:
    return () if event.session_settings.max_stretch is None else (Requirement("max_stretch"),)


def post(model: TimetableModel) -> None:
    """end(session) − begun(session) ≤ `max_stretch` + excess for the last session of each stretch.

    begun(session) is the start of its stretch: at most its own start, and at most begun of each session that it follows
    on.
    """
    limit = model.event.session_settings.max_stretch
    if limit is None:
        return
    if model.cells is not None:  # a pause or a night lies between two sessions of a room
        for session in model.sessions:
            model.cp.add(session.length <= limit + model.excess(Requirement("max_stretch"), DAY))
        return
    requirement, days = Requirement("max_stretch"), len(model.event.days)
    begun = {s.name: model.cp.new_int_var(0, DAY * days, f"{s.name} stretch") for s in model.sessions}
    follows = {(a.name, b.name): _follows_on(model, a, b) for a, b in permutations(model.sessions, 2)}
    for session in model.sessions:
        model.cp.add(begun[session.name] <= session.start)
        goes_on = model.cp.new_bool_var(f"{session.name} goes on")
        model.cp.add_bool_or(~goes_on, *(follows[session.name, s.name] for s in model.sessions if s is not session))
        excess = model.excess(requirement, DAY)
        for other in model.sessions:
            if other is not session:
                goes_back = model.cp.add(begun[session.name] <= begun[other.name])
                goes_back.only_enforce_if(follows[other.name, session.name])
        model.cp.add(session.end - begun[session.name] <= limit + excess).only_enforce_if(session.present, ~goes_on)


def _follows_on(model: TimetableModel, session: Candidate, following: Candidate) -> BoolLiteral:
    """Return a literal that is 1 if and only if `following` goes on with the stretch of `session`.

    It starts in the same room less than `IDLE` minutes after `session` ends, with no pause between them.
    """
    cp, name = model.cp, f"{session.name}-{following.name}"
    literal, far, back = (cp.new_bool_var(f"{name} {what}") for what in ("follows", "far", "back"))
    cp.add(following.start >= session.end + IDLE).only_enforce_if(far)
    cp.add(following.start < session.end).only_enforce_if(back)
    cp.add(following.start >= session.end).only_enforce_if(literal)
    cp.add(following.start < session.end + IDLE).only_enforce_if(literal)
    parted = [_parts(model, pause, session, following, literal) for pause in model.pauses]
    for room in model.event.talk_rooms:
        cp.add_bool_or(literal, far, back, *parted, ~session.room[room.id], ~following.room[room.id])
        cp.add_bool_or(~literal, ~session.room[room.id], following.room[room.id])
    cp.add_implication(literal, session.present)
    cp.add_implication(literal, following.present)
    return literal


def _parts(
    model: TimetableModel, pause: Pause, session: Candidate, following: Candidate, follows: BoolLiteral
) -> BoolLiteral:
    """Return a literal that is 1 only if the pause stands between the two sessions.

    `follows` is 0 if the pause stands between them.
    """
    parts = model.cp.new_bool_var("")
    model.cp.add_implication(parts, pause.present)
    model.cp.add_implication(parts, ~model.before(pause, session))
    model.cp.add_implication(parts, model.before(pause, following))
    model.cp.add_bool_or(~follows, ~pause.present, model.before(pause, session), ~model.before(pause, following))
    return parts


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """A stretch longer than `max_stretch` counts its excess minutes.

    A stretch is a longest row of sessions of one room and day, in the order of time, in which each starts less than 10
    minutes after the session before it ends, with no break or plenary between the two. Its length goes from the start
    of the first to the end of the last, gaps between talks, idle minutes, introductions and discussions included.
    """
    limit = event.session_settings.max_stretch
    if limit is None:
        return ()
    violations = []
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
            violations.append(Violation("max_stretch", end - start - limit, tuple(s.id for s in stretch), text))
    return tuple(violations)


def _stretches(programme: Programme) -> Iterator[list[Item]]:
    """Yield the stretches of each room and day, as lists of sessions in the order of time."""
    pauses = items.pauses(programme)
    ordered = sorted(items.sessions(programme), key=lambda s: (s.room or "", s.first, s.last))
    for _, sessions in groupby(ordered, key=lambda s: (s.room, s.day)):
        stretch: list[Item] = []
        for session in sessions:
            last = max((item.last for item in stretch), default=session.first)
            between = any(last <= pause.first and pause.last <= session.first for pause in pauses)
            if stretch and (session.first - last >= IDLE or between):
                yield stretch
                stretch = []
            stretch.append(session)
        yield stretch


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Aucune salle n'est occupée plus de {limit} sans pause (event.toml, [sessions] max_stretch).",
        "No room is in use for more than {limit} without a pause (event.toml, [sessions] max_stretch).",
        limit=phrases.minutes(event.session_settings.max_stretch or 0),
    )


RULE = Rule(
    name="max_stretch",
    kind="adjustable",
    title=message(fr="Durée sans pause", en="Time without a pause"),
    meaning=message(
        fr="dans une salle, il n'y a pas plus de `max_stretch` minutes entre deux pauses (pause, plénière ou 10 "
        "minutes libres entre deux sessions ; `gap`, à l'intérieur d'une session, n'est jamais une pause)",
        en="in a room there are no more than `max_stretch` minutes between two pauses (a break, a plenary or 10 idle "
        "minutes between two sessions; `gap`, inside a session, is never a pause)",
    ),
    unit=message(fr="minute en trop", en="minute over"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    reads=("session_settings.max_stretch",),
    relaxations=("stretch",),
    measure_in=sees_no_talks,
)
