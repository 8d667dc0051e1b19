"""A session has at least `min_talks` and at most `max_talks` talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """The upper bound has one requirement, and the lower bound one if `min_talks` is greater than 1."""
    lower_bound = (Requirement("session_size", (), "min"),) if event.session_settings.min_talks > 1 else ()
    return (*lower_bound, Requirement("session_size", (), "max"))


def post(model: TimetableModel) -> None:
    """`min_talks` − excess ≤ talks ≤ `max_talks` + excess for each session that is held."""
    settings = model.event.session_settings
    for session in model.sessions:
        excess = model.excess(Requirement("session_size", (), "max"), session.places - settings.max_talks)
        model.cp.add(session.size <= settings.max_talks + excess)
        shortage = model.excess(Requirement("session_size", (), "min"), settings.min_talks - 1)
        model.cp.add(session.size + shortage >= settings.min_talks).only_enforce_if(session.present)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session counts the talks that it has beyond `max_talks` or is short of `min_talks`."""
    lower_bound, upper_bound = event.session_settings.min_talks, event.session_settings.max_talks
    return tuple(
        Violation("session_size", amount, (session.id,), _text(event, session))
        for session in programme.sessions
        if (amount := max(len(session.talks) - upper_bound, lower_bound - len(session.talks))) > 0
    )


def _text(event: Event, session: PlacedSession) -> Message:
    settings = event.session_settings
    name = phrases.opening(phrases.session(session.id, session.axis))
    count = len(session.talks)
    if count > settings.max_talks:
        return message(
            "{session} compte {count} ; {most} au plus sont permis.",
            "{session} has {count}; at most {most} are allowed.",
            session=name,
            count=_talks(count),
            most=settings.max_talks,
        )
    return message(
        "{session} compte {count} ; il en faut au moins {least}.",
        "{session} has {count}; at least {least} are needed.",
        session=name,
        count=_talks(count),
        least=settings.min_talks,
    )


def _talks(count: int) -> Message:
    return message(
        "{count} exposé" if count < 2 else "{count} exposés",
        "{count} talk" if count == 1 else "{count} talks",
        count=count,
    )


def _is_lower_bound(requirement: Requirement) -> bool:
    """True for the requirement of `min_talks`, which one more talk can help to meet."""
    return requirement.part == "min"


def say(event: Event, requirement: Requirement) -> Message:
    if requirement.part == "min":
        return message(
            "Une session compte au moins {count} (event.toml, [sessions] min_talks).",
            "A session has at least {count} (event.toml, [sessions] min_talks).",
            count=_talks(event.session_settings.min_talks),
        )
    return message(
        "Une session compte au plus {count} (event.toml, [sessions] max_talks).",
        "A session has at most {count} (event.toml, [sessions] max_talks).",
        count=_talks(event.session_settings.max_talks),
    )


RULE = Rule(
    name="session_size",
    kind="adjustable",
    title=message(fr="Taille des sessions", en="Size of sessions"),
    meaning=message(
        fr="une session compte de `min_talks` à `max_talks` exposés",
        en="a session has from `min_talks` to `max_talks` talks",
    ),
    unit=message(fr="exposé en trop ou manquant", en="talk over or under"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    reads=("session_settings.max_talks", "session_settings.min_talks"),
    relaxations=("session_size",),
    helped_by_talks=_is_lower_bound,
)
