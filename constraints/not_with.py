"""A talk does not overlap the talks that its `not_with` names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.named_pairs import named_pairs
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.verdicts import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each unordered pair has one requirement, in the order of the event; either talk may name the other."""
    return tuple(Requirement("not_with", pair) for pair in _pairs(event))


@remembering(2)
def _pairs(event: Event) -> list[tuple[str, str]]:
    """Return each pair of talks that must not overlap once, in the order of the event."""
    return named_pairs(event, lambda talk: talk.not_with)


def post(model: TimetableModel) -> None:
    """The spans of the two talks are disjoint, unless the pair's slack is 1."""
    for talk, other in combinations(model.event.talks, 2):
        if talk.id in other.not_with or other.id in talk.not_with:
            slack = model.slack(Requirement("not_with", (talk.id, other.id)))
            model.disjoint(model.span_of(talk), model.span_of(other), 0, ~slack)


def post_slots(model: PresetModel) -> None:
    """The two talks are in no pair of slots and places that overlap in time, unless the pair's slack is 1."""
    meeting = [pair for slot, other in model.meeting() for pair in dict.fromkeys(((slot, other), (other, slot)))]
    for names in _pairs(model.event):
        talk, other = (model.event.talk[name] for name in names)
        pairs.keep_apart(model, (talk, other), meeting, _at_once, Requirement("not_with", names))


def _at_once(hours: Hours, other: Hours) -> Verdict:
    """Return "breaks" if the two spans overlap, else "fine"."""
    return "breaks" if hours[0] < other[1] and other[0] < hours[1] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that name another talk, and the talks that are named."""
    named_talks = {name for talk in event.talks for name in talk.not_with}
    return (talk for talk in event.talks if talk.not_with or talk.id in named_talks)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of talks that share a minute counts 1."""
    placed = {item.id: item for item in items.talks(programme)}
    violations = []
    for talk, other in _pairs(event):
        if talk in placed and other in placed and items.overlap(placed[talk], placed[other]):
            text = message(
                "Les exposés {talk} ({first}) et {other} ({second}) ne doivent pas être en parallèle.",
                "Talks {talk} ({first}) and {other} ({second}) must not run in parallel.",
                talk=phrases.talk(event, talk),
                first=phrases.when(event, placed[talk]),
                other=phrases.talk(event, other),
                second=phrases.when(event, placed[other]),
            )
            violations.append(Violation("not_with", 1, (talk, other), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk, other = requirement.subjects
    return message(
        "Les exposés {talk} et {other} ne doivent pas être en parallèle.",
        "Talks {talk} and {other} must not run in parallel.",
        talk=phrases.talk(event, talk),
        other=phrases.talk(event, other),
    )


RULE = Rule(
    name="not_with",
    kind="adjustable",
    title=message(fr="Exposés non simultanés", en="Talks not in parallel"),
    meaning=message(
        fr="l'exposé ne chevauche aucun de ceux que nomme sa colonne `pas_avec`",
        en="the talk overlaps none of those that its `not_with` names",
    ),
    unit=message(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.not_with",),
    sees_inside=sees_inside,
    relaxations=("not_with",),
)
