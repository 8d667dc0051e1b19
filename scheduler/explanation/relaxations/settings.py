"""Relaxations of the event's settings: the sizes of sessions, stretches, the grid, whole rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from constraints import phrases, rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.relaxation import (
    OWN_MINUTE,
    RULE_COST,
    SIZE_COST,
    Amounts,
    Change,
    Relaxation,
    cost_per_unit,
)
from scheduler.language.message import Message, message


def session_setting(
    key: str, amounts: Amounts, sign: int, fr: str, en: str, shown: Callable[[int], Message | int]
) -> Relaxation:
    """The relaxation of a number of [sessions].

    Parameters
    ----------
    key
        The key of [sessions].
    sign
        1: the amount is added to the number; −1: it is subtracted.
    fr, en
        The sentence, with `{to}` and `{was}` for the new and the former number.
    shown
        Gives a number as the sentence writes it.
    """

    def applied(event: Event, amount: int) -> Event:
        new = getattr(event.session_settings, key) + sign * amount
        return event.model_copy(update={"session_settings": event.session_settings.model_copy(update={key: new})})

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        return (Change("event", "", f"sessions.{key}", getattr(applied(event, amount).session_settings, key)),)

    def said(event: Event, amount: int) -> Message:
        was = getattr(event.session_settings, key)
        return message(fr, en, to=shown(was + sign * amount), was=shown(was))

    cost = cost_per_unit(amounts.weight)
    return Relaxation(f"sessions.{key}", key, amounts.values, cost, applied, changes, said, amounts.monotone)


def _talks(count: int) -> Message:
    if count == 1:
        return Message(fr="1 exposé", en="1 talk")
    return message("{count} exposés", "{count} talks", count=count)


def session_size(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the fewest or the most talks of a session."""
    settings = event.session_settings
    if requirement.part == "min":
        yield session_setting(
            "min_talks",
            Amounts(range(1, settings.min_talks), SIZE_COST),
            -1,
            "Permettre des sessions de {to} (au lieu de {was} au moins)",
            "Allow sessions of {to} (instead of at least {was})",
            _talks,
        )
        return
    yield session_setting(
        "max_talks",
        Amounts(range(1, len(event.talks) + 1), SIZE_COST),
        1,
        "Permettre des sessions de {to} (au lieu de {was} au plus)",
        "Allow sessions of {to} (instead of at most {was})",
        _talks,
    )


def max_stretch(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the longest time without a pause."""
    yield session_setting(
        "max_stretch",
        Amounts(range(1, DAY), OWN_MINUTE),
        1,
        "Permettre {to} sans pause (au lieu de {was})",
        "Allow {to} without a pause (instead of {was})",
        phrases.minutes,
    )


def switched_off(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation that switches a rule of [rules] off."""
    name = requirement.rule

    def applied(event: Event, _: int) -> Event:
        return event.model_copy(update={"rules": (*(r for r in event.rules if r[0] != name), (name, "off"))})

    def said(event: Event, _: int) -> Message:
        if name == "session_apart":
            return _apart(event)
        return message("Renoncer à la règle « {title} »", "Give up the rule “{title}”", title=rule(name).title)

    yield Relaxation(
        f"rules.{name}",
        "rules",
        (1,),
        cost_per_unit(RULE_COST),
        applied,
        lambda e, _: (Change("event", "", f"rules.{name}", "off"),),
        said,
    )


def _apart(event: Event) -> Message:
    """The sentence with which `session_apart` is given up, in the words of those who do not know the rule."""
    return message(
        "Permettre dans une salle deux sessions {of_axis}sans pause entre elles (règle « {title} »)",
        "Allow two sessions {of_axis}in one room without a break between them (rule “{title}”)",
        of_axis=message("du même axe ", "of the same axis ") if event.axes else message("", ""),
        title=rule("session_apart").title,
    )


def grid(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the event's grid: finer steps that divide the hour."""
    finer = [step for step in range(event.step - 1, 0, -1) if 60 % step == 0]

    def applied(event: Event, amount: int) -> Event:
        return event.model_copy(update={"step": finer[amount - 1]})

    def said(event: Event, amount: int) -> Message:
        return message(
            "Des débuts à un multiple de {to} (au lieu de {was})",
            "Starts at multiples of {to} (instead of {was})",
            to=phrases.minutes(finer[amount - 1]),
            was=phrases.minutes(event.step),
        )

    yield Relaxation(
        "event.step",
        "step",
        range(1, len(finer) + 1),
        cost_per_unit(OWN_MINUTE * 10),
        applied,
        lambda e, amount: (Change("event", "", "event.step", finer[amount - 1]),),
        said,
        monotone=False,
    )
