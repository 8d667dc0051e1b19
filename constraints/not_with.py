"""Two talks that must not run in parallel do not overlap."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Requirement, Rule, Violation
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.model import Model


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One an unordered pair, whichever row names the other; first the talk that stands first in the event."""
    return tuple(Requirement("not_with", pair) for pair in _pairs(event))


def _pairs(event: Event) -> list[tuple[str, str]]:
    place = {talk.id: number for number, talk in enumerate(event.talks)}
    named = {(place[talk.id], place[other]) for talk in event.talks for other in talk.not_with if other in place}
    ordered = sorted({(min(pair), max(pair)) for pair in named if pair[0] != pair[1]})
    return [(event.talks[one].id, event.talks[other].id) for one, other in ordered]


def post(model: Model) -> None:
    for one, other in combinations(model.event.talks, 2):
        if one.id in other.not_with or other.id in one.not_with:
            slack = model.slack(Requirement("not_with", (one.id, other.id)))
            model.disjoint(model.span_of(one), model.span_of(other), 0, ~slack)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair that shares a minute counts 1."""
    placed = {item.id: item for item in items.talks(programme)}
    found = []
    for one, other in _pairs(event):
        if one in placed and other in placed and items.overlap(placed[one], placed[other]):
            text = told(
                "Les exposés {one} ({first}) et {other} ({second}) ne doivent pas être en parallèle.",
                "Talks {one} ({first}) and {other} ({second}) must not run in parallel.",
                one=phrases.talk(event, one), first=phrases.when(event, placed[one]),
                other=phrases.talk(event, other), second=phrases.when(event, placed[other]),
            )  # fmt: skip
            found.append(Violation("not_with", 1, (one, other), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Saying:
    one, other = requirement.subjects
    return told("Les exposés {one} et {other} ne doivent pas être en parallèle.",
                "Talks {one} and {other} must not run in parallel.",
                one=phrases.talk(event, one), other=phrases.talk(event, other))  # fmt: skip


RULE = Rule(
    name="not_with",
    kind="adjustable",
    title=Saying(fr="Exposés non simultanés", en="Talks not in parallel"),
    meaning=Saying(
        fr="l'exposé ne chevauche aucun de ceux que nomme sa colonne `not_with`",
        en="the talk overlaps none of those that its `not_with` names",
    ),
    unit=Saying(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
)
