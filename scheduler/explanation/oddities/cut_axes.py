"""Axes that a pause cuts in two although one session could hold them, with what keeps them so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from constraints import items, phrases
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.explanation.oddities import wording
from scheduler.explanation.oddities.hindrances import distinct, requirement_of
from scheduler.explanation.oddities.joined import Cut, pauses_after, pauses_before
from scheduler.explanation.oddities.oddity import Oddity
from scheduler.explanation.oddities.shifts import Measured, broken
from scheduler.explanation.oddities.wording import Direction, Hindrance
from scheduler.language.message import message
from scheduler.search.control import Budget

#: Rules that what lies beside the two sessions breaks, whatever keeps these apart.
_OF_NEIGHBOURS = frozenset(("pauses", "room_overlap"))


def cut_axes(base: Measured, budget: Budget) -> Iterator[Oddity]:
    """Yield each pair of sessions of an axis that follow each other on a day with pauses alone between them, where
    they have no more talks together than one session may.
    """
    for axis, cut in _cuts(base.programme):
        if len(cut.session.talks) + len(cut.following.talks) <= _most(base.event, cut):
            yield _oddity(base, axis, cut, budget)


def _cuts(programme: Programme) -> Iterator[tuple[str, Cut]]:
    for axis in dict.fromkeys(session.axis for session in programme.sessions if session.axis is not None):
        sessions = sorted((s for s in programme.sessions if s.axis == axis), key=lambda s: (s.day, s.start))
        for session, following in pairwise(sessions):
            cut = Cut(session, following, _between(programme, session, following))
            if cut.pauses and session.talks and following.talks:
                yield axis, cut


def _between(programme: Programme, session: PlacedSession, following: PlacedSession) -> list[items.Item]:
    """The pauses between two sessions of one day; none where another session lies between them."""
    if session.day != following.day or session.end > following.start:
        return []
    between = [
        item
        for item in (*items.sessions(programme), *items.pauses(programme))
        if item.day == session.day and session.end <= item.start and item.end <= following.start
    ]
    return [] if any(item.kind == "session" for item in between) else between


def _most(event: Event, cut: Cut) -> int:
    """The most talks that a session in the place of both may have."""
    slots = [session.slot for session in (cut.session, cut.following)]
    if event.slots:
        return max((event.slot[slot].places for slot in slots if slot in event.slot), default=0)
    return event.session_settings.max_talks


def _oddity(base: Measured, axis: str, cut: Cut, budget: Budget) -> Oddity:
    day, start, end = cut.session.day, cut.session.end, cut.following.start
    first, last = min(pause.start for pause in cut.pauses), max(pause.end for pause in cut.pauses)
    text = message(
        "{axis} est coupé en deux par {pauses} ({when})",
        "{axis} is cut in two by {pauses} ({when})",
        axis=phrases.opening(phrases.axis(base.event, axis)),
        pauses=phrases.listed([phrases.item(base.event, pause) for pause in cut.pauses]),
        when=phrases.during(base.event, day, first, last),
    )
    because = () if budget.over or base.event.slots else _because(base, cut)
    return Oddity("cut", day, start, end, (axis,), text, because)


def _because(base: Measured, cut: Cut) -> tuple[Hindrance, ...]:
    """What keeps the pauses from lying after both sessions, and before them; none where the check cannot tell."""
    after = _hindrances(base, pauses_after(base.event, base.programme, cut), cut, "later")
    before = _hindrances(base, pauses_before(base.event, base.programme, cut), cut, "earlier")
    return distinct((*after, *before)) if after and before else ()


def _hindrances(base: Measured, joined: Programme, cut: Cut, direction: Direction) -> list[Hindrance]:
    violations = [violation for violation in broken(base, joined) if violation.rule != "grid"]
    if any(violation.rule in _OF_NEIGHBOURS for violation in violations):
        return []
    needs = (requirement_of(base.event, violation, cut.session.day) for violation in violations)
    return [wording.hindrance(base.event, requirement, direction) for requirement in needs if requirement is not None]
