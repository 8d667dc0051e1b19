"""Two talks that must not run in parallel do not overlap."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.talk_pairs import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One an unordered pair, whichever row names the other; first the talk that stands first in the event."""
    return tuple(Requirement("not_with", pair) for pair in _pairs(event))


def _pairs(event: Event) -> list[tuple[str, str]]:
    place = {talk.id: number for number, talk in enumerate(event.talks)}
    named = {(place[talk.id], place[other]) for talk in event.talks for other in talk.not_with if other in place}
    ordered = sorted({(min(pair), max(pair)) for pair in named if pair[0] != pair[1]})
    return [(event.talks[one].id, event.talks[other].id) for one, other in ordered]


def post(model: TimetableModel) -> None:
    for one, other in combinations(model.event.talks, 2):
        if one.id in other.not_with or other.id in one.not_with:
            slack = model.slack(Requirement("not_with", (one.id, other.id)))
            model.disjoint(model.span_of(one), model.span_of(other), 0, ~slack)


def post_slots(model: PresetModel) -> None:
    meeting = [pair for one, other in model.meeting() for pair in dict.fromkeys(((one, other), (other, one)))]
    for names in _pairs(model.event):
        one, other = (model.event.talk[name] for name in names)
        pairs.keep_apart(model, (one, other), meeting, _at_once, Requirement("not_with", names))


def _at_once(one: Hours, other: Hours) -> Verdict:
    return "breaks" if one[0] < other[1] and other[0] < one[1] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """The talks that name another, and those that are named."""
    named = {name for talk in event.talks for name in talk.not_with}
    return (talk for talk in event.talks if talk.not_with or talk.id in named)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair that shares a minute counts 1."""
    placed = {item.id: item for item in items.talks(programme)}
    found = []
    for one, other in _pairs(event):
        if one in placed and other in placed and items.overlap(placed[one], placed[other]):
            text = message(
                "Les exposés {one} ({first}) et {other} ({second}) ne doivent pas être en parallèle.",
                "Talks {one} ({first}) and {other} ({second}) must not run in parallel.",
                one=phrases.talk(event, one),
                first=phrases.when(event, placed[one]),
                other=phrases.talk(event, other),
                second=phrases.when(event, placed[other]),
            )
            found.append(Violation("not_with", 1, (one, other), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Message:
    one, other = requirement.subjects
    return message(
        "Les exposés {one} et {other} ne doivent pas être en parallèle.",
        "Talks {one} and {other} must not run in parallel.",
        one=phrases.talk(event, one),
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
