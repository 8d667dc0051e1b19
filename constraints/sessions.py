"""There are as few sessions as possible (a level)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule, nothing, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is the number of candidate sessions that are held."""
    total = sum(session.present for session in model.sessions)
    return lambda: total


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """The cost is the number of sessions over all axes and slots."""
    total = sum(sum(literals) for literals in model.sessions.values())
    return lambda: total


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts 1."""
    return tuple(
        Violation(
            "sessions",
            1,
            (session.id,),
            message(
                "{session} a lieu {when}.",
                "{session} is held {when}.",
                session=phrases.opening(phrases.session(session.id, session.axis)),
                when=phrases.during(event, session.day, session.start, session.end),
            ),
        )
        for session in programme.sessions
    )


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="sessions",
    kind="level",
    title=message(fr="Peu de sessions", en="Few sessions"),
    meaning=message(fr="il y a aussi peu de sessions que possible", en="there are as few sessions as possible"),
    unit=message(fr="session", en="session"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    by_session=True,
    measure_in=sees_no_talks,
)
