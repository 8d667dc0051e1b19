"""Relaxations of the demands of talks: rooms, features, audiences, other talks before them or at other times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.relaxation import (
    DROPPED_COST,
    Amounts,
    Change,
    Field,
    Relaxation,
    cost_per_unit,
    field_relaxation,
    with_item,
)
from scheduler.language.message import Message, message


def _dropped_cell(requirement: Requirement, key: str, said: tuple[str, str]) -> Relaxation:
    """The relaxation that empties a cell of the talk."""
    name = requirement.subjects[0]
    empty: Any = None if key == "room" else ()
    return field_relaxation(
        f"talks.{name}.{key}",
        key,
        Field("talks", name, key, lambda _: None),
        Amounts((1,), DROPPED_COST),
        lambda item, _: empty,
        lambda e, item, _: message(*said, talk=phrases.talk(e, name), what=", ".join(getattr(item, key) or ())),
    )


def talk_room(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which a talk may be in any room."""
    yield _dropped_cell(
        requirement, "room", ("Permettre l'exposé {talk} dans toute salle", "Allow talk {talk} in any room")
    )


def needs(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which a talk needs no features of its room."""
    yield _dropped_cell(
        requirement,
        "needs",
        ("Se passer de « {what} » pour l'exposé {talk}", "Do without “{what}” for talk {talk}"),
    )


def capacity(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the audience that is expected at a talk."""
    talk = event.talk[requirement.subjects[0]]
    if talk.audience is not None:
        yield field_relaxation(
            f"talks.{talk.id}.audience",
            "audience",
            Field("talks", talk.id, "audience"),
            Amounts(range(1, talk.audience), 1),
            lambda item, amount: item.audience - amount,
            lambda e, item, amount: message(
                "Attendre {to} personnes à l'exposé {talk} (au lieu de {was})",
                "Expect {to} people at talk {talk} (instead of {was})",
                talk=phrases.talk(e, item.id),
                to=item.audience - amount,
                was=item.audience,
            ),
        )


def pair(key: str, fr: str, en: str, field: str = "") -> Callable[[Event, Requirement], Iterator[Relaxation]]:
    """The generator of relaxations with which two talks do not name each other under `key` any more.

    `field`: the talk's field, where it has another name than its column.
    """
    named_in = field or key

    def generate(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
        naming = [
            (a, b)
            for a, b in (requirement.subjects, requirement.subjects[::-1])
            if b in getattr(event.talk[a], named_in)
        ]

        def without(event: Event, name: str, other: str) -> tuple[str, ...]:
            return tuple(named for named in getattr(event.talk[name], named_in) if named != other)

        def applied(event: Event, _: int) -> Event:
            for name, other in naming:
                event = with_item(event, "talks", name, **{named_in: without(event, name, other)})
            return event

        def changes(event: Event, _: int) -> tuple[Change, ...]:
            return tuple(Change("talk", a, key, "; ".join(without(event, a, b)) or None) for a, b in naming)

        def said(event: Event, _: int) -> Message:
            name, other = naming[0]
            return message(fr, en, talk=phrases.talk(event, name), other=phrases.talk(event, other))

        if naming:
            yield Relaxation(
                f"{key}:{'+'.join(requirement.subjects)}",
                key,
                (1,),
                cost_per_unit(DROPPED_COST),
                applied,
                changes,
                said,
            )

    return generate
