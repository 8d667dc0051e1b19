"""Talks are in one session with the talks that their column `with` names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.named_pairs import named_pairs
from constraints.rule import Rule, always
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import separate_talks

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each unordered pair has one requirement, in the order of the event; either talk may name the other."""
    return tuple(Requirement("together", pair) for pair in _pairs(event))


@remembering(2)
def _pairs(event: Event) -> list[tuple[str, str]]:
    """Return each pair of talks that belong together once, in the order of the event."""
    return named_pairs(event, lambda talk: talk.together)


def post(model: TimetableModel) -> None:
    """If both talks are held, the session of the one holds the other, unless the pair's slack is 1."""
    for pair in _pairs(model.event):
        slack = model.slack(Requirement("together", pair))
        for talk, other in permutations([model.event.talk[name] for name in pair]):
            if talk.axis != other.axis:
                model.cp.add_bool_or(slack, ~model.is_held(talk), ~model.is_held(other))
                break
            for session in model.candidates[talk.axis]:
                holds = session.holds
                model.cp.add_bool_or(slack, ~holds[talk.id], holds[other.id], ~model.is_held(other))


def post_slots(model: PresetModel) -> None:
    """If both talks are held, they are in one slot and there in one room, unless the pair's slack is 1."""
    for pair in _pairs(model.event):
        talk, other = (model.event.talk[name] for name in pair)
        slack = model.slack(Requirement("together", pair))
        if talk.axis != other.axis:
            model.cp.add_bool_or(slack, ~model.is_held(talk), ~model.is_held(other))
            continue
        for slot in model.event.slots:
            _follows(model, model.in_slot(talk, slot), other, model.in_slot(other, slot), slack)
            _follows(model, model.in_slot(other, slot), talk, model.in_slot(talk, slot), slack)
            separate_talks.in_one_session(model, talk, other, slot, slack)


def _follows(model: PresetModel, here: BoolLiteral, other: Talk, there: BoolLiteral, slack: BoolLiteral) -> None:
    """Posts that the other talk is there or not held, if the literal `here` is true."""
    if not model.is_false(here):
        model.cp.add_bool_or(slack, ~here, there, ~model.is_held(other))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of all pairs of one axis."""
    return (talk for pair in _pairs(event) for talk in _of_one_axis(event, pair))


def _of_one_axis(event: Event, pair: tuple[str, str]) -> Iterator[Talk]:
    talk, other = (event.talk[name] for name in pair)
    if talk.axis == other.axis:
        yield from (talk, other)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of talks in two sessions counts 1."""
    sessions = {talk.id: talk.session for talk in programme.talks}
    violations = []
    for talk, other in _pairs(event):
        if talk in sessions and other in sessions and sessions[talk] != sessions[other]:
            text = message(
                "Les exposés {talk} ({first}) et {other} ({second}) vont ensemble et sont dans deux sessions.",
                "Talks {talk} ({first}) and {other} ({second}) belong together and are in two sessions.",
                talk=phrases.talk(event, talk),
                first=sessions[talk],
                other=phrases.talk(event, other),
                second=sessions[other],
            )
            violations.append(Violation("together", 1, (talk, other), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk, other = requirement.subjects
    axes = event.talk[talk].axis, event.talk[other].axis
    two_axes = message(
        ", alors qu'ils relèvent des axes {first} et {second}",
        ", although they belong to axes {first} and {second}",
        first=axes[0] or "",
        second=axes[1] or "",
    )
    return message(
        "Les exposés {talk} et {other} doivent être dans une même session{but}.",
        "Talks {talk} and {other} must be in one session{but}.",
        talk=phrases.talk(event, talk),
        other=phrases.talk(event, other),
        but=two_axes if axes[0] != axes[1] else Message(fr="", en=""),
    )


RULE = Rule(
    name="together",
    kind="adjustable",
    title=message(fr="Exposés qui vont ensemble", en="Talks that belong together"),
    meaning=message(
        fr="l'exposé est dans la session de ceux que nomme sa colonne `avec`, dans n'importe quel ordre",
        en="the talk is in one session with those that its `with` names, in any order",
    ),
    unit=message(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.together",),
    sees_inside=sees_inside,
    relaxations=("together",),
    helped_by_talks=always,
)
