"""As few proposed chairs as possible change from another programme to this one (a level)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from constraints import items, phrases, proposals_slots, session_lists
from constraints.proposals import propose, stated
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.session_order import ordinals
from scheduler.language.message import Message, message
from scheduler.model.preset import nth_sessions

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term

MEANING = message(
    fr="aussi peu de sessions que possible changent de modération proposée",
    en="for as few sessions as possible the proposed chair changes",
)


def post(model: TimetableModel, base: Programme) -> Callable[[], Term]:
    """The cost is the number of sessions of `base` that are held without the chair who was proposed."""
    propose(model)
    before = _proposed(model.event, base)
    changed: list[Term] = []
    for session in model.sessions:
        people = [person for key, person in before if key == (session.axis, session.number)]
        for person in people if not stated(model, session) else ():
            changed.append(session.present - model.proposals[session.name].get(person, 0))
    lost = [model.cp.new_bool_var("") for _ in changed]
    for literal, term in zip(lost, changed, strict=True):
        model.cp.add(literal >= term)
    return lambda: sum(lost)


def post_slots(model: PresetModel, base: Programme) -> Callable[[], Term]:
    """The cost is the number of sessions of `base` that are held without the chair who was proposed."""
    proposals_slots.propose(model)
    lost: list[Term] = []
    for key, person in _proposed(model.event, base):
        if key in model.proposals and person in model.proposals[key]:
            lost.append(nth_sessions.exists(model, *key) - model.proposals[key][person])
    changed = [model.cp.new_bool_var("") for _ in lost]
    for literal, term in zip(changed, lost, strict=True):
        model.cp.add(literal >= term)
    return lambda: sum(changed)


def _proposed(event: Event, programme: Programme) -> list[tuple[tuple[str | None, int], str]]:
    """Return each proposed chair, after the axis of the session and its position among the sessions of the axis."""
    numbers = dict(zip(items.sessions(programme), ordinals(event, programme), strict=True))
    return [((item.axis, numbers[item]), chair) for item, chair in session_lists.proposed(event, programme)]


def measure(event: Event, programme: Programme, base: Programme) -> tuple[Violation, ...]:
    """Each session that both programmes have counts 1 if `base` proposes a chair and this programme does not.

    Sessions are the same by their axis and their position among its sessions. A session for which the event now states
    a chair counts 0.
    """
    before: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for key, chair in _proposed(event, base):
        before[key].append(chair)
    now = zip(programme.sessions, items.leaders(event, programme), items.chairs(event, programme), strict=True)
    violations = []
    for (session, people, given), number in zip(now, ordinals(event, programme), strict=True):
        for person in before[session.axis, number]:
            if given or person in people:
                continue
            text = message(
                "{session} était proposée à {person}.",
                "{session} was proposed to {person}.",
                session=phrases.opening(phrases.session(session.id, session.axis)),
                person=phrases.person(event, person),
            )
            violations.append(Violation("chairs_kept", 1, (session.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme) -> Rule:
    """Return the level that counts the sessions that lose the chair whom `base` proposes."""
    return Rule(
        name="chairs_kept",
        kind="level",
        title=message(fr="Changements de modération", en="Chairs who change"),
        meaning=MEANING,
        unit=message(fr="session", en="session"),
        requirements=nothing,
        post=partial(post, base=base),
        post_slots=partial(post_slots, base=base),
        measure=partial(measure, base=base),
        say=say,
    )
