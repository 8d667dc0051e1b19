"""Presenters of posters are wanted while posters are shown: the posts of the rules that ask for their presence.

Posters are shown during each break and plenary that has `posters`. Where there are several such times, a presenter
needs to be there at one of them; who speaks in such a plenary is there anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement

if TYPE_CHECKING:
    from scheduler.model.base import Pause, TimetableBase
    from scheduler.model.types import BoolLiteral


def keep_presence(model: TimetableBase, person: Person, requirement: Requirement) -> None:
    """One of the times at which posters are shown lies inside a window of the presenter, unless slack is 1.

    Nothing is posted for people without posters, nor where no break or plenary shows them.
    """
    pauses = shown(model)
    if not pauses or not model.event.posters_of(person.id) or speaks_meanwhile(model.event, person.id):
        return
    inside = [literal for pause in pauses for literal in _inside(model, pause, person)]
    slack = model.slack(requirement)
    for present in {pause.present.index: pause.present for pause in pauses}.values():
        model.cp.add_bool_or(~present, slack, *inside)


def shown(model: TimetableBase) -> Sequence[Pause]:
    """Return the pauses of the model during which posters are shown."""
    event = model.event
    ids = {"plenary": event.poster_plenaries, "break": event.poster_breaks}
    return [pause for pause in model.pauses if pause.id in ids[pause.kind]]


def speaks_meanwhile(event: Event, person: str) -> bool:
    """True if the person speaks in a plenary, or chairs one, during which posters are shown."""
    return any(plenary.id in event.poster_plenaries and person in plenary.people for plenary in event.plenaries)


def _inside(model: TimetableBase, pause: Pause, person: Person) -> list[BoolLiteral]:
    """Return a literal for each window of the person that is 1 only if it holds the pause, which is held."""
    literals: list[BoolLiteral] = []
    for start, end in model.spans(person.available):
        here = model.cp.new_bool_var(f"{pause.id} in {person.id} {start}")
        model.cp.add_implication(here, pause.present)
        model.cp.add_linear_constraint(pause.start, start, end).only_enforce_if(here)
        model.cp.add_linear_constraint(pause.end, start, end).only_enforce_if(here)
        literals.append(here)
    return literals
