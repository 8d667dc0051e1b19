"""Relaxations of the lists from which an axis has its chairs chosen: longer hours of their people, or no such list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.people import mention, person_hours
from scheduler.explanation.relaxations.relaxation import RULE_COST, Amounts, Field, Relaxation, field_relaxation
from scheduler.language.message import message

Lists = tuple[tuple[str, ...], ...]


def chair_list(event: Event, requirement: Requirement, present_before: Mapping[str, Person]) -> Iterator[Relaxation]:
    """The relaxations with which somebody of the list is there longer, or nobody of it has to chair.

    `present_before`: by id, the absent people as they were before.
    """
    (axis,), number = requirement.subjects, int(requirement.part) - 1
    lists = event.axis[axis].chair_from
    for person in lists[number]:
        if event.person[person].available:
            yield from person_hours(event, Requirement("person_available", (person,)), present_before)

    def cell(left: Lists) -> list[str] | None:
        return [mention(event, person) for people in left for person in people] or None

    left = tuple(people for other, people in enumerate(lists) if other != number)
    yield field_relaxation(
        f"axes.{axis}.chair_from.{requirement.part}",
        "chair",
        Field("axes", axis, "chair_from", cell),
        Amounts((1,), RULE_COST),
        lambda item, _: left if len(left) < 2 else (),
        lambda e, item, _: message(
            "Ne demander pour {axis} personne de la liste ({people})",
            "Ask for nobody of the list ({people}) for {axis}",
            axis=phrases.axis(e, axis),
            people=phrases.listed([phrases.person(e, person) for person in lists[number]]),
        ),
    )
