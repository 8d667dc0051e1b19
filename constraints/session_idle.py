"""Two sessions of an axis with nothing between them in a room are 10 minutes apart, if `session_apart` allows them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.items import Item
from constraints.max_stretch import IDLE
from constraints.rule import Rule, always, sees_no_talks
from constraints.separations import separations, unseparated
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Return nothing where `session_apart` is hard, which asks more."""
    return () if event.setting("session_apart") == "hard" else (Requirement("session_idle"),)


def post(model: TimetableModel) -> None:
    """start(following) − end(session) ≥ `IDLE` for two sessions of an axis and a room that nothing separates."""
    if not requirements(model.event) or model.drops(Requirement("session_idle")):
        return
    for candidates in model.candidates.values():
        for session, following in combinations(candidates, 2):
            idle = model.cp.new_bool_var(f"{session.name} idle {following.name}")
            model.cp.add(session.end + IDLE <= following.start).only_enforce_if(idle)
            ways = (idle, *separations(model, session, following))
            for room in model.event.talk_rooms:
                model.cp.add_bool_or(~session.room[room.id], ~following.room[room.id], *ways)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions that `session_apart` counts and that are fewer than 10 minutes apart counts 1."""
    if not requirements(event):
        return ()
    close = (pair for pair in unseparated(programme) if pair[1].first - pair[0].last < IDLE)
    return tuple(_violation(event, session, following) for session, following in close)


def _violation(event: Event, session: Item, following: Item) -> Violation:
    text = message(
        "{session} et {other} se suivent dans {room} ({first} puis {second}) à moins de {idle} d'intervalle.",
        "{session} and {other} follow each other in {room} ({first}, then {second}) less than {idle} apart.",
        session=phrases.opening(phrases.item(event, session)),
        other=phrases.item(event, following),
        room=phrases.room(event, session.room),
        first=phrases.when(event, session),
        second=phrases.when(event, following),
        idle=phrases.minutes(IDLE),
    )
    return Violation("session_idle", 1, (session.id, following.id), text)


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Deux sessions {of_axis}que rien ne sépare dans une salle y sont à {idle} d'intervalle au moins.",
        "Two sessions {of_axis}with nothing between them in a room are at least {idle} apart.",
        of_axis=message("du même axe ", "of the same axis ") if event.axes else message("", ""),
        idle=phrases.minutes(IDLE),
    )


RULE = Rule(
    name="session_idle",
    kind="fixed",
    title=message(fr="Dix minutes entre deux sessions", en="Ten minutes between sessions"),
    meaning=message(
        fr="où `[rules]` assouplit `session_apart` ou y renonce, deux sessions du même axe (sans axes : deux "
        "sessions) que rien ne sépare dans une salle y sont à 10 minutes d'intervalle au moins",
        en="where `[rules]` makes `session_apart` soft or gives it up, two sessions of one axis (without axes: any "
        "two) with nothing between them in a room are at least 10 minutes apart",
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
    measure_in=sees_no_talks,
)
