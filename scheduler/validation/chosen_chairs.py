"""Axes of which one of several people chairs each session: nobody is stated besides."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.validation.fault import Fault


def chosen_chair_faults(event: Event) -> Iterator[Fault]:
    """Every axis with lists whose sessions have stated chairs too."""
    for position, axis in enumerate(event.axes):
        if not axis.chair_from:
            continue
        known = (event.person.get(name) for people in axis.chair_from for name in people)
        names = "; ".join(person.name for person in known if person)
        if axis.every_chair:
            text = message(
                "cet axe a déjà « chair » : gardez « chair » si ces personnes modèrent, « chair_from » si le "
                "programme choisit parmi elles",
                "this axis has “chair” already: keep “chair” if these people chair, “chair_from” if the programme "
                "chooses among them",
            )
            yield Fault("axis", position, "chair_from", names, text)
