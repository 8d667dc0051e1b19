"""Axes of which one of several people chairs each session: sessions are preset, and nobody is stated besides."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.validation.fault import Fault


def chosen_chair_faults(event: Event) -> Iterator[Fault]:
    """Every axis with lists whose sessions are found by the solver, or have stated chairs."""
    for position, axis in enumerate(event.axes):
        if not axis.chair_from:
            continue
        known = (event.person.get(name) for people in axis.chair_from for name in people)
        names = "; ".join(person.name for person in known if person)
        if not event.slots:
            text = message(
                "« chair_from » demande des sessions données d'avance : décrivez les créneaux par [[slots]], ou "
                "écrivez « oui » dans la colonne « préside » du fichier des personnes",
                "“chair_from” needs preset sessions: describe the slots by [[slots]], or write “yes” in the column "
                "“chairs” of the speakers' file",
            )
            yield Fault("axis", position, "chair_from", names, text)
        if axis.every_chair:
            text = message(
                "cet axe a déjà « chair » : gardez « chair » si ces personnes président, « chair_from » si le "
                "programme choisit parmi elles",
                "this axis has “chair” already: keep “chair” if these people chair, “chair_from” if the programme "
                "chooses among them",
            )
            yield Fault("axis", position, "chair_from", names, text)
