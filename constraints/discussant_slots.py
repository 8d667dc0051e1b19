"""Discussants are there, and in one place, in the preset model."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from constraints.duty_slots import Duty, chaired, discussed, keep_apart, keep_from, keep_present
from constraints.stays import poster_plenary

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.domain.requirement import Requirement
    from scheduler.model.preset.model import PresetModel


def post(model: PresetModel, person: Person, requirement: Requirement) -> None:
    """Each item that the person discusses lies in his or her windows and apart from the person's other items, or
    breaks the requirement once.
    """
    event, own = model.event, list(discussed(model, person))
    others = [*(Duty(talk.axis, talk) for talk in event.presented(person.id)), *chaired(model, person)]
    shows = poster_plenary(event, person.id)
    plenaries = [p for p in model.plenaries if person.id in event.plenary[p.id].people or p.id in shows]
    for number, duty in enumerate(own):
        slack = cache(lambda: model.slack(requirement))
        if person.available:
            keep_present(model, duty, person, slack)
        for other in chain(others, own[:number], own[number + 1 :]):
            keep_apart(model, duty, other, slack)
        for pause in plenaries:
            keep_from(model, duty, pause, slack)
