"""Relaxations of talks: their durations, whether they are held, their pins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from constraints import phrases
from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk
from scheduler.explanation.relaxations.relaxation import (
    DROPPED_COST,
    OWN_MINUTE,
    TALK_MINUTE,
    WITHDRAWN_COST,
    Amounts,
    Change,
    Field,
    Relaxation,
    cost_per_unit,
    field_relaxation,
    shorter,
    steps,
)
from scheduler.language.message import Message, message


def placed(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that shorten a talk or withdraw it; none where it has begun."""
    talk = event.talk[requirement.subjects[0]]
    if any(what_if.subject == talk.id and what_if.kind == "begun" for what_if in event.what_ifs):
        return
    if not event.slots:  # the minutes of a place are those of its slot
        yield shorter(
            "talks",
            talk.id,
            talk.duration,
            TALK_MINUTE,
            lambda e, item: message("l'exposé {talk}", "talk {talk}", talk=phrases.talk(e, item.id)),
        )
    if len(event.talks) > 1:
        yield withdrawn(talk)


def withdrawn(talk: Talk) -> Relaxation:
    """The relaxation that withdraws the talk."""

    def applied(event: Event, _: int) -> Event:
        from scheduler.domain.amendments import Amendments, amended

        return amended(event, Amendments(cancelled=(talk.id,)))

    def changes(event: Event, _: int) -> tuple[Change, ...]:
        return (Change("talk", talk.id, "status", "withdrawn" if event.language == "en" else "retiré"),)

    def said(event: Event, _: int) -> Message:
        return message("Retirer l'exposé {talk}", "Withdraw talk {talk}", talk=phrases.talk(event, talk.id))

    return Relaxation(
        f"talks.{talk.id}.status", "withdraw", (1,), cost_per_unit(WITHDRAWN_COST), applied, changes, said
    )


def default_duration(event: Event, defaulted: frozenset[str]) -> Relaxation:
    """The relaxation of the duration of all talks without one of their own (`defaulted`: their ids)."""

    def applied(event: Event, amount: int) -> Event:
        settings = event.talk_settings.model_copy(update={"duration": event.talk_settings.duration - amount})
        talks = (t.model_copy(update={"duration": settings.duration}) if t.id in defaulted else t for t in event.talks)
        return event.model_copy(update={"talk_settings": settings, "talks": tuple(talks)})

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        return (Change("event", "", "talks.duration", event.talk_settings.duration - amount),)

    def said(event: Event, amount: int) -> Message:
        was = event.talk_settings.duration
        return message(
            "Des exposés de {to} (au lieu de {was})",
            "Talks of {to} (instead of {was})",
            to=phrases.minutes(was - amount),
            was=phrases.minutes(was),
        )

    return Relaxation(
        "talks.duration",
        "talks.duration",
        steps(event.talk_settings.duration // 2),
        cost_per_unit(TALK_MINUTE * 4),
        applied,
        changes,
        said,
        monotone=False,
    )


def pin(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move the pin of a talk or remove it; none where it slips with a late day."""
    talk = event.talk[requirement.subjects[0]]
    pin = talk.pin
    if pin is None or pin.slips:
        return
    day, several, name = event.day.get(pin.day), len(event.days) > 1, talk.id

    def cell(value: Any) -> str | None:
        if value is None:
            return None
        dated = f"{value.day.isoformat()} " if several else ""
        return dated + plain_hour(value.start) + (f"@{value.room}" if value.room else "")

    for sign, most in (
        (1, (day.end if day else DAY) - pin.start - talk.duration),
        (-1, pin.start - (day.start if day else 0)),
    ):
        yield field_relaxation(
            f"talks.{name}.pin{'+' if sign > 0 else '-'}",
            "pin",
            Field("talks", name, "pin", cell),
            Amounts(steps(most), OWN_MINUTE, monotone=False),
            lambda item, amount, sign=sign: item.pin.model_copy(  # type: ignore[misc]
                update={"start": item.pin.start + sign * amount}
            ),
            lambda e, item, amount, sign=sign: message(  # type: ignore[misc]
                "Fixer l'exposé {talk} à {to} (au lieu de {was})",
                "Fix talk {talk} at {to} (instead of {was})",
                talk=phrases.talk(e, name),
                to=phrases.hour(item.pin.start + sign * amount),
                was=phrases.hour(item.pin.start),
            ),
        )
    yield field_relaxation(
        f"talks.{name}.pin",
        "pin",
        Field("talks", name, "pin", cell),
        Amounts((1,), DROPPED_COST),
        lambda item, _: None,
        lambda e, item, _: message(
            "Ne plus fixer l'heure de l'exposé {talk}", "Fix no time for talk {talk}", talk=phrases.talk(e, name)
        ),
    )
