"""Sessions of one talk of an axis that has more, in the evening or where a room has one session a day: why the talk is
not in another session.
"""

from __future__ import annotations

from collections.abc import Iterator

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.requirement import Requirement
from scheduler.explanation.oddities import wording
from scheduler.explanation.oddities.hindrances import distinct, requirement_of
from scheduler.explanation.oddities.oddity import Oddity
from scheduler.explanation.oddities.shifts import Measured, broken
from scheduler.explanation.oddities.wording import Hindrance
from scheduler.language.message import message
from scheduler.search.control import Budget

#: Minute of the day from which a session is in the evening.
EVENING = 18 * 60
#: Rules that ask something of a talk, whatever lies beside it.
_OF_TALKS = frozenset(
    (
        "talk_available",
        "person_available",
        "discussant_available",
        "room_available",
        "pin",
        "talk_room",
        "needs",
        "capacity",
        "session_size",
        "after",
        "together",
    )
)


def lonely(base: Measured, budget: Budget) -> Iterator[Oddity]:
    """Yield each session of one talk whose axis has several, in the evening, or where a room has one session a day."""
    for session in base.programme.sessions:
        if len(session.talks) == 1 and len(base.event.talks_of(session.axis)) > 1 and _is_odd(base.event, session):
            yield _oddity(base, session, budget)


def _is_odd(event: Event, session: PlacedSession) -> bool:
    slot = event.slot.get(session.slot or "")
    places = event.session_settings.max_talks if slot is None else slot.places
    return places > 1 and (session.start >= EVENING or _is_only_session_a_day(event))


def _oddity(base: Measured, session: PlacedSession, budget: Budget) -> Oddity:
    text = message(
        "{talk} est seul dans sa session ({when})",
        "{talk} is alone in its session ({when})",
        talk=phrases.opening(
            message("l'exposé {talk}", "talk {talk}", talk=phrases.talk(base.event, session.talks[0]))
        ),
        when=phrases.during(base.event, session.day, session.start, session.end),
    )
    because = () if budget.over else _because(base, session, budget)
    return Oddity("alone", session.day, session.start, session.end, session.talks, text, because)


def _because(base: Measured, session: PlacedSession, budget: Budget) -> tuple[Hindrance, ...]:
    """What keeps the talk from the end of each other session of its axis; none where one of them could have it."""
    if _is_only_session_a_day(base.event):
        return (wording.hindrance(base.event, Requirement("session_apart"), "earlier"),)
    kept: list[Hindrance] = []
    for other in base.programme.sessions:
        if other.axis != session.axis or other.id == session.id:
            continue
        hindrances = () if budget.over else _hindrances(base, session, other)
        if not hindrances:
            return ()
        kept += hindrances
    return distinct(kept)


def _is_only_session_a_day(event: Event) -> bool:
    """True if nothing can lie between two sessions of a room (contract §3, `session_apart`)."""
    single = not event.slots and not event.breaks and not event.plenaries and len(event.used_axes) == 1
    return single and event.setting("session_apart") == "hard"


def _hindrances(base: Measured, session: PlacedSession, other: PlacedSession) -> list[Hindrance]:
    """The requirements of talks that are broken if the talk of `session` is the last of the session `other`."""
    violations = [v for v in broken(base, _joined(base, session, other)) if v.rule in _OF_TALKS]
    needs = (requirement_of(base.event, violation, other.day) for violation in violations)
    return [wording.hindrance(base.event, requirement, "earlier") for requirement in needs if requirement is not None]


def _joined(base: Measured, session: PlacedSession, other: PlacedSession) -> Programme:
    """The programme with the talk of `session` at the end of the session `other`."""
    (name,), programme = session.talks, base.programme
    last = programme.talk[other.talks[-1]]
    start = last.end + base.event.talk_settings.gap
    placed = programme.talk[name]
    length = placed.end - placed.start
    moved = placed.model_copy(
        update={"session": other.id, "room": other.room, "day": other.day, "start": start, "end": start + length}
    )
    end = other.end + start + length - last.end
    longer = other.model_copy(update={"talks": (*other.talks, name), "end": end})
    kept = (longer if each.id == other.id else each for each in programme.sessions if each.id != session.id)
    talks = tuple(moved if talk.id == name else talk for talk in programme.talks)
    return programme.model_copy(update={"sessions": tuple(kept), "talks": talks})
