"""Knobs of the settings of the event: sizes, stretches, the grid, whole rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from constraints import phrases, rule
from scheduler.clock import DAY
from scheduler.event import Event
from scheduler.knobs.knob import (
    OWN,
    RULE,
    SIZE,
    Change,
    Knob,
    by,
)
from scheduler.requirement import Requirement
from scheduler.saying import Saying, told


def setting(
    event: Event,
    key: str,
    amounts: Sequence[int],
    weight: int,
    sign: int,
    fr: str,
    en: str,
    shown: Callable[[int], Saying | int],
) -> Knob:
    """A number of [sessions]."""

    def turned(event: Event, amount: int) -> Event:
        new = getattr(event.session_settings, key) + sign * amount
        return event.model_copy(update={"session_settings": event.session_settings.model_copy(update={key: new})})

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        return (Change("event", "", f"sessions.{key}", getattr(turned(event, amount).session_settings, key)),)

    def said(event: Event, amount: int) -> Saying:
        was = getattr(event.session_settings, key)
        return told(fr, en, to=shown(was + sign * amount), was=shown(was))

    return Knob(f"sessions.{key}", "sessions", amounts, by(weight), turned, changes, said)


def _talks(count: int) -> Saying:
    if count == 1:
        return Saying(fr="1 exposé", en="1 talk")
    return told("{count} exposés", "{count} talks", count=count)


def session_size(event: Event, requirement: Requirement) -> Iterator[Knob]:
    settings = event.session_settings
    if requirement.part == "min":
        yield setting(
            event,
            "min_talks",
            range(1, settings.min_talks),
            SIZE,
            -1,
            "Permettre des sessions de {to} (au lieu de {was} au moins)",
            "Allow sessions of {to} (instead of at least {was})",
            _talks,
        )
        return
    yield setting(
        event,
        "max_talks",
        range(1, len(event.talks) + 1),
        SIZE,
        1,
        "Permettre des sessions de {to} (au lieu de {was} au plus)",
        "Allow sessions of {to} (instead of at most {was})",
        _talks,
    )


def max_stretch(event: Event, requirement: Requirement) -> Iterator[Knob]:
    yield setting(
        event,
        "max_stretch",
        range(1, DAY),
        OWN,
        1,
        "Permettre {to} sans pause (au lieu de {was})",
        "Allow {to} without a pause (instead of {was})",
        phrases.minutes,
    )


def switched_off(event: Event, requirement: Requirement) -> Iterator[Knob]:
    """A whole rule of [rules], switched off."""
    name = requirement.rule

    def turned(event: Event, _: int) -> Event:
        return event.model_copy(update={"rules": (*(r for r in event.rules if r[0] != name), (name, "off"))})

    def said(event: Event, _: int) -> Saying:
        return told("Renoncer à la règle « {title} »", "Give up the rule “{title}”", title=rule(name).title)

    yield Knob(
        f"rules.{name}",
        "rules",
        (1,),
        by(RULE),
        turned,
        lambda e, _: (Change("event", "", f"rules.{name}", "off"),),
        said,
    )


def grid(event: Event, requirement: Requirement) -> Iterator[Knob]:
    finer = [step for step in range(event.step - 1, 0, -1) if 60 % step == 0]

    def turned(event: Event, amount: int) -> Event:
        return event.model_copy(update={"step": finer[amount - 1]})

    def said(event: Event, amount: int) -> Saying:
        return told(
            "Des débuts à un multiple de {to} (au lieu de {was})",
            "Starts at multiples of {to} (instead of {was})",
            to=phrases.minutes(finer[amount - 1]),
            was=phrases.minutes(event.step),
        )

    yield Knob(
        "event.step",
        "step",
        range(1, len(finer) + 1),
        by(OWN * 10),
        turned,
        lambda e, amount: (Change("event", "", "event.step", finer[amount - 1]),),
        said,
        gradual=False,
    )
