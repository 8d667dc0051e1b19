"""A session has at most two talks of one affiliation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.language.text import fold

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel

#: The upper bound of a session's talks of one affiliation (talks).
_TALK_LIMIT = 2


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each affiliation with more than two talks in some axis has one requirement; its subject is the folded name."""
    return tuple(_requirement(name) for name in dict.fromkeys(name for _, name in _crowds(event)))


def _requirement(affiliation: str) -> Requirement:
    """Return the requirement of the affiliation, given by its folded name."""
    return Requirement("affiliation_mix", (affiliation,))


def _crowds(event: Event) -> Mapping[tuple[str | None, str], Sequence[Talk]]:
    """Return the talks by axis and folded affiliation, if there are more of them than one session may have."""
    talks: dict[tuple[str | None, str], list[Talk]] = defaultdict(list)
    for talk in event.talks:
        for name in dict.fromkeys(fold(event.affiliation(talk, person)) for person in talk.speakers):
            if name:
                talks[talk.axis, name].append(talk)
    return {key: members for key, members in talks.items() if len(members) > _TALK_LIMIT}


def post(model: TimetableModel) -> None:
    """In each session the talks of an affiliation number at most two plus the excess, which costs."""
    for (axis, affiliation), talks in _crowds(model.event).items():
        for session in model.candidates[axis]:
            excess = model.excess(_requirement(affiliation), min(len(talks), session.places) - _TALK_LIMIT)
            model.cp.add(sum(session.holds[talk.id] for talk in talks) <= _TALK_LIMIT + excess)


def post_slots(model: PresetModel) -> None:
    """In each session of a slot the talks of an affiliation number at most two plus the excess, which costs."""
    for (axis, affiliation), talks in _crowds(model.event).items():
        for slot in model.event.slots:
            _post_slot(model, slot, axis, talks, _requirement(affiliation))


def _post_slot(
    model: PresetModel, slot: Slot, axis: str | None, talks: Sequence[Talk], requirement: Requirement
) -> None:
    """In each session of the axis in the slot the talks number at most two plus the excess.

    A model without rooms bounds the sum over the slot's sessions of the axis: two talks for each session, plus the
    excess.
    """
    sessions, largest_excess = model.allowed(axis, slot), min(len(talks), slot.places) - _TALK_LIMIT
    if sessions > 1 and not model.knows("rooms"):
        inside = sum(model.in_slot(talk, slot) for talk in talks)
        excess = model.excess(requirement, len(talks) - _TALK_LIMIT)
        model.cp.add(inside <= _TALK_LIMIT * sum(model.sessions[axis, slot.id]) + excess)
    elif sessions > 1:
        for room in model.event.rooms_of(slot):
            inside = sum(model.in_room(talk, slot, room) for talk in talks)
            model.cp.add(inside <= _TALK_LIMIT + model.excess(requirement, largest_excess))
    elif sessions:
        inside = sum(model.in_slot(talk, slot) for talk in talks)
        model.cp.add(inside <= _TALK_LIMIT + model.excess(requirement, largest_excess))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of affiliations that have too many talks for one session."""
    return (talk for talks in _crowds(event).values() for talk in talks)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session and affiliation counts its talks beyond the second.

    A talk belongs to each affiliation of its speakers.
    """
    return tuple(
        _violation(session, names)
        for session in programme.sessions
        for names in _named(event, session).values()
        if len(names) > _TALK_LIMIT
    )


def _named(event: Event, session: PlacedSession) -> Mapping[str, Sequence[str]]:
    """Return the session's affiliations as its talks spell them, by folded name."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for talk in (event.talk[name] for name in session.talks if name in event.talk):
        names = {fold(name): name for name in (event.affiliation(talk, person) for person in talk.speakers) if name}
        for folded, name in names.items():
            spellings[folded].append(name)
    return spellings


def _violation(session: PlacedSession, names: Sequence[str]) -> Violation:
    text = message(
        "{session} compte {count} exposés de {name} ; deux au plus sont permis.",
        "{session} has {count} talks from {name}; at most two are allowed.",
        session=phrases.opening(phrases.session(session.id, session.axis)),
        count=len(names),
        name=phrases.title(names[0]),
    )
    return Violation("affiliation_mix", len(names) - _TALK_LIMIT, (session.id, names[0]), text)


def say(event: Event, requirement: Requirement) -> Message:
    spellings = (event.affiliation(talk, person) for talk in event.talks for person in talk.speakers)
    name = next(name for name in spellings if fold(name) == requirement.subjects[0])
    return message(
        "Une session compte au plus deux exposés de {name}.",
        "A session has at most two talks from {name}.",
        name=phrases.title(name),
    )


RULE = Rule(
    name="affiliation_mix",
    kind="adjustable",
    title=message(fr="Affiliations mêlées", en="Mixed affiliations"),
    meaning=message(
        fr="une session compte au plus deux exposés d'une même affiliation, d'après leurs intervenants (majuscules, "
        "accents et espaces doubles ne comptent pas)",
        en="a session has at most two talks of one affiliation, by their speakers (capitals, accents and double "
        "spaces make no difference)",
    ),
    unit=message(fr="exposé au-delà du deuxième", en="talk beyond the second"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("people.affiliation", "talks.affiliations", "talks.speakers"),
    sees_inside=sees_inside,
    relaxations=("rule",),
)
